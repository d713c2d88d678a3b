package dev.unrolled.support;

import dev.unrolled.Initializer;
import dev.unrolled.Variable;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import dev.unrolled.weights.WeightsLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Changes the weights of a cell: all of them, or none. */
public final class CellWeights {
    private CellWeights() {}

    /**
     * Copies into each variable the tensor of its name. The variables' row objects stay.
     *
     * @param cell the cell's class name, for messages
     * @param variables the cell's live variables
     * @param weights the tensors
     * @throws dev.unrolled.weights.WeightsException if a tensor is missing, is surplus where that is not allowed, has
     *     another shape, or holds values that are not finite as float32 where that is not allowed; it tells all of this
     *     at once, and nothing has changed
     */
    public static void load(String cell, List<Variable> variables, Weights weights) {
        Objects.requireNonNull(weights, "weights");
        write(new WeightsCheck(cell, null, variables, weights).values(), variables);
    }

    /**
     * Copies into each variable the tensor that stands for it in the convention whose names the weights have.
     *
     * @param cell the cell's class name, for messages
     * @param layout the cell's layout
     * @param variables the cell's live variables
     * @param weights the tensors
     * @throws dev.unrolled.weights.WeightsException if no layer or more than one could be meant, or as {@link Convention#toCanonical(Weights,
     *     dev.unrolled.weights.WeightsLayout)} and {@link #load(String, List, Weights)} throw it; nothing has changed
     */
    public static void load(String cell, CellLayout layout, List<Variable> variables, Weights weights) {
        Convention found = Convention.find(Objects.requireNonNull(weights, "weights"), layout)
                .orElseGet(() -> variables.stream().anyMatch(each -> weights.contains(each.name()))
                        ? Convention.CANONICAL
                        : Convention.detect(weights, layout));
        loadFound(cell, layout, variables, weights, found);
    }

    /** Loads what is named by a convention that was found, or by none. */
    static void loadFound(
            String cell, WeightsLayout layout, List<Variable> variables, Weights weights, Convention found) {
        if (found != Convention.CANONICAL) {
            load(cell, variables, found.toCanonical(weights, layout));
            return;
        }
        // The names are the variables' own: what is wrong with the tensors is told in terms of these.
        write(new WeightsCheck(cell, layout, variables, weights).values(), variables);
    }

    /**
     * Copies into each variable the tensor that stands for it in a convention.
     *
     * @param cell the cell's class name, for messages
     * @param layout the cell's layout
     * @param variables the cell's live variables
     * @param weights the tensors
     * @param convention how they are named and laid out
     * @throws dev.unrolled.weights.WeightsException as {@link Convention#toCanonical(Weights, dev.unrolled.weights.WeightsLayout)} throws it; nothing has changed
     */
    public static void load(
            String cell, CellLayout layout, List<Variable> variables, Weights weights, Convention convention) {
        Objects.requireNonNull(weights, "weights");
        load(cell, variables, Objects.requireNonNull(convention, "convention").toCanonical(weights, layout));
    }

    /**
     * Fills matrices by the initializer and vectors with zeros. If the initializer throws, nothing has changed.
     *
     * @param variables the cell's live variables
     * @param initializer what fills a matrix; it is given a copy
     */
    public static void initialize(List<Variable> variables, Initializer initializer) {
        Objects.requireNonNull(initializer, "initializer");
        List<float[]> values = new ArrayList<>();
        for (Variable variable : variables) {
            if (variable.isMatrix()) {
                Variable copy = variable.copy();
                initializer.fill(copy);
                values.add(copy.toArray());
            } else {
                values.add(new float[variable.size()]);
            }
        }
        write(values, variables);
    }

    /**
     * The present values of variables.
     *
     * @param variables the variables
     * @return a copy of each under its name
     */
    public static Weights of(List<Variable> variables) {
        return Weights.of(variables.stream()
                .map(variable -> Tensor.of(variable.name(), variable.shape(), variable.toArray()))
                .toArray(Tensor[]::new));
    }

    private static void write(List<float[]> values, List<Variable> variables) {
        for (int i = 0; i < values.size(); i++) {
            copy(values.get(i), variables.get(i));
        }
    }

    private static void copy(float[] values, Variable variable) {
        int at = 0;
        for (float[] row : variable.rows()) {
            System.arraycopy(values, at, row, 0, row.length);
            at += row.length;
        }
    }

    /**
     * Copies weights from one cell to another of the same class.
     *
     * @param from the variables of the one
     * @param to the variables of the other
     */
    public static void copy(List<Variable> from, List<Variable> to) {
        for (int index = 0; index < from.size(); index++) {
            copy(from.get(index).toArray(), to.get(index));
        }
    }
}
