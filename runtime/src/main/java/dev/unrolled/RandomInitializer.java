package dev.unrolled;

import java.util.function.DoubleSupplier;

/** Draws every value of a matrix on its own, row by row. */
final class RandomInitializer implements Initializer {
    private final long seed;
    private final Distribution distribution;

    RandomInitializer(long seed, Distribution distribution) {
        this.seed = seed;
        this.distribution = distribution;
    }

    @Override
    public void fill(Variable matrix) {
        checkMatrix(matrix);
        int[] shape = matrix.shape();
        DoubleSupplier values = distribution.of(Draws.of(seed, matrix), shape[0], shape[1]);
        for (float[] row : matrix.rows()) {
            for (int column = 0; column < row.length; column++) {
                row[column] = (float) values.getAsDouble();
            }
        }
    }

    static void checkMatrix(Variable variable) {
        if (!variable.isMatrix()) {
            throw new IllegalArgumentException(
                    variable.name() + ": expected a matrix, found a vector of length " + variable.size());
        }
    }

    static void checkFinite(String name, double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + ": expected a finite number, found " + value);
        }
    }

    /** What values are drawn for a matrix of a shape. */
    @FunctionalInterface
    interface Distribution {
        DoubleSupplier of(Draws draws, int rows, int columns);
    }
}
