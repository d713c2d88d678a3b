package dev.unrolled.support;

import static dev.unrolled.support.Refusals.ABSENT;

import dev.unrolled.Nullable;
import dev.unrolled.Sequence;

/** Checks the arrays of a run whose outputs are {@code [batch][outputSize]}: the last ones alone. */
public final class LastOutputs {
    private LastOutputs() {}

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
     * @param outputs where the last outputs go, or null
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
        Arguments.checkRun(steps, batch, inputSize, stateSize, outputSize, inputs, state, null);
        if (outputs != null) {
            Arguments.checkLength("outputs", ABSENT, batch, outputSize, outputs);
            Arguments.checkRunApart(inputs, 0, inputs.length, state, 0, state.length, outputs, 0, outputs.length);
        }
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
     * @param outputs where the last outputs go, or null
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
        Arguments.checkRun(steps, batch, inputSize, stateSize, outputSize, inputs, inputsAt, state, stateAt, null, 0);
        if (outputs != null) {
            Arguments.checkRoom("outputs", ABSENT, batch, outputSize, outputs, outputsAt);
            Arguments.checkRunApart(
                    inputs,
                    inputsAt,
                    steps * batch * inputSize,
                    state,
                    stateAt,
                    batch * stateSize,
                    outputs,
                    outputsAt,
                    batch * outputSize);
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
     * @param outputs where the last outputs go, or null
     */
    public static void checkRun(
            Sequence sequence,
            int inputSize,
            int stateSize,
            int outputSize,
            float[] inputs,
            float[] state,
            @Nullable float[] outputs) {
        SequenceArguments.checkRun(sequence, inputSize, stateSize, outputSize, inputs, state, null);
        checkRun(sequence.steps(), sequence.batch(), inputSize, stateSize, outputSize, inputs, state, outputs);
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
     * @param outputs where the last outputs go, or null
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
        SequenceArguments.checkRun(
                sequence, inputSize, stateSize, outputSize, inputs, inputsAt, state, stateAt, null, 0);
        checkRun(
                sequence.steps(),
                sequence.batch(),
                inputSize,
                stateSize,
                outputSize,
                inputs,
                inputsAt,
                state,
                stateAt,
                outputs,
                outputsAt);
    }
}
