package dev.unrolled.processor.proof;

/** Where random tests begin: always the same, unless {@code -Dunrolled.seed=…} says otherwise. */
final class Seeds {
    private static final long FIRST = Long.getLong("unrolled.seed", 20_260_101L);

    private Seeds() {}

    /** A seed of one's own for each test and each of its trials. */
    static long of(String test, int trial) {
        return FIRST + 1_000_003L * test.hashCode() + trial;
    }
}
