package dev.unrolled.processor.program;

import dev.unrolled.Numerics;
import dev.unrolled.processor.model.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One step of a cell.
 *
 * @param input the input vector
 * @param states the state vectors in the order in which they lie in the caller's array
 * @param output the vector whose value after the last statement is the step's output; one of the states
 * @param parameters the weights in the order in which they are listed and loaded
 * @param statements what is done, in order
 * @param numerics how it is rounded
 */
public record CellProgram(
        Vector input,
        List<Vector> states,
        Vector output,
        List<Parameter> parameters,
        List<Statement> statements,
        Numerics numerics) {
    /** Refuses what reads before it writes, what is unknown, and what is too large. */
    public CellProgram {
        states = List.copyOf(states);
        parameters = List.copyOf(parameters);
        statements = List.copyOf(statements);
        if (!states.contains(output)) {
            throw new IllegalArgumentException("output: expected one of the states, found " + output.name());
        }
        long weights = parameters.stream().mapToLong(Parameter::size).sum();
        if (weights >= Limits.MAX_WEIGHTS) {
            throw new IllegalArgumentException(
                    "weights: expected fewer than %d, found %d".formatted(Limits.MAX_WEIGHTS, weights));
        }
        checkReads(input, states, parameters, statements);
    }

    /**
     * The locals in the order in which they are first written.
     *
     * @return every vector that lives within one step
     */
    public List<Vector> locals() {
        return statements.stream()
                .map(statement -> statement.to().vector())
                .filter(vector -> vector.role() == Vector.Role.LOCAL)
                .distinct()
                .toList();
    }

    /**
     * The number of values in one example's state.
     *
     * @return the sum of the states' lengths
     */
    public int stateSize() {
        return states.stream().mapToInt(Vector::length).sum();
    }

    /**
     * Where a state begins in one example's part of the state array.
     *
     * @param state one of the states
     * @return the number of values before it
     */
    public int stateOffset(Vector state) {
        return states.subList(0, states.indexOf(state)).stream()
                .mapToInt(Vector::length)
                .sum();
    }

    /**
     * The matrices.
     *
     * @return those parameters that are matrices, in their order
     */
    public List<Parameter.Matrix> matrices() {
        return parameters.stream()
                .filter(Parameter.Matrix.class::isInstance)
                .map(Parameter.Matrix.class::cast)
                .toList();
    }

    private static void checkReads(
            Vector input, List<Vector> states, List<Parameter> parameters, List<Statement> statements) {
        Set<Vector> readable = new HashSet<>(states);
        readable.add(input);
        for (Statement statement : statements) {
            for (Slice slice : reads(statement)) {
                if (!readable.contains(slice.vector())) {
                    throw new IllegalArgumentException(slice.vector().name() + ": read before it is written");
                }
            }
            for (Parameter parameter : weights(statement)) {
                if (!parameters.contains(parameter)) {
                    throw new IllegalArgumentException(parameter.name() + ": not among the cell's parameters");
                }
            }
            Vector written = statement.to().vector();
            if (written.role() == Vector.Role.STATE && !states.contains(written)) {
                throw new IllegalArgumentException(written.name() + ": not among the cell's states");
            }
            readable.add(written);
        }
    }

    private static List<Slice> reads(Statement statement) {
        if (statement instanceof Statement.Affine affine) {
            return affine.from();
        }
        List<Slice> slices = new ArrayList<>();
        for (Expression leaf : leaves(((Statement.Pointwise) statement).value())) {
            if (leaf instanceof Expression.Read read) {
                slices.add(read.slice());
            }
        }
        return slices;
    }

    private static List<Parameter> weights(Statement statement) {
        List<Parameter> found = new ArrayList<>();
        if (statement instanceof Statement.Affine affine) {
            found.add(affine.matrix().matrix());
            affine.biases().forEach(bias -> found.add(bias.bias()));
        } else if (statement instanceof Statement.Pointwise pointwise) {
            for (Expression leaf : leaves(pointwise.value())) {
                if (leaf instanceof Expression.Weight weight) {
                    found.add(weight.slice().bias());
                }
            }
        }
        return found;
    }

    private static List<Expression> leaves(Expression expression) {
        if (expression.operands().isEmpty()) {
            return List.of(expression);
        }
        List<Expression> leaves = new ArrayList<>();
        expression.operands().forEach(operand -> leaves.addAll(leaves(operand)));
        return leaves;
    }
}
