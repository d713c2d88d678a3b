package dev.unrolled.support;

import dev.unrolled.Variable;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import dev.unrolled.weights.WeightsException;
import dev.unrolled.weights.WeightsException.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Compares the variables of a cell with the tensors meant for them, and collects all that is wrong. */
final class WeightsCheck {
    private final String cell;
    private final List<Variable> variables;
    private final Weights weights;
    private final List<Problem> problems = new ArrayList<>();

    WeightsCheck(String cell, List<Variable> variables, Weights weights) {
        this.cell = cell;
        this.variables = variables;
        this.weights = weights;
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
        if (!weights.surplusAllowed()) {
            surplus();
        }
        if (!problems.isEmpty()) {
            throw new WeightsException(problems);
        }
        return values;
    }

    private float[] values(Variable variable, Tensor tensor) {
        if (!Arrays.equals(variable.shape(), tensor.shape())) {
            problems.add(Problem.of(
                    tensor,
                    "shape " + shape(variable.shape()) + " (" + cell + "." + variable.name() + ")",
                    shape(tensor.shape()),
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
        String found = weights.names().isEmpty() ? "no tensors" : names(weights.names());
        return new Problem(
                weights.source(),
                variable.name(),
                -1,
                "a tensor of this name and shape " + shape(variable.shape()) + " (" + cell + "." + variable.name()
                        + ")",
                found,
                new MissingHint(variable, weights).text());
    }

    private void surplus() {
        Set<String> known = new HashSet<>();
        variables.forEach(variable -> known.add(variable.name()));
        for (String name : weights.names()) {
            if (!known.contains(name)) {
                problems.add(surplus(name));
            }
        }
    }

    private Problem surplus(String name) {
        List<String> known = new ArrayList<>();
        variables.forEach(variable -> known.add(variable.name()));
        String expected = "only the weights of " + cell + " (" + names(known) + ")";
        String hint = "leave it out, or use allowSurplus()";
        try {
            Tensor tensor = weights.tensor(name);
            return Problem.of(tensor, expected, tensor.dtype() + shape(tensor.shape()), hint);
        } catch (WeightsException e) {
            Problem unreadable = e.problems().get(0);
            return new Problem(unreadable.source(), name, unreadable.byteOffset(), expected, unreadable.found(), hint);
        }
    }

    private static String names(List<String> names) {
        int most = 12;
        String listed = String.join(", ", names.subList(0, Math.min(most, names.size())));
        return names.size() <= most ? listed : listed + " and " + (names.size() - most) + " more";
    }

    static String shape(int[] shape) {
        StringBuilder text = new StringBuilder();
        for (int size : shape) {
            text.append('[').append(size).append(']');
        }
        return shape.length == 0 ? "[]" : text.toString();
    }

    private static int[] withoutOnes(int[] shape) {
        return Arrays.stream(shape).filter(size -> size != 1).toArray();
    }

    /** {@code (5, 2)}. */
    private static String python(int[] shape) {
        return Arrays.toString(shape).replace('[', '(').replace(']', ')');
    }
}
