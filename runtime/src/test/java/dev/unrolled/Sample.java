package dev.unrolled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Numbers said to follow a distribution. Seeds are fixed, so that a test that holds once holds always. */
final class Sample {
    private final double[] sorted;

    private Sample(double[] values) {
        this.sorted = values;
        Arrays.sort(sorted);
    }

    static Sample of(double[] values) {
        return new Sample(values.clone());
    }

    static Sample of(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return new Sample(doubles);
    }

    double largest() {
        return Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
    }

    /** Mean and variance within four standard errors, given the fourth central moment in units of the squared variance. */
    void assertMoments(double mean, double deviation, double kurtosis) {
        double sum = 0;
        double squares = 0;
        for (double value : sorted) {
            sum += value;
            squares += (value - mean) * (value - mean);
        }
        double variance = deviation * deviation;
        assertEquals(mean, sum / sorted.length, 4 * deviation / Math.sqrt(sorted.length), "mean");
        assertEquals(
                variance,
                squares / sorted.length,
                4 * variance * Math.sqrt((kurtosis - 1) / sorted.length),
                "variance");
    }

    /** Kolmogorov and Smirnov's distance, below what one sample in a thousand exceeds. */
    void assertDistribution(DoubleUnaryOperator cumulative) {
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = cumulative.applyAsDouble(sorted[i]);
            distance = Math.max(distance, Math.abs(expected - (double) i / sorted.length));
            distance = Math.max(distance, Math.abs(expected - (i + 1.0) / sorted.length));
        }
        assertTrue(distance < 1.95 / Math.sqrt(sorted.length), "distance " + distance + " of " + sorted.length);
    }

    /** The probability of less than x under a uniform distribution over {@code [-limit, limit)}. */
    static DoubleUnaryOperator uniform(double limit) {
        return x -> Math.min(1, Math.max(0, (x / limit + 1) / 2));
    }

    /** The probability of less than x under a normal distribution cut off two deviations from its mean. */
    static DoubleUnaryOperator truncatedNormal(double mean, double deviation) {
        double within = 2 * (normal(2) - 0.5);
        return x -> 0.5 + (normal(Math.max(-2, Math.min(2, (x - mean) / deviation))) - 0.5) / within;
    }

    /** The standard normal distribution by its series; Marsaglia, "Evaluating the normal distribution", 2004. */
    private static double normal(double x) {
        double sum = 0;
        double term = x;
        for (int k = 1; sum != sum + term; k++) {
            sum += term;
            term *= x * x / (2 * k + 1);
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
