/**
 * The rules: from a declaration to problems, or to a spec that is true by construction.
 *
 * <p>May import {@code dev.unrolled.processor.model} and {@code dev.unrolled.processor.report}.
 */
package dev.unrolled.processor.check;
