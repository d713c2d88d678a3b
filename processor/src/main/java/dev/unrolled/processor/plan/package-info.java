/**
 * How a program is written as code: the code shape, how it is cut into methods, and what a step costs. Pure data.
 *
 * <p>May import {@link dev.unrolled.processor.program} and {@link dev.unrolled.processor.model}.
 */
package dev.unrolled.processor.plan;
