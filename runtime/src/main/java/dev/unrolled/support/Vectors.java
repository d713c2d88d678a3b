package dev.unrolled.support;

/** What networks do to whole vectors between layers. */
public final class Vectors {
    private Vectors() {}

    /**
     * Adds values, each sum rounded once.
     *
     * @param length the number of values
     * @param left the first summands
     * @param leftAt where they begin
     * @param right the second summands
     * @param rightAt where they begin
     * @param to where the sums go; may be where the summands are
     * @param toAt where they begin
     */
    public static void add(int length, float[] left, int leftAt, float[] right, int rightAt, float[] to, int toAt) {
        for (int j = 0; j < length; j++) {
            to[toAt + j] = left[leftAt + j] + right[rightAt + j];
        }
    }

    /**
     * Multiplies values, each product rounded once.
     *
     * @param length the number of values
     * @param left the first factors
     * @param leftAt where they begin
     * @param right the second factors
     * @param rightAt where they begin
     * @param to where the products go; may be where the factors are
     * @param toAt where they begin
     */
    public static void multiply(
            int length, float[] left, int leftAt, float[] right, int rightAt, float[] to, int toAt) {
        for (int j = 0; j < length; j++) {
            to[toAt + j] = left[leftAt + j] * right[rightAt + j];
        }
    }

    /**
     * Halves of sums: the sum is rounded, then its half.
     *
     * @param length the number of values
     * @param left the first summands
     * @param leftAt where they begin
     * @param right the second summands
     * @param rightAt where they begin
     * @param to where the averages go; may be where the summands are
     * @param toAt where they begin
     */
    public static void average(int length, float[] left, int leftAt, float[] right, int rightAt, float[] to, int toAt) {
        for (int j = 0; j < length; j++) {
            to[toAt + j] = 0.5f * (left[leftAt + j] + right[rightAt + j]);
        }
    }

    /**
     * The number of vectors that a sequence has, at least one step of them.
     *
     * @param steps the number of steps
     * @param batch the number of examples
     * @return their product
     * @throws IllegalArgumentException if a number is negative or the product is larger than any array
     */
    public static int count(int steps, int batch) {
        Arguments.checkCount("steps", steps);
        Arguments.checkCount("batch", batch);
        long count = (long) Math.max(1, steps) * batch;
        if (count > Arguments.LONGEST_ARRAY) {
            throw new IllegalArgumentException(
                    "steps and batch: expected at most " + Arguments.LONGEST_ARRAY + " inputs, found " + count);
        }
        return (int) count;
    }

    /**
     * An array for what lies between layers.
     *
     * @param count the number of vectors
     * @param length the number of values in one
     * @return as many zeros
     * @throws IllegalArgumentException if the array would be longer than Java allows
     */
    public static float[] room(int count, int length) {
        long size = (long) count * length;
        if (size > Arguments.LONGEST_ARRAY) {
            throw new IllegalArgumentException("steps and batch: expected at most " + Arguments.LONGEST_ARRAY / length
                    + " inputs at once, as a layer gives " + length + " values for each, found " + count);
        }
        return new float[(int) size];
    }
}
