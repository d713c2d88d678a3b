package dev.unrolled.support;

import dev.unrolled.Nullable;
import dev.unrolled.Padding;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Sequence;
import java.util.Arrays;

/** Checks and runs a {@link Sequence} on what can be stepped. Nothing is allocated but what the network reserves. */
public final class SequenceRun {
    private SequenceRun() {}

    /**
     * Checks and runs {@code run(sequence, inputs, state, outputs)}.
     *
     * @param network a cell, or a network of which every layer runs forward
     * @param sequence the sequence
     * @param inputs the inputs of all steps
     * @param state the states
     * @param outputs where the outputs of all steps go, or null
     */
    public static void run(
            RecurrentNetwork network, Sequence sequence, float[] inputs, float[] state, @Nullable float[] outputs) {
        run(network, SequenceLoops.NO_PAIR, sequence, inputs, state, outputs);
    }

    /**
     * Checks and runs {@code run(sequence, inputs, state, outputs)} where an example alone is not rounded like one of several.
     *
     * @param network a cell, or a network of which every layer runs forward
     * @param pair scratch for two examples: inputs, states and outputs
     * @param sequence the sequence
     * @param inputs the inputs of all steps
     * @param state the states
     * @param outputs where the outputs of all steps go, or null
     */
    public static void run(
            RecurrentNetwork network,
            float[] pair,
            Sequence sequence,
            float[] inputs,
            float[] state,
            @Nullable float[] outputs) {
        SequenceArguments.checkRun(
                sequence, network.inputs(), network.stateSize(), network.outputSize(), inputs, state, outputs);
        SequenceLoops.advance(network, pair, sequence, inputs, 0, state, 0, outputs, 0);
    }

    /**
     * Checks and runs {@code run(sequence, inputs, inputsAt, state, stateAt, outputs, outputsAt)}.
     *
     * @param network a cell, or a network of which every layer runs forward
     * @param sequence the sequence
     * @param inputs the inputs of all steps
     * @param inputsAt where they begin
     * @param state the states
     * @param stateAt where they begin
     * @param outputs where the outputs of all steps go, or null
     * @param outputsAt where they begin
     */
    public static void run(
            RecurrentNetwork network,
            Sequence sequence,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        run(network, SequenceLoops.NO_PAIR, sequence, inputs, inputsAt, state, stateAt, outputs, outputsAt);
    }

    /**
     * Checks and runs {@code run(sequence, inputs, inputsAt, state, stateAt, outputs, outputsAt)} where an example alone is not rounded like
     * one of several.
     *
     * @param network a cell, or a network of which every layer runs forward
     * @param pair scratch for two examples: inputs, states and outputs
     * @param sequence the sequence
     * @param inputs the inputs of all steps
     * @param inputsAt where they begin
     * @param state the states
     * @param stateAt where they begin
     * @param outputs where the outputs of all steps go, or null
     * @param outputsAt where they begin
     */
    public static void run(
            RecurrentNetwork network,
            float[] pair,
            Sequence sequence,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        SequenceArguments.checkRun(
                sequence,
                network.inputs(),
                network.stateSize(),
                network.outputSize(),
                inputs,
                inputsAt,
                state,
                stateAt,
                outputs,
                outputsAt);
        SequenceLoops.advance(network, pair, sequence, inputs, inputsAt, state, stateAt, outputs, outputsAt);
    }

    /**
     * Checks and runs {@code run(sequence, inputs, state, outputs)} of a network whose layers may pad their own outputs.
     *
     * @param network a network of which every layer runs forward
     * @param padded how its layers do that
     * @param sequence the sequence
     * @param inputs the inputs of all steps
     * @param state the states
     * @param outputs where the outputs of all steps go, or null
     */
    public static void run(
            RecurrentNetwork network,
            PaddedSteps padded,
            Sequence sequence,
            float[] inputs,
            float[] state,
            @Nullable float[] outputs) {
        SequenceArguments.checkRun(
                sequence, network.inputs(), network.stateSize(), network.outputSize(), inputs, state, outputs);
        padded.advance(network, sequence, inputs, 0, state, 0, outputs, 0);
    }

    /**
     * Checks and runs {@code run(sequence, inputs, inputsAt, state, stateAt, outputs, outputsAt)} of a network whose layers may pad their own
     * outputs.
     *
     * @param network a network of which every layer runs forward
     * @param padded how its layers do that
     * @param sequence the sequence
     * @param inputs the inputs of all steps
     * @param inputsAt where they begin
     * @param state the states
     * @param stateAt where they begin
     * @param outputs where the outputs of all steps go, or null
     * @param outputsAt where they begin
     */
    public static void run(
            RecurrentNetwork network,
            PaddedSteps padded,
            Sequence sequence,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        SequenceArguments.checkRun(
                sequence,
                network.inputs(),
                network.stateSize(),
                network.outputSize(),
                inputs,
                inputsAt,
                state,
                stateAt,
                outputs,
                outputsAt);
        padded.advance(network, sequence, inputs, inputsAt, state, stateAt, outputs, outputsAt);
    }

    /**
     * Writes the outputs of the steps that examples do not have. Those that they have must be there already.
     *
     * @param sequence the sequence
     * @param outputSize the number of values in one output
     * @param outputs the outputs of all steps
     * @param outputsAt where they begin
     */
    public static void pad(Sequence sequence, int outputSize, float[] outputs, int outputsAt) {
        if (sequence.isFull()) {
            return;
        }
        for (int t = 0; t < sequence.steps(); t++) {
            for (int n = 0; n < sequence.batch(); n++) {
                if (!sequence.isValid(t, n)) {
                    int at = outputsAt + sequence.index(t, n) * outputSize;
                    if (t > 0 && sequence.padding() == Padding.REPEAT) {
                        int previous = outputsAt + sequence.index(t - 1, n) * outputSize;
                        System.arraycopy(outputs, previous, outputs, at, outputSize);
                    } else {
                        Arrays.fill(outputs, at, at + outputSize, 0f);
                    }
                }
            }
        }
    }
}
