/**
 * From compiler elements and annotation values to declarations, each value with its place. Judges nothing.
 *
 * <p>May import {@code dev.unrolled.processor.model}, {@code dev.unrolled.processor.report} and {@code java.compiler}.
 */
package dev.unrolled.processor.read;
