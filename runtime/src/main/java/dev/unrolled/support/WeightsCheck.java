package dev.unrolled.support;

import dev.unrolled.Nullable;
import dev.unrolled.Variable;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import dev.unrolled.weights.WeightsException;
import dev.unrolled.weights.WeightsException.Problem;
import dev.unrolled.weights.WeightsLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares the variables of a cell with the tensors meant for them, and collects all that is wrong. */
final class WeightsCheck {
    private final String cell;

    @Nullable
    private final WeightsLayout layout;

    private final List<Variable> variables;
    private final Weights weights;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> unused;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * A comparison.
     *
     * @param layout the cell's layout, which tells what other cells of its kind have; null if nothing is to be said of that
     */
    WeightsCheck(String cell, @Nullable WeightsLayout layout, List<Variable> variables, Weights weights) {
        this.cell = cell;
        this.layout = layout;
        this.variables = variables;
        this.weights = weights;
        variables.forEach(variable -> known.add(variable.name()));
        this.unused = new LinkedHashSet<>(weights.names());
        unused.removeAll(known);
    }

    /** The values of each variable in row-major order. */
    List<float[]> values() {
        List<float[]> values = new ArrayList<>();
        for (Variable variable : variables) {
            if (weights.contains(variable.name())) {
                try {
                    values.add(values(variable, weights.tensor(variable.name())));
                } catch (WeightsException e) {
                    problems.addAll(e.problems());
                }
            } else {
                problems.add(missing(variable));
            }
        }
        surplus();
        if (!problems.isEmpty()) {
            throw new WeightsException(problems);
        }
        return values;
    }

    private float[] values(Variable variable, Tensor tensor) {
        if (!Arrays.equals(variable.shape(), tensor.shape())) {
            problems.add(Problem.of(
                    tensor,
                    "shape " + Text.shape(variable.shape()) + " (" + cell + "." + variable.name() + ")",
                    Text.shape(tensor.shape()),
                    shapeHint(variable, tensor)));
        }
        if (!weights.nonFiniteAllowed()) {
            Problem.notFinite(tensor).ifPresent(problems::add);
        }
        return tensor.toFloats();
    }

    private static String shapeHint(Variable variable, Tensor tensor) {
        int[] expected = variable.shape();
        int[] found = tensor.shape();
        if (expected.length == 2 && found.length == 2 && expected[0] == found[1] && expected[1] == found[0]) {
            return "save " + tensor.name() + ".T";
        }
        if (Arrays.equals(withoutOnes(expected), withoutOnes(found))) {
            return "save " + tensor.name() + ".reshape" + python(expected);
        }
        return "save the tensor of a cell of the same sizes";
    }

    private Problem missing(Variable variable) {
        return new Problem(
                weights.source(),
                variable.name(),
                -1,
                "a tensor of this name and shape " + Text.shape(variable.shape()) + " (" + cell + "." + variable.name()
                        + ")",
                Text.names(weights.names()),
                new MissingHint(variable, unused, weights).text());
    }

    /** A tensor that cells of the kind can have is never left out: this one would compute something else. */
    private void surplus() {
        Map<String, Problem> ofTheCell = ofTheCell();
        String expected = "only the weights of " + cell + " (" + Text.names(known) + ")";
        for (String name : unused) {
            Problem problem = ofTheCell.get(name);
            if (problem != null) {
                problems.add(problem);
            } else if (!weights.surplusAllowed()) {
                problems.add(Surplus.problem(weights, name, expected, Surplus.HINT));
            }
        }
    }

    /** What is said of unused tensors even where surplus is allowed. */
    private Map<String, Problem> ofTheCell() {
        Map<String, Problem> told = new HashMap<>();
        if (layout != null && !unused.isEmpty()) {
            try {
                Convention.CANONICAL.toCanonical(weights.allowSurplus(), layout);
            } catch (WeightsException e) {
                for (Problem problem : e.problems()) {
                    if (problem.tensor() != null && unused.contains(problem.tensor())) {
                        told.put(problem.tensor(), problem);
                    }
                }
            }
        }
        return told;
    }

    private static int[] withoutOnes(int[] shape) {
        return Arrays.stream(shape).filter(size -> size != 1).toArray();
    }

    /** {@code (5, 2)}. */
    private static String python(int[] shape) {
        return Arrays.toString(shape).replace('[', '(').replace(']', ')');
    }
}
