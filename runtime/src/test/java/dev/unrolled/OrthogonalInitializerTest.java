package dev.unrolled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrthogonalInitializerTest {
    /** Rounding unit vectors to float changes their products by no more than this. */
    private static final double FLOAT_ACCURACY = 0x1p-23;

    @ParameterizedTest
    @CsvSource({"1,1,1", "1,7,1", "7,1,-2", "2,2,1", "30,30,0.5", "64,16,1", "16,64,3", "200,200,1"})
    void columnsOrRowsAreOrthonormal(int rows, int columns, double gain) {
        float[][] matrix = new float[rows][columns];
        Initializer.orthogonal(gain, 1).fill(Variable.matrix("kernel", matrix));
        float[][] vectors = rows < columns ? matrix : transposed(matrix);
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j <= i; j++) {
                double expected = i == j ? gain * gain : 0;
                assertEquals(expected, dot(vectors[i], vectors[j]), gain * gain * FLOAT_ACCURACY, i + ", " + j);
            }
        }
    }

    /** The factored matrix is {@code Q · R}: {@code R} is upper triangular, and its diagonal is positive. */
    @ParameterizedTest
    @CsvSource({"5,5", "9,4", "4,9"})
    void itIsTheFactorWithAPositiveDiagonal(int rows, int columns) {
        float[][] matrix = new float[rows][columns];
        Variable variable = Variable.matrix("kernel", matrix);
        Initializer.orthogonal(3).fill(variable);
        float[][] q = rows < columns ? matrix : transposed(matrix);
        Draws draws = Draws.of(3, variable);
        for (int j = 0; j < q.length; j++) {
            float[] factored = new float[q[0].length];
            for (int i = 0; i < factored.length; i++) {
                factored[i] = (float) draws.normal();
            }
            assertTrue(dot(q[j], factored) > 0, "diagonal " + j);
            for (int i = j + 1; i < q.length; i++) {
                assertEquals(0, dot(q[i], factored), 1e-6, "below the diagonal at " + i + ", " + j);
            }
        }
    }

    /**
     * Every orthogonal matrix is equally likely: a column of a 3 by 3 one is a point on the sphere, whose coordinates are uniform
     * over [-1, 1] by Archimedes' theorem; so each sign comes up half of the time. Without the fix of the signs it is not so.
     */
    @Test
    void everyOrthogonalMatrixIsEquallyLikely() {
        int count = 4000;
        double[][] entries = new double[9][count];
        int reflections = 0;
        for (int seed = 0; seed < count; seed++) {
            float[] q = InitializerTest.filled(Initializer.orthogonal(seed), "kernel", 3, 3);
            for (int i = 0; i < q.length; i++) {
                entries[i][seed] = q[i];
            }
            reflections += determinant(q) < 0 ? 1 : 0;
        }
        for (double[] entry : entries) {
            Sample sample = Sample.of(entry);
            sample.assertMoments(0, 1 / Math.sqrt(3), 1.8);
            sample.assertDistribution(Sample.uniform(1));
            int positive = 0;
            for (double value : entry) {
                positive += value > 0 ? 1 : 0;
            }
            assertEquals(count / 2.0, positive, 2 * Math.sqrt(count));
        }
        assertEquals(count / 2.0, reflections, 2 * Math.sqrt(count));
    }

    private static double determinant(float[] m) {
        return m[0] * ((double) m[4] * m[8] - m[5] * m[7])
                - m[1] * ((double) m[3] * m[8] - m[5] * m[6])
                + m[2] * ((double) m[3] * m[7] - m[4] * m[6]);
    }

    private static double dot(float[] left, float[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += (double) left[i] * right[i];
        }
        return sum;
    }

    private static float[][] transposed(float[][] matrix) {
        float[][] columns = new float[matrix[0].length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column][row] = matrix[row][column];
            }
        }
        return columns;
    }
}
