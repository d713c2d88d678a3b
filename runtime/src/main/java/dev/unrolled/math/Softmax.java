package dev.unrolled.math;

/**
 * Softmax and its logarithm, in place over each vector of an array. The largest value is subtracted first, so that nothing overflows. All is
 * computed in double by our own exponential and logarithm, sums from the first value to the last, and rounded once: the same bits on every
 * JDK, operating system and CPU, within 1 unit in the last place.
 *
 * <p>NaN and +∞ make all values of their vector NaN, and so does a vector of −∞ alone; −∞ beside other values is a probability of 0.
 */
public final class Softmax {
    private static final double LN_2 = 0.6931471805599453;

    private Softmax() {}

    /**
     * Replaces each vector by {@code exp(x[j]) / sum(exp(x))}.
     *
     * @param count the number of vectors, which lie end to end
     * @param length the number of values in one
     * @param values the values
     * @param at where the first vector begins
     */
    public static void softmax(int count, int length, float[] values, int at) {
        for (int from = at; from < at + count * length; from += length) {
            int largest = largest(length, values, from);
            double max = values[largest];
            double sum = 1 + sumOfOthers(length, values, from, largest);
            for (int j = from; j < from + length; j++) {
                values[j] = (float) (Exponentials.exp(values[j] - max) / sum);
            }
        }
    }

    /**
     * Replaces each vector by {@code x[j] - ln(sum(exp(x)))}.
     *
     * @param count the number of vectors, which lie end to end
     * @param length the number of values in one
     * @param values the values
     * @param at where the first vector begins
     */
    public static void logSoftmax(int count, int length, float[] values, int at) {
        for (int from = at; from < at + count * length; from += length) {
            int largest = largest(length, values, from);
            double max = values[largest];
            double logarithm = logOfOnePlus(sumOfOthers(length, values, from, largest));
            for (int j = from; j < from + length; j++) {
                values[j] = (float) ((values[j] - max) - logarithm);
            }
        }
    }

    /** The first index of the largest value, or of a NaN. */
    private static int largest(int length, float[] values, int from) {
        int largest = from;
        for (int j = from + 1; j < from + length; j++) {
            if (!(values[j] <= values[largest]) && !Float.isNaN(values[largest])) {
                largest = j;
            }
        }
        return largest;
    }

    /** The sum of {@code exp(x - max)}, but for that of the largest value itself, which is 1: so the logarithm is precise near 0 as well. */
    private static double sumOfOthers(int length, float[] values, int from, int largest) {
        double max = values[largest];
        double sum = Double.isInfinite(max) ? Double.NaN : 0;
        for (int j = from; j < from + length; j++) {
            if (j != largest) {
                sum += Exponentials.exp(values[j] - max);
            }
        }
        return sum;
    }

    /** {@code ln(1 + x)} for x from 0 on. */
    private static double logOfOnePlus(double x) {
        if (!(x > 1)) {
            return Exponentials.log1p(x);
        }
        int exponent = Math.getExponent(1 + x);
        return exponent * LN_2 + Exponentials.log1p(Math.scalb(1 + x, -exponent) - 1);
    }
}
