package dev.unrolled;

import java.util.Arrays;
import java.util.Objects;

/** A kernel as two matrices on top of each other, each with its own initializer. */
final class SplitInitializer implements Initializer {
    private final int inputs;
    private final Initializer w;
    private final Initializer u;

    SplitInitializer(int inputs, Initializer w, Initializer u) {
        if (inputs < 1) {
            throw new IllegalArgumentException("inputs: expected at least 1, found " + inputs);
        }
        this.inputs = inputs;
        this.w = Objects.requireNonNull(w, "w");
        this.u = Objects.requireNonNull(u, "u");
    }

    @Override
    public void fill(Variable matrix) {
        RandomInitializer.checkMatrix(matrix);
        if (!matrix.name().equals("kernel")) {
            w.fill(matrix);
            return;
        }
        int rows = matrix.rows().length;
        if (rows <= inputs) {
            throw new IllegalArgumentException(
                    matrix.name() + ": expected more than the inputs' " + inputs + " rows, found " + rows);
        }
        w.fill(rows(matrix, 0, inputs));
        u.fill(rows(matrix, inputs, rows));
    }

    /** Some rows as a matrix of their own, over the same memory. */
    private static Variable rows(Variable matrix, int from, int to) {
        return Variable.matrix(
                matrix.name() + "[" + from + ".." + to + "]", Arrays.copyOfRange(matrix.rows(), from, to));
    }
}
