/**
 * What the user wrote (declarations, which may be nonsense) and what is true (specs, correct by construction), as plain values.
 *
 * <p>May import the runtime and {@code java.base}.
 */
package dev.unrolled.processor.model;
