package dev.unrolled.support;

import static dev.unrolled.support.Refusals.ABSENT;

import dev.unrolled.Nullable;
import java.util.Objects;

/**
 * Checks the arrays and counts of a step before anything is changed. The checks are small so that they inline; what builds a message
 * stands apart. Where sizes are given they are those of a cell: 1 or more.
 */
public final class Arguments {
    /** What every JVM can allocate; some can do a few more. */
    static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private Arguments() {}

    /**
     * Checks {@code step(input, state)}.
     *
     * @param inputSize the length that the input must have
     * @param stateSize the length that the state must have
     * @param input the input
     * @param state the state
     */
    public static void checkStep(int inputSize, int stateSize, float[] input, float[] state) {
        checkLength("input", ABSENT, ABSENT, inputSize, input);
        checkLength("state", ABSENT, ABSENT, stateSize, state);
        checkApart("input", input, 0, inputSize, "state", state, 0, stateSize);
    }

    /**
     * Checks {@code step(batch, inputs, state)}.
     *
     * @param batch the number of examples
     * @param inputSize the number of values in one input
     * @param stateSize the number of values in one state
     * @param inputs the inputs
     * @param state the states
     */
    public static void checkStep(int batch, int inputSize, int stateSize, float[] inputs, float[] state) {
        checkCount("batch", batch);
        checkLength("inputs", ABSENT, batch, inputSize, inputs);
        checkLength("state", ABSENT, batch, stateSize, state);
        checkApart("inputs", inputs, 0, inputs.length, "state", state, 0, state.length);
    }

    /**
     * Checks {@code step(batch, inputs, inputsAt, state, stateAt)}.
     *
     * @param batch the number of examples
     * @param inputSize the number of values in one input
     * @param stateSize the number of values in one state
     * @param inputs the inputs
     * @param inputsAt where they begin
     * @param state the states
     * @param stateAt where they begin
     */
    public static void checkStep(
            int batch, int inputSize, int stateSize, float[] inputs, int inputsAt, float[] state, int stateAt) {
        checkCount("batch", batch);
        checkRoom("inputs", ABSENT, batch, inputSize, inputs, inputsAt);
        checkRoom("state", ABSENT, batch, stateSize, state, stateAt);
        checkApart("inputs", inputs, inputsAt, batch * inputSize, "state", state, stateAt, batch * stateSize);
    }

    /**
     * Checks {@code run(steps, batch, inputs, state, outputs)}.
     *
     * @param steps the number of steps
     * @param batch the number of examples
     * @param inputSize the number of values in one input
     * @param stateSize the number of values in one state
     * @param outputSize the number of values in one output
     * @param inputs the inputs of all steps
     * @param state the states
     * @param outputs where the outputs of all steps go, or null
     */
    public static void checkRun(
            int steps,
            int batch,
            int inputSize,
            int stateSize,
            int outputSize,
            float[] inputs,
            float[] state,
            @Nullable float[] outputs) {
        checkCount("steps", steps);
        checkCount("batch", batch);
        checkLength("inputs", steps, batch, inputSize, inputs);
        checkLength("state", ABSENT, batch, stateSize, state);
        if (outputs != null) {
            checkLength("outputs", steps, batch, outputSize, outputs);
        }
        checkRunApart(
                inputs, 0, inputs.length, state, 0, state.length, outputs, 0, outputs == null ? 0 : outputs.length);
    }

    /**
     * Checks {@code run(steps, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt)}.
     *
     * @param steps the number of steps
     * @param batch the number of examples
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
            int steps,
            int batch,
            int inputSize,
            int stateSize,
            int outputSize,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        checkCount("steps", steps);
        checkCount("batch", batch);
        checkRoom("inputs", steps, batch, inputSize, inputs, inputsAt);
        checkRoom("state", ABSENT, batch, stateSize, state, stateAt);
        if (outputs != null) {
            checkRoom("outputs", steps, batch, outputSize, outputs, outputsAt);
        }
        checkRunApart(
                inputs,
                inputsAt,
                steps * batch * inputSize,
                state,
                stateAt,
                batch * stateSize,
                outputs,
                outputsAt,
                steps * batch * outputSize);
    }

    /**
     * A new state of zeros.
     *
     * @param batch the number of examples
     * @param stateSize the number of values in one state
     * @return {@code batch * stateSize} zeros
     */
    public static float[] zeroState(int batch, int stateSize) {
        checkCount("batch", batch);
        int most = LONGEST_ARRAY / stateSize;
        if (batch > most) {
            throw Refusals.tooManyExamples(most, stateSize, batch);
        }
        return new float[batch * stateSize];
    }

    static void checkCount(String name, int count) {
        if (count < 0) {
            throw Refusals.negative(name, count);
        }
    }

    static void checkLength(String array, int steps, int batch, int size, float[] values) {
        if (Objects.requireNonNull(values, array).length != floats(steps, batch, size)) {
            throw Refusals.length(array, steps, batch, size, values.length);
        }
    }

    static void checkRoom(String array, int steps, int batch, int size, float[] values, int at) {
        if (at < 0) {
            throw Refusals.negativeOffset(array, at);
        }
        if (Objects.requireNonNull(values, array).length - (long) at < floats(steps, batch, size)) {
            throw Refusals.room(array, steps, batch, size, at, values.length);
        }
    }

    /** How many floats are needed; of more examples than an array could hold, so many that it is refused, since the product could overflow. */
    static long floats(int steps, int batch, int size) {
        long examples = (steps == ABSENT ? 1L : steps) * (batch == ABSENT ? 1L : batch);
        return examples <= Integer.MAX_VALUE ? examples * size : Long.MAX_VALUE;
    }

    static void checkRunApart(
            float[] inputs,
            int inputsAt,
            int inputsLength,
            float[] state,
            int stateAt,
            int stateLength,
            @Nullable float[] outputs,
            int outputsAt,
            int outputsLength) {
        checkApart("inputs", inputs, inputsAt, inputsLength, "state", state, stateAt, stateLength);
        if (outputs != null) {
            checkApart("inputs", inputs, inputsAt, inputsLength, "outputs", outputs, outputsAt, outputsLength);
            checkApart("state", state, stateAt, stateLength, "outputs", outputs, outputsAt, outputsLength);
        }
    }

    private static void checkApart(
            String oneName,
            float[] one,
            int oneAt,
            int oneLength,
            String otherName,
            float[] other,
            int otherAt,
            int otherLength) {
        if (one == other
                && oneLength > 0
                && otherLength > 0
                && oneAt < (long) otherAt + otherLength
                && otherAt < (long) oneAt + oneLength) {
            throw Refusals.overlap(oneName, oneAt, oneLength, otherName, otherAt, otherLength);
        }
    }
}
