package dev.unrolled;

import java.util.Arrays;
import java.util.Random;

/**
 * Gives a matrix its first values. The ones offered here are deterministic: the same seed, name and shape give the same values on every
 * JVM, because they draw from {@link Random}, whose algorithm its documentation fixes.
 */
@FunctionalInterface
public interface Initializer {
    /**
     * Fills a matrix.
     *
     * @param matrix the variable whose {@linkplain Variable#rows() rows} are to be written
     */
    void fill(Variable matrix);

    /**
     * Uniform over {@code [-limit, limit)} with {@code limit = sqrt(6 / (rows + columns))}, over the whole kernel as one matrix: what
     * TensorFlow's {@code BasicRNNCell} does by default. Glorot and Bengio, "Understanding the difficulty of training deep feedforward
     * neural networks", AISTATS 2010, equation 16.
     *
     * @param seed the same seed gives the same values; two matrices of different names get different ones
     * @return the initializer
     */
    static Initializer glorotUniform(long seed) {
        return matrix -> {
            int[] shape = matrix.shape();
            double limit = Math.sqrt(6.0 / (shape[0] + shape[1]));
            Random random =
                    new Random(seed + 0x9E3779B97F4A7C15L * matrix.name().hashCode());
            for (float[] row : matrix.rows()) {
                for (int column = 0; column < row.length; column++) {
                    row[column] = (float) ((2.0 * random.nextFloat() - 1.0) * limit);
                }
            }
        };
    }

    /**
     * Zeros.
     *
     * @return the initializer
     */
    static Initializer zeros() {
        return constant(0f);
    }

    /**
     * One value everywhere.
     *
     * @param value the value
     * @return the initializer
     */
    static Initializer constant(float value) {
        return matrix -> {
            for (float[] row : matrix.rows()) {
                Arrays.fill(row, value);
            }
        };
    }
}
