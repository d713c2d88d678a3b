package dev.unrolled;

import java.util.Random;
import java.util.function.DoubleSupplier;

/** The random numbers of one matrix. */
final class Draws {
    /** The standard deviation of a standard normal distribution truncated at 2, to the digits that Keras has. */
    private static final double TRUNCATED_DEVIATION = 0.87962566103423978;

    private static final double TRUNCATED_AT = 2;

    private final Random random;

    private Draws(Random random) {
        this.random = random;
    }

    /** Seeds by number and name. */
    static Draws of(long seed, Variable matrix) {
        return new Draws(
                new Random(mixed(seed + 0x9E3779B97F4A7C15L * matrix.name().hashCode())));
    }

    /**
     * Seeds that differ by little give sequences of {@link Random} that begin alike; a bijection that changes half of the bits whenever
     * one changes does away with that. It is the one of SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number
     * generators", OOPSLA 2014.
     */
    private static long mixed(long seed) {
        long mixed = (seed ^ (seed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** Uniform over {@code [-limit, limit)}. */
    DoubleSupplier uniform(double limit) {
        return () -> (2.0 * random.nextFloat() - 1.0) * limit;
    }

    /** Normal, drawn again while more than two standard deviations from the mean. */
    DoubleSupplier truncatedNormal(double mean, double stddev) {
        return () -> {
            double normal = normal();
            while (Math.abs(normal) > TRUNCATED_AT) {
                normal = normal();
            }
            return mean + stddev * normal;
        };
    }

    /** Normal of mean 0, truncated at two standard deviations, which has the given variance after that. */
    DoubleSupplier scaledNormal(double variance) {
        return truncatedNormal(0, Math.sqrt(variance) / TRUNCATED_DEVIATION);
    }

    /** Standard normal, by the polar method in {@link StrictMath}, as the documentation of {@link Random} fixes it. */
    double normal() {
        return random.nextGaussian();
    }
}
