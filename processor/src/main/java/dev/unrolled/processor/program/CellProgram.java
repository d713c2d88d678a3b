package dev.unrolled.processor.program;

import dev.unrolled.Gate;
import dev.unrolled.Numerics;
import java.util.List;

/**
 * One step of a cell.
 *
 * @param input the input vector
 * @param states the state vectors in the order in which they lie in the caller's array
 * @param output the vector whose value after the last statement is the step's output; one of the states
 * @param parameters the weights in the order in which they are listed and loaded
 * @param statements what is done, in order
 * @param numerics how it is rounded
 * @param units the number of units
 * @param gates the gates whose weights lie side by side in the first matrix, {@code units} columns each; empty for a cell without gates
 */
public record CellProgram(
        Vector input,
        List<Vector> states,
        Vector output,
        List<Parameter> parameters,
        List<Statement> statements,
        Numerics numerics,
        int units,
        List<Gate> gates) {
    /** Refuses what reads before it writes, what is unknown, what has no name of its own, and what is too large. */
    public CellProgram {
        states = List.copyOf(states);
        parameters = List.copyOf(parameters);
        statements = List.copyOf(statements);
        gates = List.copyOf(gates);
        if (!states.contains(output)) {
            throw new IllegalArgumentException("output: expected one of the states, found " + output.name());
        }
        new ProgramCheck(input, states, parameters, statements).check();
    }

    /**
     * A program of a cell without gates, whose output has one value per unit.
     *
     * @param input see the program's component of that name, and so on
     * @param states see {@code input}
     * @param output see {@code input}
     * @param parameters see {@code input}
     * @param statements see {@code input}
     * @param numerics see {@code input}
     */
    public CellProgram(
            Vector input,
            List<Vector> states,
            Vector output,
            List<Parameter> parameters,
            List<Statement> statements,
            Numerics numerics) {
        this(input, states, output, parameters, statements, numerics, output.length(), List.of());
    }

    /**
     * The same step by other statements.
     *
     * @param others what is done instead, in order
     * @return the program of them
     */
    public CellProgram with(List<Statement> others) {
        return new CellProgram(input, states, output, parameters, others, numerics, units, gates);
    }

    /**
     * Whether a step depends on those before it. What does not is a dense layer: its one state is where the output goes.
     *
     * @return whether any state is read
     */
    public boolean isRecurrent() {
        return states.stream().anyMatch(state -> isReadAfter(-1, state.all()));
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
     * How the sums of an affine are formed.
     *
     * @param affine one of the statements
     * @param examples how many examples a step is given
     * @return what the numerics say
     */
    public Summation summation(Statement.Affine affine, Examples examples) {
        return Summation.of(numerics, examples, affine.matrix().rows());
    }

    /**
     * Whether a multiply-add of a pointwise statement is rounded once; in TensorFlow 1 it is two operations.
     *
     * @return false if product and sum are rounded
     */
    public boolean fusesPointwise() {
        return numerics == Numerics.FUSED || numerics == Numerics.TENSORFLOW_2;
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

    /**
     * Whether a later statement reads what a slice holds.
     *
     * @param statement a statement's index; -1 stands before the first
     * @param slice some values
     * @return true if any of them is read after that statement
     */
    public boolean isReadAfter(int statement, Slice slice) {
        return statements.stream()
                .skip(statement + 1)
                .flatMap(later -> later.reads().stream())
                .anyMatch(slice::overlaps);
    }
}
