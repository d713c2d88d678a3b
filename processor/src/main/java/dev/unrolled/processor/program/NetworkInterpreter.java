package dev.unrolled.processor.program;

import dev.unrolled.Direction;
import dev.unrolled.Head;
import dev.unrolled.Merge;
import dev.unrolled.Steps;
import dev.unrolled.math.Softmax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;

/**
 * Says in plain loops what a network computes of a sequence, layer by layer: in float with every rounding where the numeric contract puts
 * it, or in double. Slow and obvious.
 *
 * <p>Values are doubles throughout; in float each is one that a float can hold, and what is rounded is rounded at once.
 */
public final class NetworkInterpreter {
    private final NetworkProgram program;
    private final List<List<Values>> values;
    private final OwnActivations ownActivations;
    private final boolean isFloat;

    /**
     * An interpreter.
     *
     * @param program what to run
     * @param values the weights of each layer's cells, the forward one first
     * @param ownActivations what classes of the user's compute
     * @param isFloat whether to round to float
     */
    public NetworkInterpreter(
            NetworkProgram program, List<List<Values>> values, OwnActivations ownActivations, boolean isFloat) {
        this.program = program;
        this.values = values;
        this.ownActivations = ownActivations;
        this.isFloat = isFloat;
    }

    /**
     * Runs a sequence.
     *
     * @param inputs {@code [steps][batch][inputs]}
     * @param state {@code [batch][stateSize]}, becomes the states after the last step
     * @param isValid {@code [steps][batch]}, the steps that there are of each example
     * @return {@code [steps][batch][outputSize]}, or one step of last outputs; null where there is no step, and an example without any
     */
    public double[][][] run(double[][][] inputs, double[][] state, boolean[][] isValid) {
        List<double[][][]> given = new ArrayList<>();
        given.add(inputs);
        boolean[][] valid = isValid;
        for (int index = 0; index < program.layers().size(); index++) {
            LayerProgram layer = program.layers().get(index);
            double[][][] outputs = layer(index, given.get(index), state, valid);
            if (layer.steps() == Steps.LAST) {
                valid = hasOutput(outputs);
            } else if (layer.direction() == Direction.BACKWARD_REVERSED) {
                valid = reversed(valid);
            }
            if (layer.residualFrom().isPresent()) {
                outputs = combine(outputs, given.get(layer.residualFrom().getAsInt()), (a, b) -> a + b);
            }
            given.add(outputs);
        }
        double[][][] outputs = given.get(given.size() - 1);
        head(outputs);
        return outputs;
    }

    /** What a layer gives of a sequence. */
    private double[][][] layer(int index, double[][][] inputs, double[][] state, boolean[][] isValid) {
        LayerProgram layer = program.layers().get(index);
        boolean isBackward =
                layer.direction() == Direction.BACKWARD || layer.direction() == Direction.BACKWARD_REVERSED;
        int offset = program.stateOffset(index);
        double[][][] outputs = direction(layer, values.get(index).get(0), isBackward, inputs, state, offset, isValid);
        if (!layer.isBidirectional()) {
            return outputs;
        }
        int backwardOffset = offset + layer.cell().stateSize();
        double[][][] backward =
                direction(layer, values.get(index).get(1), true, inputs, state, backwardOffset, isValid);
        return switch (layer.merge()) {
            case CONCATENATE, APART -> concatenate(outputs, backward);
            case SUM -> combine(outputs, backward, (a, b) -> a + b);
            case MULTIPLY -> combine(outputs, backward, (a, b) -> a * b);
            case AVERAGE -> combine(combine(outputs, backward, (a, b) -> a + b), backward, (a, b) -> a * 0.5);
        };
    }

    private double[][][] direction(
            LayerProgram layer,
            Values weights,
            boolean isBackward,
            double[][][] inputs,
            double[][] state,
            int offset,
            boolean[][] isValid) {
        int steps = inputs.length;
        int batch = state.length;
        boolean isReversed = layer.direction() == Direction.BACKWARD_REVERSED;
        CellProgram cell = isBackward ? layer.backward().orElse(layer.cell()) : layer.cell();
        double[][][] outputs = new double[steps][batch][];
        double[][] last = new double[batch][];
        for (int k = 0; k < steps; k++) {
            int t = isBackward ? steps - 1 - k : k;
            for (int n = 0; n < batch; n++) {
                double[] input = inputs[t][n];
                if (isValid[t][n] && input != null) {
                    last[n] = step(cell, weights, input, state[n], offset);
                    outputs[isReversed ? k : t][n] = last[n];
                }
            }
        }
        return layer.steps() == Steps.LAST ? new double[][][] {last} : outputs;
    }

