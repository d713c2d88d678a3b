package dev.unrolled.processor.emit;

/**
 * How many vectors of a width make up a length, and how they are spread over passes.
 *
 * @param passes the number of passes
 * @param vectors the number of vectors in each
 * @param isExact whether the passes meet without overlap
 */
record VectorPasses(int passes, int vectors, boolean isExact) {
    static VectorPasses of(int length, int lanes, int most) {
        int all = ceil(length, lanes);
        int passes = ceil(all, most);
        int vectors = ceil(all, passes);
        return new VectorPasses(passes, vectors, passes * vectors * lanes == length);
    }

    /** How many vectors are computed, those that repeat others among them. */
    int all() {
        return passes * vectors;
    }

    /** How many of a size make up a length at least. */
    static int ceil(int value, int divisor) {
        return (value + divisor - 1) / divisor;
    }
}
