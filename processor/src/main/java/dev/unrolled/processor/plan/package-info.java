/**
 * How a program is written as code: the code shape, how it is cut into methods, and what a step costs. Pure data.
 *
 * <p>May import {@code dev.unrolled.processor.program} and {@code dev.unrolled.processor.model}.
 */
package dev.unrolled.processor.plan;
