package dev.unrolled.processor.proof;

import dev.unrolled.Direction;
import dev.unrolled.Merge;
import dev.unrolled.Padding;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Variable;
import dev.unrolled.processor.program.LayerProgram;
import dev.unrolled.processor.program.NetworkInterpreter;
import dev.unrolled.processor.program.NetworkProgram;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Random weights, inputs and states for a network with what the interpreter makes of them. Everything follows from the seed. */
final class NetworkTrial {
    final NetworkProgram program;
    final long seed;
    final int steps;
    final int batch;
    final float[] inputs;
    final float[] state;
    private final List<List<Values>> values = new ArrayList<>();
    private final Map<String, float[]> initial = new HashMap<>();

    NetworkTrial(NetworkProgram program, long seed) {
        this(program, seed, new Random(seed));
    }

    private NetworkTrial(NetworkProgram program, long seed, Random random) {
        this(program, seed, random.nextInt(10), Trial.anyBatch(random), Numbers.any(random));
    }

    NetworkTrial(NetworkProgram program, long seed, int steps, int batch, Numbers numbers) {
        Random random = new Random(seed + 1);
        this.program = program;
        this.seed = seed;
        this.steps = steps;
        this.batch = batch;
        for (LayerProgram layer : program.layers()) {
            List<Values> cells = new ArrayList<>();
            for (int direction = 0; direction < (layer.isBidirectional() ? 2 : 1); direction++) {
                Values cell = new Values(layer.cell());
                for (Parameter parameter : layer.cell().parameters()) {
                    int size = Math.toIntExact(parameter.size());
                    cell.set(parameter.name(), Doubles.of(numbers.array(random, size)));
                }
                cells.add(cell);
            }
            values.add(cells);
        }
        this.inputs = numbers.array(random, steps * batch * program.inputs());
        this.state = numbers.array(random, batch * program.stateSize());
    }

    /** What a run gives. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of these.
    record Result(float[] outputs, float[] state) {}

    /** The names of a layer's cells, in the interpreter's order. */
    private static List<String> prefixes(LayerProgram layer) {
        return layer.direction() == Direction.BIDIRECTIONAL
                ? List.of(layer.name() + "/forward/", layer.name() + "/backward/")
                : List.of(layer.name() + "/");
    }

    /** Writes the trial's weights; learned states get numbers of their own. */
    <T extends RecurrentNetwork> T fill(T network) {
        Map<String, double[][]> rows = new HashMap<>();
        for (int index = 0; index < values.size(); index++) {
            LayerProgram layer = program.layers().get(index);
            for (int cell = 0; cell < values.get(index).size(); cell++) {
                for (Parameter parameter : layer.cell().parameters()) {
                    rows.put(
                            prefixes(layer).get(cell) + parameter.name(),
                            values.get(index).get(cell).rows(parameter.name()));
                }
            }
        }
        Random random = new Random(seed + 2);
        for (Variable variable : network.variables()) {
            float[][] live = variable.rows();
            if (variable.name().contains("/initial_")) {
                float[] learned = Numbers.PLAIN.array(random, live[0].length);
                initial.put(variable.name(), learned);
                System.arraycopy(learned, 0, live[0], 0, learned.length);
            } else {
                double[][] given = Objects.requireNonNull(rows.remove(variable.name()), variable.name());
                for (int row = 0; row < live.length; row++) {
                    System.arraycopy(Doubles.toFloats(given[row]), 0, live[row], 0, live[row].length);
                }
            }
        }
        if (!rows.isEmpty()) {
            throw new AssertionError("expected variables of all weights, found none for " + rows.keySet());
        }
        return network;
    }

    /** The state that the learned ones make, zero elsewhere. */
    float[] initialState(int examples) {
        float[] one = new float[program.stateSize()];
        for (int index = 0; index < program.layers().size(); index++) {
            LayerProgram layer = program.layers().get(index);
            int at = program.stateOffset(index);
            for (String prefix : layer.cell().isRecurrent() ? prefixes(layer) : List.<String>of()) {
                for (var vector : layer.cell().states()) {
                    float[] learned = initial.get(prefix + "initial_" + vector.name());
                    if (learned != null) {
                        System.arraycopy(learned, 0, one, at, learned.length);
                    }
                    at += vector.length();
                }
            }
        }
        float[] all = new float[examples * one.length];
        for (int n = 0; n < examples; n++) {
            System.arraycopy(one, 0, all, n * one.length, one.length);
        }
        return all;
    }

    /** What the interpreter makes of all steps. */
    Result run() {
        boolean[][] valid = new boolean[steps][batch];
        Arrays.stream(valid).forEach(step -> Arrays.fill(step, true));
        return run(valid, true, Padding.ZERO);
    }

