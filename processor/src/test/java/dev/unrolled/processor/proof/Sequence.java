package dev.unrolled.processor.proof;

import dev.unrolled.Padding;
import dev.unrolled.RecurrentCell;
import dev.unrolled.weights.Tensor;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A recorded sequence, time-major, as doubles that hold the recorded floats exactly.
 *
 * @param steps the number of steps
 * @param batch the number of examples
 * @param inputs {@code [steps][batch][inputs]}
 * @param state {@code [batch][stateSize]}, the first one
 * @param padding what an output is after an example's last step
 * @param lengths how many steps each example has; after its last one its state stays
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares two of these.
record Sequence(int steps, int batch, double[] inputs, double[] state, Padding padding, int... lengths) {
    /** One step of one example. */
    @FunctionalInterface
    interface Stepper {
        void step(double[] input, double[] state);
    }

    /** One step of one example, in float. */
    @FunctionalInterface
    interface FloatStepper {
        void step(float[] input, float[] state);
    }

    /** All examples as long as the sequence. */
    static Sequence of(int steps, int batch, double[] inputs, double... state) {
        int[] lengths = new int[batch];
        Arrays.fill(lengths, steps);
        return new Sequence(steps, batch, inputs, state, Padding.ZERO, lengths);
    }

    /** Of a recorded {@code [steps][batch][inputs]}. */
    static Sequence of(Tensor inputs, double... state) {
        return of(inputs.shape()[0], inputs.shape()[1], inputs.toDoubles(), state);
    }

    Sequence withLengths(Tensor recorded) {
        int[] found = Arrays.stream(recorded.toDoubles())
                .mapToInt(length -> (int) length)
                .toArray();
        return new Sequence(steps, batch, inputs, state, Padding.ZERO, found);
    }

    /** The same as Keras masks it: the last output repeated. */
    Sequence masked(int... validSteps) {
        return new Sequence(steps, batch, inputs, state, Padding.REPEAT, validSteps);
    }

    /** What a user would write. */
    dev.unrolled.Sequence written(boolean isBatchMajor) {
        dev.unrolled.Sequence written = dev.unrolled.Sequence.of(steps, batch);
        written = (isBatchMajor ? written.batchMajor() : written).padding(padding);
        if (isFull()) {
            return written;
        } else if (padding == Padding.ZERO) {
            return written.lengths(lengths);
        }
        boolean[] mask = new boolean[steps * batch];
        for (int t = 0; t < steps; t++) {
            for (int n = 0; n < batch; n++) {
                mask[written.index(t, n)] = t < lengths[n];
            }
        }
        return written.mask(mask);
    }

    /** Whether no example is shorter than the sequence. */
    boolean isFull() {
        return Arrays.stream(lengths).allMatch(length -> length == steps);
    }

    /** The output after an example's last step. */
    double padded(int example, double lastOutput) {
        return padding == Padding.ZERO || lengths[example % batch] == 0 ? 0 : lastOutput;
    }

    /**
     * Runs the whole sequence at once, in both orders, and holds it against the states after each step.
     *
     * @param offset where the output begins in a state
     */
    void checkRun(String name, RecurrentCell cell, int offset, double... states) {
        int size = cell.outputSize();
        float[] expected = new float[steps * batch * size];
        for (int i = 0; i < expected.length; i++) {
            int example = i / size;
            double output = states[example * stateSize() + offset + i % size];
            expected[i] = (float) (isWithinLength(example) ? output : padded(example, output));
        }
        float[] last = Doubles.toFloats(Arrays.copyOfRange(states, states.length - state.length, states.length));
        for (boolean isBatchMajor : new boolean[] {false, true}) {
            float[] now = Doubles.toFloats(state);
            double[] given = isBatchMajor ? Axes.swapFirstTwo(inputs, steps, batch) : inputs;
            float[] outputs = new float[expected.length];
            cell.run(written(isBatchMajor), Doubles.toFloats(given), now, outputs);
            double[] found = Doubles.of(outputs);
            String what = name + ", run(" + written(isBatchMajor) + ")";
            Bits.assertEqual(
                    what + ": outputs",
                    expected,
                    Doubles.toFloats(isBatchMajor ? Axes.swapFirstTwo(found, batch, steps) : found));
            Bits.assertEqual(what + ": last state", last, now);
        }
    }

    int inputSize() {
        return inputs.length / (steps * batch);
    }

    int stateSize() {
        return state.length / batch;
    }

    /** Whether an index of {@code [steps][batch]} is a step that its example still has. */
    boolean isWithinLength(int example) {
        return example / batch < lengths[example % batch];
    }

    /** The examples with an input or a first state that is subnormal as a float. */
    Set<Integer> subnormalExamples() {
        Stream<Integer> byInput = IntStream.range(0, inputs.length)
                .filter(i -> isSubnormal(inputs[i]))
                .mapToObj(i -> i / inputSize() % batch);
        Stream<Integer> byState = IntStream.range(0, state.length)
                .filter(i -> isSubnormal(state[i]))
                .mapToObj(i -> i / stateSize());
        return Stream.concat(byInput, byState).collect(Collectors.toSet());
    }

    private static boolean isSubnormal(double value) {
        return value != 0 && Math.abs(value) < Float.MIN_NORMAL;
    }

    /** Runs every example on its own, step by step, and gives the states after each step, {@code [steps][batch][stateSize]}. */
    double[] run(Stepper stepper) {
        double[] states = new double[steps * state.length];
        for (int n = 0; n < batch; n++) {
            double[] one = Arrays.copyOfRange(state, n * stateSize(), (n + 1) * stateSize());
            for (int t = 0; t < steps; t++) {
                int example = t * batch + n;
                if (t < lengths[n]) {
                    stepper.step(Arrays.copyOfRange(inputs, example * inputSize(), (example + 1) * inputSize()), one);
                }
                System.arraycopy(one, 0, states, example * stateSize(), stateSize());
            }
        }
        return states;
    }

    /** What steps floats as a stepper of doubles. */
    static Stepper stepper(FloatStepper floats) {
        return (input, state) -> {
            float[] rounded = Doubles.toFloats(state);
            floats.step(Doubles.toFloats(input), rounded);
            System.arraycopy(Doubles.of(rounded), 0, state, 0, state.length);
        };
    }

    /** The same states from a cell that steps all examples together; a shorter example is stepped on, and its state put back. */
    double[] runBatch(RecurrentCell cell) {
        float[] states = new float[steps * state.length];
        float[] now = Doubles.toFloats(state);
        int stepInputs = batch * inputSize();
        for (int t = 0; t < steps; t++) {
            float[] before = now.clone();
            cell.step(batch, Doubles.toFloats(Arrays.copyOfRange(inputs, t * stepInputs, (t + 1) * stepInputs)), now);
            for (int n = 0; n < batch; n++) {
                if (t >= lengths[n]) {
                    System.arraycopy(before, n * stateSize(), now, n * stateSize(), stateSize());
                }
            }
            System.arraycopy(now, 0, states, t * now.length, now.length);
        }
        return Doubles.of(states);
    }
}
