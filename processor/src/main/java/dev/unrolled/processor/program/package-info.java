/**
 * A cell as a program of vector statements: pure data, the reference interpreter that says what it means, and its equation as text. Every
 * cell kind is one program; whatever prints or runs code works from programs alone.
 *
 * <p>May import {@code dev.unrolled.processor.model} and the runtime.
 */
package dev.unrolled.processor.program;
