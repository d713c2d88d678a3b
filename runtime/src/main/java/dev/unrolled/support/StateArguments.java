package dev.unrolled.support;

import java.util.Objects;

/** Checks the states of a batch. */
public final class StateArguments {
    private StateArguments() {}

    /**
     * Checks that an array holds states, among them an example's.
     *
     * @param array what the array is called
     * @param size the number of values in one state
     * @param state the array
     * @param example the example
     */
    public static void check(String array, int size, float[] state, int example) {
        int batch = batch(array, size, state);
        if (batch == 0) {
            throw new IllegalArgumentException(array + ": expected at least one example, found none");
        }
        if (example < 0 || example >= batch) {
            throw new IllegalArgumentException(
                    array + ": expected an example from 0 to " + (batch - 1) + ", found " + example);
        }
    }

    /**
     * The number of examples.
     *
     * @param array what the array is called
     * @param size the number of values in one state
     * @param state the array
     * @return how many states it holds
     */
    static int batch(String array, int size, float[] state) {
        int length = Objects.requireNonNull(state, array).length;
        if (size == 0 ? length != 0 : length % size != 0) {
            throw new IllegalArgumentException(
                    array + ": expected [batch][state=" + size + "] floats, found " + length);
        }
        return size == 0 ? 0 : length / size;
    }
}
