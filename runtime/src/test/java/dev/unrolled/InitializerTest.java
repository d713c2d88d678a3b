package dev.unrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the random initializers draw: Keras' distributions, the same on every JVM. */
class InitializerTest {
    private static final int ROWS = 300;
    private static final int COLUMNS = 200;

    /** The fourth central moments of a uniform and of a truncated normal distribution, over the squared variance. */
    private static final double UNIFORM_KURTOSIS = 1.8;

    private static final double TRUNCATED_KURTOSIS = 2.37;

    private static final double TRUNCATED_DEVIATION = 0.87962566103423978;

    static List<LongFunction<Initializer>> seeded() {
        return List.of(
                Initializer::glorotUniform,
                Initializer::glorotNormal,
                Initializer::heUniform,
                Initializer::heNormal,
                Initializer::lecunUniform,
                Initializer::lecunNormal,
                seed -> Initializer.truncatedNormal(1, 0.5, seed),
                Initializer::orthogonal);
    }

    @Test
    void uniformOnes() {
        assertUniform(Math.sqrt(6.0 / (ROWS + COLUMNS)), Initializer.glorotUniform(1));
        assertUniform(Math.sqrt(6.0 / ROWS), Initializer.heUniform(1));
        assertUniform(Math.sqrt(3.0 / ROWS), Initializer.lecunUniform(1));
    }

    private static void assertUniform(double limit, Initializer initializer) {
        Sample sample = Sample.of(filled(initializer, "kernel", ROWS, COLUMNS));
        assertTrue(sample.largest() <= limit && sample.largest() > 0.999 * limit, "largest " + sample.largest());
        sample.assertMoments(0, limit / Math.sqrt(3), UNIFORM_KURTOSIS);
        sample.assertDistribution(Sample.uniform(limit));
    }

    @Test
    void normalOnes() {
        assertNormal(Math.sqrt(2.0 / (ROWS + COLUMNS)), Initializer.glorotNormal(1));
        assertNormal(Math.sqrt(2.0 / ROWS), Initializer.heNormal(1));
        assertNormal(Math.sqrt(1.0 / ROWS), Initializer.lecunNormal(1));
    }

    private static void assertNormal(double deviation, Initializer initializer) {
        Sample sample = Sample.of(filled(initializer, "kernel", ROWS, COLUMNS));
        double drawn = deviation / TRUNCATED_DEVIATION;
        assertTrue(sample.largest() <= 2.000001 * drawn && sample.largest() > 1.99 * drawn, "" + sample.largest());
        sample.assertMoments(0, deviation, TRUNCATED_KURTOSIS);
        sample.assertDistribution(Sample.truncatedNormal(0, drawn));
    }

    @Test
    void truncatedNormal() {
        float[] values = filled(Initializer.truncatedNormal(-3, 0.05, 1), "kernel", ROWS, COLUMNS);
        Sample sample = Sample.of(values);
        sample.assertMoments(-3, 0.05 * TRUNCATED_DEVIATION, TRUNCATED_KURTOSIS);
        sample.assertDistribution(Sample.truncatedNormal(-3, 0.05));
        assertEquals(3.1, sample.largest(), 1e-3);
        assertArrayEquals(new float[] {7f, 7f}, filled(Initializer.truncatedNormal(7, 0, 1), "kernel", 2, 1));
    }

    /** What the same formulas gave in Python, with {@code java.util.Random} written after its documentation. */
    @Test
    void theSameOnEveryJvm() {
        assertBits("-0x1.b1febcp-7 -0x1.72458cp-1 -0x1.7ca052p-3 0x1.dfbc84p-2", Initializer.glorotUniform(42));
        assertBits("-0x1.412b8p-3 -0x1.17b76p-4 -0x1.b6a522p-3 -0x1.2b3772p0", Initializer.glorotNormal(42));
        assertBits("-0x1.23275ep-4 -0x1.feb472p-1 -0x1.feb472p-1 0x1.23275ep-4", Initializer.orthogonal(42));
    }

    private static void assertBits(String expected, Initializer initializer) {
        StringBuilder found = new StringBuilder();
        for (float value : filled(initializer, "kernel", 2, 2)) {
            found.append(found.length() == 0 ? "" : " ").append(Float.toHexString(value));
        }
        assertEquals(expected, found.toString());
    }

    @ParameterizedTest
    @MethodSource("seeded")
    void seedAndNameDecide(LongFunction<Initializer> initializer) {
        float[] values = filled(initializer.apply(1), "kernel", 40, 30);
        assertArrayEquals(values, filled(initializer.apply(1), "kernel", 40, 30));
        assertUnlike(values, filled(initializer.apply(2), "kernel", 40, 30));
        assertUnlike(values, filled(initializer.apply(1), "kernel[0..3]", 40, 30));
    }

    /** No correlation beyond four standard errors. */
    private static void assertUnlike(float[] one, float[] other) {
        double products = 0;
        double ones = 0;
        double others = 0;
        double mean = Math.rint(one[0]);
        for (int i = 0; i < one.length; i++) {
            products += (one[i] - mean) * (other[i] - mean);
            ones += (one[i] - mean) * (one[i] - mean);
            others += (other[i] - mean) * (other[i] - mean);
        }
        assertEquals(0, products / Math.sqrt(ones * others), 4 / Math.sqrt(one.length));
    }

    /** The first number of {@code java.util.Random} hardly changes from one seed to the next: it must not show. */
    @Test
    void neighbouringSeedsBeginUnlike() {
        double[] firsts = new double[1000];
        for (int seed = 0; seed < firsts.length; seed++) {
            firsts[seed] = filled(Initializer.heUniform(seed), "kernel", 6, 1)[0];
        }
        Sample.of(firsts).assertDistribution(Sample.uniform(1));
        Sample.of(Arrays.copyOf(firsts, 50)).assertDistribution(Sample.uniform(1));
    }

    @Test
    void nonsenseIsRefused() {
        assertRefused("mean: expected a finite number, found NaN", () -> Initializer.truncatedNormal(Double.NaN, 1, 1));
        assertRefused(
                "stddev: expected a finite number, found Infinity",
                () -> Initializer.truncatedNormal(0, Double.POSITIVE_INFINITY, 1));
        assertRefused("stddev: expected at least 0, found -1.0", () -> Initializer.truncatedNormal(0, -1, 1));
        assertRefused("gain: expected a finite number, found NaN", () -> Initializer.orthogonal(Double.NaN, 1));
        Variable vector = Variable.vector("bias", new float[2]);
        for (LongFunction<Initializer> each : seeded()) {
            assertRefused("bias: expected a matrix, found a vector of length 2", () -> each.apply(1)
                    .fill(vector));
        }
    }

    static void assertRefused(String message, Runnable action) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    static float[] filled(Initializer initializer, String name, int rows, int columns) {
        Variable matrix = Variable.matrix(name, new float[rows][columns]);
        initializer.fill(matrix);
        return matrix.toArray();
    }
}
