package dev.unrolled;

/** The factor {@code Q} of a matrix of normal values, with the signs that make every orthogonal matrix equally likely. */
final class OrthogonalInitializer implements Initializer {
    private final double gain;
    private final long seed;

    OrthogonalInitializer(double gain, long seed) {
        this.gain = gain;
        this.seed = seed;
    }

    @Override
    public void fill(Variable matrix) {
        RandomInitializer.checkMatrix(matrix);
        float[][] rows = matrix.rows();
        boolean isTransposed = rows.length < rows[0].length;
        int count = isTransposed ? rows.length : rows[0].length;
        double[][] vectors = normal(Draws.of(seed, matrix), count, isTransposed ? rows[0].length : rows.length);
        makeOrthonormal(vectors);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                double value = isTransposed ? vectors[row][column] : vectors[column][row];
                rows[row][column] = (float) (gain * value);
            }
        }
    }

    /** Vectors of normal values: the columns of the matrix that is factored. */
    private static double[][] normal(Draws draws, int count, int length) {
        double[][] vectors = new double[count][length];
        for (double[] vector : vectors) {
            for (int i = 0; i < length; i++) {
                vector[i] = draws.normal();
            }
        }
        return vectors;
    }

    /**
     * Modified Gram–Schmidt: the diagonal of {@code R} are lengths, so it is positive. It leaves the vectors orthogonal to within 1e-16
     * times the matrix's condition number, which for n by n normal values is above 1e8 with a probability of about n / 5e7 (Edelman,
     * "Eigenvalues and condition numbers of random matrices", 1988): rounding to float loses more.
     */
    private static void makeOrthonormal(double[][] vectors) {
        for (int i = 0; i < vectors.length; i++) {
            double[] unit = vectors[i];
            scale(unit, 1 / Math.sqrt(dot(unit, unit)));
            for (int j = i + 1; j < vectors.length; j++) {
                subtract(vectors[j], dot(unit, vectors[j]), unit);
            }
        }
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static void subtract(double[] from, double factor, double[] vector) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= factor * vector[i];
        }
    }

    private static void scale(double[] vector, double factor) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
    }
}
