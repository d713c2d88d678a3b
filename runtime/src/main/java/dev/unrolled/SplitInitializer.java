package dev.unrolled;

import dev.unrolled.weights.CellKind;
import dev.unrolled.weights.LayerLayout;
import dev.unrolled.weights.NetworkLayout;
import java.util.Arrays;
import java.util.Objects;

/** A kernel as two matrices on top of each other, each with its own initializer. */
final class SplitInitializer implements Initializer {
    private static final String KERNEL = "kernel";

    /** How many rows of a kernel multiply the input. */
    private interface InputRows {
        /** The rows of a kernel of some name: all of them if it has no others. */
        int of(Variable kernel);
    }

    private final InputRows inputRows;
    private final Initializer w;
    private final Initializer u;

    private SplitInitializer(InputRows inputRows, Initializer w, Initializer u) {
        this.inputRows = inputRows;
        this.w = Objects.requireNonNull(w, "w");
        this.u = Objects.requireNonNull(u, "u");
    }

    /** For a cell, which has one kernel. */
    static SplitInitializer of(int inputs, Initializer w, Initializer u) {
        if (inputs < 1) {
            throw new IllegalArgumentException("inputs: expected at least 1, found " + inputs);
        }
        return new SplitInitializer(kernel -> ofCell(kernel, inputs), w, u);
    }

    private static int ofCell(Variable kernel, int inputs) {
        if (!kernel.name().equals(KERNEL)) {
            throw new IllegalArgumentException(kernel.name()
                    + ": expected the kernel of a cell, found that of a layer; use split(network.layout(), w, u)");
        }
        int rows = kernel.rows().length;
        if (rows <= inputs) {
            throw new IllegalArgumentException(
                    kernel.name() + ": expected more than the inputs' " + inputs + " rows, found " + rows);
        }
        return inputs;
    }

    /** For a network, each of whose layers has a kernel. */
    static SplitInitializer of(NetworkLayout network, Initializer w, Initializer u) {
        return new SplitInitializer(kernel -> ofLayer(kernel, network), w, u);
    }

    private static int ofLayer(Variable kernel, NetworkLayout network) {
        for (LayerLayout layer : network.layers()) {
            if (kernel.name().startsWith(layer.name() + "/")) {
                boolean isDense = layer.cell().kind() == CellKind.DENSE;
                return isDense ? kernel.rows().length : layer.cell().inputs();
            }
        }
        throw new IllegalArgumentException(
                kernel.name() + ": expected the kernel of a layer of " + network + ", found none of these");
    }

    @Override
    public void fill(Variable matrix) {
        RandomInitializer.checkMatrix(matrix);
        boolean isKernel = matrix.name().equals(KERNEL) || matrix.name().endsWith("/" + KERNEL);
        int rows = matrix.rows().length;
        int inputs = isKernel ? inputRows.of(matrix) : rows;
        if (inputs == rows) {
            w.fill(matrix);
            return;
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
