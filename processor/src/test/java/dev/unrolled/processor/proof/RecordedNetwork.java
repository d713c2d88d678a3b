package dev.unrolled.processor.proof;

import dev.unrolled.Merge;
import dev.unrolled.Padding;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Variable;
import dev.unrolled.processor.program.LayerProgram;
import dev.unrolled.processor.program.NetworkInterpreter;
import dev.unrolled.processor.program.NetworkProgram;
import dev.unrolled.processor.program.Values;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network that a framework ran over a sequence.
 *
 * @param name what to call it in a failure
 * @param network what a user would write
 * @param weights the framework's tensors
 * @param convention how they are named and laid out
 * @param sequence what it was given
 * @param found what the framework gave, perhaps in several versions
 * @param exact the same in double
 */
record RecordedNetwork(
        String name,
        NetworkCase network,
        Weights weights,
        Convention convention,
        Sequence sequence,
        List<Result> found,
        Result exact) {
    /**
     * What a run gives.
     *
     * @param outputs in the layout of a run
     * @param state {@code [batch][stateSize]}, the last ones; empty if they were not recorded
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of these.
    record Result(double[] outputs, double... state) {
        /** The largest magnitude, by which tolerances grow where an activation is unbounded. */
        double scale() {
            return Math.max(1, Arrays.stream(outputs).map(Math::abs).max().orElse(1));
        }
    }

    /** A network state: of each example c before h, of each layer, the forward direction before the backward one. */
    static double[] state(int batch, int cells, double[]... vectors) {
        double[] state =
                new double[Arrays.stream(vectors).mapToInt(each -> each.length).sum()];
        int at = 0;
        for (int n = 0; n < batch; n++) {
            for (int cell = 0; cell < cells; cell++) {
                for (double[] vector : vectors) {
                    int size = vector.length / (cells * batch);
                    System.arraycopy(vector, (cell * batch + n) * size, state, at, size);
                    at += size;
                }
            }
        }
        return state;
    }

    /** Those of a file's tensors that are weights. */
    static Weights weights(Weights arrays, String pattern) {
        return Weights.of(arrays.names().stream()
                .filter(name -> name.matches(pattern))
                .map(arrays::tensor)
                .toArray(dev.unrolled.weights.Tensor[]::new));
    }

    /** Compares what the generated network computes with what the framework gave and with what is exact. */
    void compareFloats(double tolerance, Tally tally) {
        RecurrentNetwork generated = loaded();
        Result ours = run(generated);
        for (Result each : Stream.concat(found.stream(), Stream.of(exact)).toList()) {
            compare(each, ours, tolerance * found.get(0).scale(), tally);
        }
        tally.sequence();
    }

    /** Compares the interpreter, run in double, with what was computed in double. */
    void compareDoubles(double tolerance, Tally tally) {
        compare(exact, interpret(), tolerance * found.get(0).scale(), tally);
        tally.sequence();
    }

    private void compare(Result expected, Result ours, double tolerance, Tally tally) {
        compare("output", expected.outputs, ours.outputs, tolerance, tally);
        if (expected.state.length > 0) {
            compare("last state", expected.state, ours.state, tolerance, tally);
        }
    }

    private void compare(String what, double[] expected, double[] ours, double tolerance, Tally tally) {
        if (expected.length != ours.length) {
            throw new AssertionError(
                    "%s, %s: expected %d values, found %d".formatted(name, what, expected.length, ours.length));
        }
        for (int i = 0; i < expected.length; i++) {
            tally.compare("%s, %s %d".formatted(name, what, i), expected[i], ours[i], tolerance);
        }
    }

    private RecurrentNetwork loaded() {
        RecurrentNetwork generated = CompiledNetwork.of(network).create();
        generated.load(weights, convention);
        return generated;
    }

    /** One run of the sequence, which gives the same bits in every other form. */
    private Result run(RecurrentNetwork generated) {
        float[] inputs = Doubles.toFloats(sequence.inputs());
        float[] state = Doubles.toFloats(sequence.state());
        float[] outputs = new float[outputLength()];
        generated.run(sequence.written(false), inputs, state, outputs);
        if (sequence.isFull()) {
            float[] again = Doubles.toFloats(sequence.state());
            float[] same = new float[outputs.length];
            generated.run(sequence.steps(), sequence.batch(), inputs, again, same);
            Bits.assertEqual(name + ", run: outputs", outputs, same);
            Bits.assertEqual(name + ", run: last state", state, again);
        }
        checkBatchMajor(generated, outputs, state);
        return new Result(Doubles.of(outputs), Doubles.of(state));
    }

    private void checkBatchMajor(RecurrentNetwork generated, float[] outputs, float[] lastState) {
        double[] inputs = Axes.swapFirstTwo(sequence.inputs(), sequence.steps(), sequence.batch());
        float[] state = Doubles.toFloats(sequence.state());
        float[] found = new float[outputs.length];
        generated.run(sequence.written(true), Doubles.toFloats(inputs), state, found);
        double[] expected = Axes.swapFirstTwo(Doubles.of(outputs), outputSteps() * parts(), sequence.batch());
        Bits.assertEqual(name + ", batch-major: outputs", Doubles.toFloats(expected), found);
        Bits.assertEqual(name + ", batch-major: last state", lastState, state);
    }

    private NetworkProgram program() {
        return network.program();
    }

    private int outputSteps() {
        return program().givesEveryStep() ? sequence.steps() : 1;
    }

    /** Two directions that are apart lie one behind the other in each step. */
    private int parts() {
        LayerProgram last = program().last();
        return last.isBidirectional() && last.merge() == Merge.APART ? 2 : 1;
    }

    private int outputLength() {
        return outputSteps() * sequence.batch() * program().outputSize();
    }

    private Result interpret() {
        int steps = sequence.steps();
        int batch = sequence.batch();
        double[][][] inputs = new double[steps][batch][];
        boolean[][] isValid = new boolean[steps][batch];
        for (int example = 0; example < steps * batch; example++) {
            inputs[example / batch][example % batch] = part(sequence.inputs(), example, sequence.inputSize());
            isValid[example / batch][example % batch] = sequence.isWithinLength(example);
        }
        double[][] states = new double[batch][];
        Arrays.setAll(states, n -> part(sequence.state(), n, sequence.stateSize()));
        double[][][] outputs =
                new NetworkInterpreter(program(), values(), ActivationSamples::own, false).run(inputs, states, isValid);
        return new Result(
                flat(outputs),
                Arrays.stream(states).flatMapToDouble(Arrays::stream).toArray());
    }

    private static double[] part(double[] values, int index, int size) {
        return Arrays.copyOfRange(values, index * size, (index + 1) * size);
    }

    /** In the layout that a run writes. */
    private double[] flat(double[][][] outputs) {
        int batch = sequence.batch();
        int part = program().outputSize() / parts();
        double[] flat = new double[outputLength()];
        for (int t = 0; t < outputs.length; t++) {
            for (int n = 0; n < batch; n++) {
                if (t > 0 && outputs[t][n] == null && sequence.padding() == Padding.REPEAT) {
                    outputs[t][n] = outputs[t - 1][n];
                }
                for (int p = 0; outputs[t][n] != null && p < parts(); p++) {
                    System.arraycopy(outputs[t][n], p * part, flat, ((t * parts() + p) * batch + n) * part, part);
                }
            }
        }
        return flat;
    }

    /** The weights that the generated network has after loading, which are floats. */
    private List<List<Values>> values() {
        var variables = loaded().variables().stream().collect(Collectors.toMap(Variable::name, Variable::rows));
        List<List<Values>> values = new ArrayList<>();
        for (LayerProgram layer : program().layers()) {
            List<String> directions = layer.isBidirectional() ? List.of("/forward/", "/backward/") : List.of("/");
            List<Values> cells = new ArrayList<>();
            for (String direction : directions) {
                Values cell = new Values(layer.cell());
                layer.cell().parameters().forEach(parameter -> {
                    float[][] rows = variables.get(layer.name() + direction + parameter.name());
                    cell.set(
                            parameter.name(),
                            Arrays.stream(rows)
                                    .map(Doubles::of)
                                    .flatMapToDouble(Arrays::stream)
                                    .toArray());
                });
                cells.add(cell);
            }
            values.add(cells);
        }
        return values;
    }
}
