package dev.unrolled.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
    private static final int TRIALS = 20_000;
    private static final int AT = 3;

    /** Within the bound of a unit in the last place, small results included, and nothing outside the vectors changes. */
    @Test
    void nearTheExactValue() {
        Random random = new Random(7);
        for (int trial = 0; trial < TRIALS; trial++) {
            int length = 1 + random.nextInt(9);
            int count = 1 + random.nextInt(2);
            float scale = (float) Math.pow(10, random.nextInt(5) - 2);
            float[] values = new float[AT + count * length + 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian() * scale;
            }
            check(values, count, length, "seed 7, trial " + trial);
        }
    }

    private static void check(float[] values, int count, int length, String trial) {
        float[] softmax = values.clone();
        float[] logarithm = values.clone();
        Softmax.softmax(count, length, softmax, AT);
        Softmax.logSoftmax(count, length, logarithm, AT);
        for (int i = 0; i < values.length; i++) {
            int vector = (i - AT) / length;
            if (i < AT || vector >= count) {
                assertEquals(values[i], softmax[i], trial);
                assertEquals(values[i], logarithm[i], trial);
                continue;
            }
            double exact = logSoftmax(values, AT + vector * length, length, i);
            assertEquals(exact, logarithm[i], Math.ulp((float) exact), trial);
            double probability = StrictMath.exp(exact);
            assertEquals(probability, softmax[i], Math.ulp((float) probability), trial);
        }
    }

    /** {@code -ln(sum(exp(x[k] - x[j])))}, with what is small added first where x[j] is the largest. */
    private static double logSoftmax(float[] values, int from, int length, int j) {
        double max = Double.NEGATIVE_INFINITY;
        int largest = from;
        for (int k = from; k < from + length; k++) {
            largest = values[k] > max ? k : largest;
            max = Math.max(max, values[k]);
        }
        double others = 0;
        for (int k = from; k < from + length; k++) {
            others += k == largest ? 0 : StrictMath.exp(values[k] - max);
        }
        return values[j] - max - StrictMath.log1p(others);
    }

    @Test
    void largeValuesDoNotOverflow() {
        float[] values = {Float.MAX_VALUE, -Float.MAX_VALUE, Float.NEGATIVE_INFINITY};
        Softmax.softmax(1, 3, values, 0);
        assertEquals(1f, values[0]);
        assertEquals(0f, values[1]);
        assertEquals(0f, values[2]);
    }

    @Test
    void whatIsNoNumberStaysIt() {
        for (float one : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
            float[] softmax = {1f, one, 2f};
            float[] logarithm = {1f, one, 2f};
            Softmax.softmax(1, 3, softmax, 0);
            Softmax.logSoftmax(1, 3, logarithm, 0);
            for (int j = 0; j < 3; j++) {
                assertTrue(Float.isNaN(softmax[j]) && Float.isNaN(logarithm[j]), "value " + j + " beside " + one);
            }
        }
    }

    @Test
    void oneValueIsCertain() {
        float[] values = {-3f, 5f};
        Softmax.softmax(2, 1, values, 0);
        assertEquals(1f, values[0]);
        assertEquals(1f, values[1]);
        Softmax.logSoftmax(2, 1, values, 0);
        assertEquals(0f, values[0]);
    }
}