    /** The same in double. */
    Result runInDouble() {
        boolean[][] valid = new boolean[steps][batch];
        Arrays.stream(valid).forEach(step -> Arrays.fill(step, true));
        return run(valid, false, Padding.ZERO);
    }

    /** What the interpreter makes of some of the steps. */
    Result run(boolean[][] valid, boolean isFloat, Padding padding) {
        if (padding.isOfLayers()) {
            return runInKeras(valid, padding);
        }
        double[][][] given = new double[steps][batch][];
        for (int t = 0; t < steps; t++) {
            for (int n = 0; n < batch; n++) {
                int from = (t * batch + n) * program.inputs();
                given[t][n] = Doubles.of(Arrays.copyOfRange(inputs, from, from + program.inputs()));
            }
        }
        double[][] states = new double[batch][];
        for (int n = 0; n < batch; n++) {
            states[n] = Doubles.of(Arrays.copyOfRange(state, n * program.stateSize(), (n + 1) * program.stateSize()));
        }
        double[][][] outputs =
                new NetworkInterpreter(program, values, ActivationSamples::own, isFloat).run(given, states, valid);
        return new Result(
                flat(outputs),
                Doubles.toFloats(
                        Arrays.stream(states).flatMapToDouble(Arrays::stream).toArray()));
    }

    /** What Keras' layers make of some of the steps, of each example on its own. */
    private Result runInKeras(boolean[][] valid, Padding padding) {
        double[][][] outputs = new double[program.givesEveryStep() ? steps : 1][batch][];
        float[] states = state.clone();
        for (int n = 0; n < batch; n++) {
            List<Boolean> mask = new ArrayList<>();
            List<float[]> given = new ArrayList<>();
            for (int t = 0; t < steps; t++) {
                int from = (t * batch + n) * program.inputs();
                mask.add(valid[t][n]);
                given.add(Arrays.copyOfRange(inputs, from, from + program.inputs()));
            }
            int at = n * program.stateSize();
            float[] one = Arrays.copyOfRange(states, at, at + program.stateSize());
            List<float[]> found = new KerasMask(program, values, padding, mask).run(given, one);
            System.arraycopy(one, 0, states, at, one.length);
            for (int t = 0; t < outputs.length; t++) {
                outputs[t][n] = Doubles.of(found.get(t));
            }
        }
        return new Result(flat(outputs), states);
    }

    /** In the layout that a run writes: two directions that are apart lie one behind the other in each step. */
    private float[] flat(double[][][] outputs) {
        int length = program.outputSize();
        boolean isApart = program.last().direction() == Direction.BIDIRECTIONAL
                && program.last().merge() == Merge.APART;
        int parts = isApart ? 2 : 1;
        int part = length / parts;
        float[] flat = new float[outputs.length * batch * length];
        for (int t = 0; t < outputs.length; t++) {
            for (int n = 0; n < batch; n++) {
                for (int j = 0; outputs[t][n] != null && j < length; j++) {
                    int at = ((t * parts + j / part) * batch + n) * part + j % part;
                    flat[at] = (float) outputs[t][n][j];
                }
            }
        }
        return flat;
    }

    /** All forms of a network that steps, as a cell's are checked. */
    void checkSteps(RecurrentCell cell, Random random) {
        Result expected = run();
        float[] alone = expected.state();
        if (batch > 1) {
            alone = new float[expected.state().length];
            for (int n = 0; n < batch; n++) {
                System.arraycopy(example(n).run().state(), 0, alone, n * program.stateSize(), program.stateSize());
            }
        }
        Expected all = new Expected(steps, batch, inputs, state, expected.outputs(), expected.state(), alone);
        new Forms(all, cell, random).checkAll();
        new Forms(all, cell.fork(), random).checkRun();
        new Forms(all, cell.frozen(), random).checkRun();
        new Forms(all, cell.frozen().fork(), random).checkStepsWithOffsets();
    }

    private NetworkTrial(NetworkTrial of, int n) {
        this.program = of.program;
        this.seed = of.seed;
        this.steps = of.steps;
        this.batch = 1;
        this.values.addAll(of.values);
        this.inputs = new float[steps * program.inputs()];
        for (int t = 0; t < steps; t++) {
            int from = (t * of.batch + n) * program.inputs();
            System.arraycopy(of.inputs, from, inputs, t * program.inputs(), program.inputs());
        }
        this.state = Arrays.copyOfRange(of.state, n * program.stateSize(), (n + 1) * program.stateSize());
    }

    /** One example on its own. */
    NetworkTrial example(int n) {
        return new NetworkTrial(this, n);
    }

    /** One example of those of which some lack some steps, on its own. */
    Result example(int n, boolean[][] valid, Padding padding) {
        boolean[][] own = new boolean[steps][1];
        for (int t = 0; t < steps; t++) {
            own[t][0] = valid[t][n];
        }
        return example(n).run(own, true, padding);
    }
}
