package dev.unrolled.processor.proof;

/** Where random tests begin: always the same, unless {@code -Dunrolled.seed=…} says otherwise. */
public final class Seeds {
    private static final long FIRST = Long.getLong("unrolled.seed", 20_260_101L);

    private Seeds() {}

    /**
     * A seed of its own for each test and each of its trials.
     *
     * @param test the test
     * @param trial the trial's number
     * @return the seed
     */
    public static long of(String test, int trial) {
        return FIRST + 1_000_003L * test.hashCode() + trial;
    }
}
