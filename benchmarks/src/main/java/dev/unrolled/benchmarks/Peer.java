package dev.unrolled.benchmarks;

/** One way to do a work, set up with its weights and inputs. Not thread-safe. */
interface Peer extends AutoCloseable {
    /** Sets the state to zeros and the next input to the first. */
    void reset();

    /** What is timed: one step with the next input from the state that the last step left, or a whole sequence from zeros. */
    void advance();

    /** A copy of what the last call gave: h after the step, {@code [batch][units]}, or all of a sequence, {@code [steps][batch][units]}. */
    float[] output();

    @Override
    default void close() {}
}
