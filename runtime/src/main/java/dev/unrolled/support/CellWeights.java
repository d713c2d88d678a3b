package dev.unrolled.support;

import dev.unrolled.Initializer;
import dev.unrolled.Variable;
import dev.unrolled.weights.Weights;
import java.util.List;

/** Changes the weights of a cell: all of them, or none. */
public final class CellWeights {
    private CellWeights() {}

    /**
     * Loads tensors into the variables of the same names.
     *
     * @param cell the cell's class name, for messages
     * @param variables the cell's live variables
     * @param weights the tensors
     */
    public static void load(String cell, List<Variable> variables, Weights weights) {
        throw new UnsupportedOperationException();
    }

    /**
     * Fills matrices by the initializer and vectors with zeros. If the initializer throws, nothing has changed.
     *
     * @param variables the cell's live variables
     * @param initializer what fills a matrix
     */
    public static void initialize(List<Variable> variables, Initializer initializer) {
        throw new UnsupportedOperationException();
    }

    /**
     * Copies weights from one cell to another of the same class.
     *
     * @param from the variables of the one
     * @param to the variables of the other
     */
    public static void copy(List<Variable> from, List<Variable> to) {
        for (int index = 0; index < from.size(); index++) {
            float[][] source = from.get(index).rows();
            float[][] target = to.get(index).rows();
            for (int row = 0; row < source.length; row++) {
                System.arraycopy(source[row], 0, target[row], 0, source[row].length);
            }
        }
    }
}
