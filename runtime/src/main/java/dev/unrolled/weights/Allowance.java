package dev.unrolled.weights;

/** What the deflated members of a file may take in all: a small file must not take all memory there is. */
final class Allowance {
    private static final String HINT = "save it with numpy.savez, which does not deflate";

    private final String what;
    private final long limit;
    private long left;

    /**
     * An allowance of which nothing is taken yet.
     *
     * @param what what is limited, as in {@code members that inflate to}
     */
    Allowance(String what, long limit) {
        this.what = what;
        this.limit = limit;
        this.left = limit;
    }

    /** Takes some bytes, or refuses. */
    void take(long count, Place place, long byteOffset) {
        if (count > left) {
            throw place.refuse(byteOffset, what + " at most " + limit + " bytes in all", "more", HINT);
        }
        left -= count;
    }
}
