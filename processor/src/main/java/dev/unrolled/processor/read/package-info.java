/**
 * From compiler elements and annotation values to declarations, each value with its place. Judges nothing.
 *
 * <p>May import {@link dev.unrolled.processor.model}, {@link dev.unrolled.processor.report} and {@code java.compiler}.
 */
package dev.unrolled.processor.read;
