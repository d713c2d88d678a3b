package dev.unrolled.processor.program;

/**
 * Consecutive values of a vector.
 *
 * @param vector the vector
 * @param from the first index
 * @param length the number of values
 */
public record Slice(Vector vector, int from, int length) {
    /** Refuses a range outside the vector. */
    public Slice {
        if (from < 0 || length < 1 || from > vector.length() - length) {
            throw new IllegalArgumentException("%s: expected a range within [0, %d), found [%d, %d)"
                    .formatted(vector.name(), vector.length(), from, (long) from + length));
        }
    }

    /**
     * Whether this is the whole vector.
     *
     * @return true if nothing of the vector is left out
     */
    public boolean isWhole() {
        return length == vector.length();
    }

    /**
     * Whether two slices have a value in common.
     *
     * @param other another slice
     * @return true if both are of one vector and their ranges meet
     */
    public boolean overlaps(Slice other) {
        return vector.equals(other.vector) && from < other.from + other.length && other.from < from + length;
    }
}
