/**
 * Diagnostics: what can be wrong, where it stands, and how it is printed.
 *
 * <p>May import {@code java.compiler}.
 */
package dev.unrolled.processor.report;
