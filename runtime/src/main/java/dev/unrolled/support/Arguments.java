package dev.unrolled.support;

import dev.unrolled.Nullable;

/**
 * Checks the arrays and counts of a step before anything is changed. The checks are small so that they inline; what builds a message
 * stands apart.
 */
public final class Arguments {
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
        if (input.length != inputSize) {
            throw wrongLength("input", "[inputs=" + inputSize + "]", inputSize, input.length);
        }
        if (state.length != stateSize) {
            throw wrongLength("state", "[state=" + stateSize + "]", stateSize, state.length);
        }
        if (input == state) {
            throw overlap("input", 0, inputSize, "state", 0, stateSize);
        }
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
        checkLength("inputs", -1, batch, "inputs", inputSize, inputs);
        checkLength("state", -1, batch, "state", stateSize, state);
        if (inputs == state && batch > 0) {
            throw overlap("inputs", 0, inputs.length, "state", 0, state.length);
        }
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
        checkRoom("inputs", -1, batch, "inputs", inputSize, inputs, inputsAt);
        checkRoom("state", -1, batch, "state", stateSize, state, stateAt);
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
        checkLength("inputs", steps, batch, "inputs", inputSize, inputs);
        checkLength("state", -1, batch, "state", stateSize, state);
        if (outputs != null) {
            checkLength("outputs", steps, batch, "outputs", outputSize, outputs);
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
        checkRoom("inputs", steps, batch, "inputs", inputSize, inputs, inputsAt);
        checkRoom("state", -1, batch, "state", stateSize, state, stateAt);
        if (outputs != null) {
            checkRoom("outputs", steps, batch, "outputs", outputSize, outputs, outputsAt);
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
        long size = (long) batch * stateSize;
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("batch: expected at most " + (Integer.MAX_VALUE - 8) / stateSize
                    + " examples of " + stateSize + " floats, found " + batch);
        }
        return new float[(int) size];
    }

    private static void checkCount(String name, int count) {
        if (count < 0) {
            throw new IllegalArgumentException(name + ": expected 0 or more, found " + count);
        }
    }

    private static void checkLength(String array, int steps, int batch, String unit, int size, float[] values) {
        long needed = (steps < 0 ? 1L : steps) * batch * size;
        if (values.length != needed) {
            throw wrongLength(array, shape(steps, batch, unit, size), needed, values.length);
        }
    }

    private static void checkRoom(String array, int steps, int batch, String unit, int size, float[] values, int at) {
        if (at < 0) {
            throw new IllegalArgumentException(array + ": expected an offset of 0 or more, found " + at);
        }
        long needed = room(steps, batch, size);
        if (needed > (long) values.length - at) {
            throw new IllegalArgumentException(array + ": expected " + shape(steps, batch, unit, size) + " = " + needed
                    + " floats from offset " + at + ", found " + Math.max(0, values.length - at));
        }
    }

    private static long room(int steps, int batch, int size) {
        return (steps < 0 ? 1L : steps) * batch * size;
    }

    private static void checkRunApart(
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
            throw overlap(oneName, oneAt, oneLength, otherName, otherAt, otherLength);
        }
    }

    private static String shape(int steps, int batch, String unit, int size) {
        return (steps < 0 ? "" : "[steps=" + steps + "]") + "[batch=" + batch + "][" + unit + "=" + size + "]";
    }

    private static IllegalArgumentException wrongLength(String array, String shape, long needed, int found) {
        return new IllegalArgumentException(array + ": expected " + shape + " = " + needed + " floats, found " + found);
    }

    private static IllegalArgumentException overlap(
            String one, int oneAt, int oneLength, String other, int otherAt, int otherLength) {
        return new IllegalArgumentException(
                one + " and " + other + ": expected arrays or ranges that do not overlap, found "
                        + one + " at [" + oneAt + ", " + ((long) oneAt + oneLength) + ") and " + other + " at ["
                        + otherAt + ", "
                        + ((long) otherAt + otherLength) + ") of the same array");
    }
}
