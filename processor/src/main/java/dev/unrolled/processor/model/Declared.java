package dev.unrolled.processor.model;

/**
 * A value that the user wrote, with the place where it stands.
 *
 * @param value the value
 * @param origin where it stands, for a diagnostic
 * @param <T> the value's type
 * @param <O> what a place is; this package need not know
 */
public record Declared<T, O>(T value, O origin) {}
