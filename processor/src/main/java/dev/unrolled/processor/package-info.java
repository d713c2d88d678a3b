/** The processor that javac calls, and the pipeline in which the stages meet: read, check, program, plan, emit. */
package dev.unrolled.processor;
