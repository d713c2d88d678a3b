package dev.unrolled.support;

import static dev.unrolled.support.Refusals.ABSENT;

import dev.unrolled.Nullable;
import dev.unrolled.Sequence;
import java.util.Objects;

/** Checks a {@link Sequence}, and the arrays that are used with it, before anything is changed. */
public final class SequenceArguments {
    private SequenceArguments() {}

    /**
     * Checks the numbers of steps and of examples.
     *
     * @param steps the number of steps
     * @param batch the number of examples
     */
    public static void checkCounts(int steps, int batch) {
        Arguments.checkCount("steps", steps);
        Arguments.checkCount("batch", batch);
    }

    /**
     * Checks that there is a length for each example.
     *
     * @param batch the number of examples
     * @param lengths the lengths
     */
    public static void checkLengths(int batch, int[] lengths) {
        if (Objects.requireNonNull(lengths, "lengths").length != batch) {
            throw new IllegalArgumentException(
                    "lengths: expected [batch=" + batch + "] = " + batch + " lengths, found " + lengths.length);
        }
    }

    /**
     * Checks the lengths themselves.
     *
     * @param steps the number of steps
     * @param batch the number of examples
     * @param lengths the lengths
     */
    public static void checkLengths(int steps, int batch, int[] lengths) {
        for (int n = 0; n < batch; n++) {
            if (lengths[n] < 0 || lengths[n] > steps) {
                throw new IllegalArgumentException(
                        "lengths[" + n + "]: expected 0 to [steps=" + steps + "], found " + lengths[n]);
            }
        }
    }

    /**
     * Checks that a mask has a value for each step of each example.
     *
     * @param sequence the sequence
     * @param mask the mask
     */
    public static void checkMask(Sequence sequence, boolean[] mask) {
        long expected = (long) sequence.steps() * sequence.batch();
        if (Objects.requireNonNull(mask, "mask").length != expected) {
            throw new IllegalArgumentException("mask: expected " + Refusals.order(sequence) + " = " + expected
                    + " booleans, found " + mask.length);
        }
    }

    /**
     * Checks {@code run(sequence, inputs, state, outputs)}.
     *
     * @param sequence the sequence
     * @param inputSize the number of values in one input
     * @param stateSize the number of values in one state
     * @param outputSize the number of values in one output
     * @param inputs the inputs of all steps
     * @param state the states
     * @param outputs where the outputs of all steps go, or null
     */
    public static void checkRun(
            Sequence sequence,
            int inputSize,
            int stateSize,
            int outputSize,
            float[] inputs,
            float[] state,
            @Nullable float[] outputs) {
        Objects.requireNonNull(sequence, "sequence").check();
        checkLength("inputs", sequence, inputSize, inputs);
        Arguments.checkLength("state", ABSENT, sequence.batch(), stateSize, state);
        if (outputs != null) {
            checkLength("outputs", sequence, outputSize, outputs);
        }
        Arguments.checkRunApart(
                inputs, 0, inputs.length, state, 0, state.length, outputs, 0, outputs == null ? 0 : outputs.length);
    }

    /**
     * Checks {@code run(sequence, inputs, inputsAt, state, stateAt, outputs, outputsAt)}.
     *
     * @param sequence the sequence
     * @param inputSize the number of values in one input
     * @param stateSize the number of values in one state
     * @param outputSize the number of values in one output
     * @param inputs the inputs of all steps
     * @param inputsAt where they begin
     * @param state the states
     * @param stateAt where they begin
     * @param outputs where the outputs of all steps go, or null
     * @param outputsAt where they begin
     */
    public static void checkRun(
            Sequence sequence,
            int inputSize,
            int stateSize,
            int outputSize,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        Objects.requireNonNull(sequence, "sequence").check();
        checkRoom("inputs", sequence, inputSize, inputs, inputsAt);
        Arguments.checkRoom("state", ABSENT, sequence.batch(), stateSize, state, stateAt);
        if (outputs != null) {
            checkRoom("outputs", sequence, outputSize, outputs, outputsAt);
        }
        int examples = sequence.steps() * sequence.batch();
        Arguments.checkRunApart(
                inputs,
                inputsAt,
                examples * inputSize,
                state,
                stateAt,
                sequence.batch() * stateSize,
                outputs,
                outputsAt,
                outputs == null ? 0 : examples * outputSize);
    }

    private static void checkLength(String array, Sequence sequence, int size, float[] values) {
        if (Objects.requireNonNull(values, array).length
                != Arguments.floats(sequence.steps(), sequence.batch(), size)) {
            throw Refusals.length(array, sequence, size, values.length);
        }
    }

    private static void checkRoom(String array, Sequence sequence, int size, float[] values, int at) {
        if (at < 0) {
            throw Refusals.negativeOffset(array, at);
        }
        if (Objects.requireNonNull(values, array).length - (long) at
                < Arguments.floats(sequence.steps(), sequence.batch(), size)) {
            throw Refusals.room(array, sequence, size, at, values.length);
        }
    }
}