    /** One step of one example; the output. No numerics that a network's layers may have tell one example from several. */
    private double[] step(CellProgram cell, Values weights, double[] input, double[] state, int offset) {
        double[] own = cell.isRecurrent()
                ? Arrays.copyOfRange(state, offset, offset + cell.stateSize())
                : new double[cell.stateSize()];
        if (isFloat) {
            float[] floats = floats(own);
            new Interpreter(cell, weights, Examples.ONE, ownActivations).step(floats(input), floats);
            own = doubles(floats);
        } else {
            new DoubleInterpreter(cell, weights, ownActivations).step(input, own);
        }
        if (cell.isRecurrent()) {
            System.arraycopy(own, 0, state, offset, own.length);
        }
        int from = cell.stateOffset(cell.output());
        return Arrays.copyOfRange(own, from, from + cell.output().length());
    }

    private static double[][][] concatenate(double[][][] one, double[][][] other) {
        double[][][] all = new double[one.length][one.length == 0 ? 0 : one[0].length][];
        for (int t = 0; t < one.length; t++) {
            for (int n = 0; n < one[t].length; n++) {
                if (one[t][n] != null) {
                    all[t][n] = DoubleStream.concat(Arrays.stream(one[t][n]), Arrays.stream(other[t][n]))
                            .toArray();
                }
            }
        }
        return all;
    }

    private double[][][] combine(double[][][] one, double[][][] other, DoubleBinaryOperator operator) {
        double[][][] all = new double[one.length][one.length == 0 ? 0 : one[0].length][];
        for (int t = 0; t < one.length; t++) {
            for (int n = 0; n < one[t].length; n++) {
                if (one[t][n] != null) {
                    all[t][n] = new double[one[t][n].length];
                    for (int j = 0; j < all[t][n].length; j++) {
                        all[t][n][j] = round(operator.applyAsDouble(one[t][n][j], other[t][n][j]));
                    }
                }
            }
        }
        return all;
    }

    /** A sum or a product of two floats, computed in double and rounded, is what float arithmetic gives. */
    private double round(double value) {
        return isFloat ? (float) value : value;
    }

    private void head(double[][][] outputs) {
        if (program.head() == Head.NONE) {
            return;
        }
        boolean isApart = program.last().isBidirectional() && program.last().merge() == Merge.APART;
        int length = isApart ? program.outputSize() / 2 : program.outputSize();
        for (double[][] step : outputs) {
            for (double[] output : step) {
                for (int from = 0; output != null && from < output.length; from += length) {
                    double[] one = Arrays.copyOfRange(output, from, from + length);
                    System.arraycopy(isFloat ? headOfFloats(one) : head(one), 0, output, from, length);
                }
            }
        }
    }

    private double[] headOfFloats(double... values) {
        float[] floats = floats(values);
        if (program.head() == Head.SOFTMAX) {
            Softmax.softmax(1, floats.length, floats, 0);
        } else {
            Softmax.logSoftmax(1, floats.length, floats, 0);
        }
        return doubles(floats);
    }

    private double[] head(double... values) {
        double max = Arrays.stream(values).max().orElse(0);
        double logarithm = StrictMath.log(
                Arrays.stream(values).map(x -> StrictMath.exp(x - max)).sum());
        return Arrays.stream(values)
                .map(x -> (x - max) - logarithm)
                .map(x -> program.head() == Head.SOFTMAX ? StrictMath.exp(x) : x)
                .toArray();
    }

    private static boolean[][] hasOutput(double[][][] outputs) {
        boolean[][] has = new boolean[outputs.length][];
        for (int t = 0; t < outputs.length; t++) {
            has[t] = new boolean[outputs[t].length];
            for (int n = 0; n < has[t].length; n++) {
                has[t][n] = outputs[t][n] != null;
            }
        }
        return has;
    }

    private static boolean[][] reversed(boolean[][] steps) {
        boolean[][] reversed = new boolean[steps.length][];
        for (int t = 0; t < steps.length; t++) {
            reversed[steps.length - 1 - t] = steps[t];
        }
        return reversed;
    }

    private static float[] floats(double... values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static double[] doubles(float... values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
