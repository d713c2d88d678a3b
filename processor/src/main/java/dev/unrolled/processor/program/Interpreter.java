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
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Says in plain loops what a program computes, in float with every rounding where the numeric contract puts it. Slow and obvious: all
 * generated code is compared with it bit for bit.
 */
public final class Interpreter {
    private final CellProgram program;
    private final Values values;
    private final OwnActivations ownActivations;
    private final Examples examples;

    /**
     * An interpreter of steps that are given one example.
     *
     * @param program what to run
     * @param values its weights, each rounded to float
     */
    public Interpreter(CellProgram program, Values values) {
        this(program, values, Examples.ONE);
    }

    /**
     * An interpreter.
     *
     * @param program what to run
     * @param values its weights, each rounded to float
     * @param examples how many examples a step is given
     */
    public Interpreter(CellProgram program, Values values, Examples examples) {
        this(program, values, examples, OwnActivations.none());
    }

    /**
     * An interpreter of a program that names classes of the user's.
     *
     * @param program what to run
     * @param values its weights, each rounded to float
     * @param examples how many examples a step is given
     * @param ownActivations what those classes compute
     */
    public Interpreter(CellProgram program, Values values, Examples examples, OwnActivations ownActivations) {
        this.ownActivations = ownActivations;
        this.program = program;
        this.values = values;
        this.examples = examples;
    }

    /**
     * One step of one example.
     *
     * @param input the input values
     * @param state the states laid end to end; becomes the new ones
     */
    public void step(float[] input, float[] state) {
        Map<String, float[]> vectors = new HashMap<>();
        vectors.put(program.input().name(), input.clone());
        for (Vector vector : program.states()) {
            float[] copy = new float[vector.length()];
            System.arraycopy(state, program.stateOffset(vector), copy, 0, copy.length);
            vectors.put(vector.name(), copy);
        }
        program.locals().forEach(local -> vectors.put(local.name(), new float[local.length()]));
        for (Statement statement : program.statements()) {
            if (statement instanceof Statement.Affine affine) {
                affine(affine, vectors);
            } else if (statement instanceof Statement.Pointwise pointwise) {
                float[] to = values(vectors, pointwise.to().vector());
                for (int j = 0; j < pointwise.to().length(); j++) {
                    to[pointwise.to().from() + j] = evaluate(pointwise.value(), j, vectors);
                }
            }
        }
        for (Vector vector : program.states()) {
            System.arraycopy(values(vectors, vector), 0, state, program.stateOffset(vector), vector.length());
        }
    }

    private void affine(Statement.Affine affine, Map<String, float[]> vectors) {
        Parameter.MatrixView view = affine.matrix();
        double[][] rows = values.rows(view.matrix().name());
        float[] to = values(vectors, affine.to().vector());
        float[] factors = new float[view.rows()];
        float[] weights = new float[view.rows()];
        for (int row = 0; row < factors.length; row++) {
            Statement.Factor factor = affine.factor(row);
            factors[row] =
                    values(vectors, factor.slice().vector())[factor.slice().from() + factor.index()];
        }
        for (int j = 0; j < view.columns(); j++) {
            for (int row = 0; row < weights.length; row++) {
                weights[row] = (float) rows[view.row() + row][view.column() + j];
            }
            float sum =
                    sum(factors, weights, affine.continues() ? to[affine.to().from() + j] : 0f);
            for (Parameter.BiasSlice bias : affine.biases()) {
                sum += (float) values.rows(bias.bias().name())[0][bias.from() + j];
            }
            to[affine.to().from() + j] = sum;
        }
    }

    private float sum(float[] factors, float[] weights, float start) {
        Summation summation = Summation.of(program.numerics(), examples, factors.length);
        if (!summation.isCut()) {
            return chain(factors, weights, 0, factors.length, start);
        }
        float sum = start;
        for (int row = 0; row < factors.length; row += summation.blockRows()) {
            sum += chain(factors, weights, row, Math.min(factors.length, row + summation.blockRows()), 0f);
        }
        return sum;
    }

    private float chain(float[] factors, float[] weights, int from, int to, float start) {
        boolean isFused = Summation.isFused(program.numerics(), examples);
        float sum = start;
        for (int row = from; row < to; row++) {
            sum = multiplyAdd(isFused, factors[row], weights[row], sum);
        }
        return sum;
    }

    private float evaluate(Expression expression, int j, Map<String, float[]> vectors) {
        if (expression instanceof Read read) {
            return values(vectors, read.slice().vector())[read.slice().from() + j];
        } else if (expression instanceof Weight weight) {
            return (float)
                    values.rows(weight.slice().bias().name())[0][weight.slice().from() + j];
        } else if (expression instanceof Constant constant) {
            return constant.value();
        } else if (expression instanceof Entry entry) {
            return entry.table().value(entry.from() + j);
        }
        List<Float> operands = expression.operands().stream()
                .map(operand -> evaluate(operand, j, vectors))
                .toList();
        float first = operands.get(0);
        if (expression instanceof Sum) {
            return first + operands.get(1);
        } else if (expression instanceof Difference) {
            return first - operands.get(1);
        } else if (expression instanceof Product) {
            return first * operands.get(1);
        } else if (expression instanceof MultiplyAdd) {
            return multiplyAdd(program.fusesPointwise(), first, operands.get(1), operands.get(2));
        } else if (expression instanceof Clip clip) {
            return Math.max(-clip.bound(), Math.min(clip.bound(), first));
        }
        ActivationFunction function = ((Activate) expression).function();
        return function instanceof ActivationFunction.Own own
                ? ownActivations.apply(own, first)
                : ActivationFunctions.apply((ActivationFunction.Standard) function, program.numerics(), first);
    }

    private static float multiplyAdd(boolean isFused, float left, float right, float addend) {
        return isFused ? Math.fma(left, right, addend) : left * right + addend;
    }

    private static float[] values(Map<String, float[]> vectors, Vector vector) {
        return Objects.requireNonNull(vectors.get(vector.name()), vector.name());
    }
}
