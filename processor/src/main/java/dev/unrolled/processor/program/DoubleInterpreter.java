package dev.unrolled.processor.program;

import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.program.Expression.Activate;
import dev.unrolled.processor.program.Expression.Clip;
import dev.unrolled.processor.program.Expression.Constant;
import dev.unrolled.processor.program.Expression.Difference;
import dev.unrolled.processor.program.Expression.Entry;
import dev.unrolled.processor.program.Expression.MultiplyAdd;
import dev.unrolled.processor.program.Expression.Product;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expression.Sum;
import dev.unrolled.processor.program.Expression.Weight;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Says what a program means, in double with exact activations: the value that all float results approximate. */
public final class DoubleInterpreter {
    private final CellProgram program;
    private final Values values;
    private final OwnActivations ownActivations;

    /**
     * An interpreter.
     *
     * @param program what to run
     * @param values its weights
     */
    public DoubleInterpreter(CellProgram program, Values values) {
        this(program, values, OwnActivations.none());
    }

    /**
     * An interpreter of a program that names classes of the user's, which compute in float all the same.
     *
     * @param program what to run
     * @param values its weights
     * @param ownActivations what those classes compute
     */
    public DoubleInterpreter(CellProgram program, Values values, OwnActivations ownActivations) {
        this.ownActivations = ownActivations;
        this.program = program;
        this.values = values;
    }

    /**
     * One step of one example.
     *
     * @param input the input values
     * @param state the states laid end to end; becomes the new ones
     */
    public void step(double[] input, double[] state) {
        Map<String, double[]> vectors = new HashMap<>();
        vectors.put(program.input().name(), input);
        for (Vector vector : program.states()) {
            double[] copy = new double[vector.length()];
            System.arraycopy(state, program.stateOffset(vector), copy, 0, copy.length);
            vectors.put(vector.name(), copy);
        }
        program.locals().forEach(local -> vectors.put(local.name(), new double[local.length()]));
        for (Statement statement : program.statements()) {
            Slice to = statement.to();
            double[] target = values(vectors, to.vector());
            for (int j = 0; j < to.length(); j++) {
                target[to.from() + j] = value(statement, j, vectors);
            }
        }
        for (Vector vector : program.states()) {
            System.arraycopy(values(vectors, vector), 0, state, program.stateOffset(vector), vector.length());
        }
    }

    private double value(Statement statement, int j, Map<String, double[]> vectors) {
        return statement instanceof Statement.Affine affine
                ? dot(affine, j, vectors)
                : evaluate(((Statement.Pointwise) statement).value(), j, vectors);
    }

    private double dot(Statement.Affine affine, int j, Map<String, double[]> vectors) {
        Parameter.MatrixView view = affine.matrix();
        double[][] rows = values.rows(view.matrix().name());
        double sum = affine.continues()
                ? values(vectors, affine.to().vector())[affine.to().from() + j]
                : 0;
        int row = view.row();
        for (Slice from : affine.from()) {
            for (int k = 0; k < from.length(); k++) {
                sum += values(vectors, from.vector())[from.from() + k] * rows[row++][view.column() + j];
            }
        }
        for (Parameter.BiasSlice bias : affine.biases()) {
            sum += values.rows(bias.bias().name())[0][bias.from() + j];
        }
        return sum;
    }

    private double evaluate(Expression expression, int j, Map<String, double[]> vectors) {
        if (expression instanceof Read read) {
            return values(vectors, read.slice().vector())[read.slice().from() + j];
        } else if (expression instanceof Weight weight) {
            return values.rows(weight.slice().bias().name())[0][weight.slice().from() + j];
        } else if (expression instanceof Constant constant) {
            return constant.value();
        } else if (expression instanceof Entry entry) {
            return entry.table().value(entry.from() + j);
        }
        double[] operands = expression.operands().stream()
                .mapToDouble(operand -> evaluate(operand, j, vectors))
                .toArray();
        if (expression instanceof Sum) {
            return operands[0] + operands[1];
        } else if (expression instanceof Difference) {
            return operands[0] - operands[1];
        } else if (expression instanceof Product) {
            return operands[0] * operands[1];
        } else if (expression instanceof MultiplyAdd) {
            return operands[0] * operands[1] + operands[2];
        } else if (expression instanceof Clip clip) {
            return Math.max(-clip.bound(), Math.min(clip.bound(), operands[0]));
        }
        ActivationFunction function = ((Activate) expression).function();
        return function instanceof ActivationFunction.Own own
                ? ownActivations.apply(own, (float) operands[0])
                : ActivationFunctions.apply((ActivationFunction.Standard) function, operands[0]);
    }

    private static double[] values(Map<String, double[]> vectors, Vector vector) {
        return Objects.requireNonNull(vectors.get(vector.name()), vector.name());
    }
}
