package dev.unrolled.support;

import dev.unrolled.Nullable;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Sequence;

/**
 * Runs the steps that the examples of a sequence have: all examples over several steps where every example has them, else neighbours that
 * have a step; in batch-major data, one example's stretch of steps.
 */
final class SequenceLoops {
    /** In place of a pair: an example alone gets what it would get among others. */
    static final float[] NO_PAIR = {};

    private SequenceLoops() {}

    static void advance(
            RecurrentNetwork network,
            float[] pair,
            Sequence sequence,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        // Before the first state has changed: there may be no room.
        network.reserve(sequence.steps(), sequence.isBatchMajor() ? 1 : sequence.batch());
        if (sequence.isBatchMajor() && sequence.batch() != 1) {
            advanceExamples(network, pair, sequence, inputs, inputsAt, state, stateAt, outputs, outputsAt);
        } else {
            advanceSteps(network, pair, sequence, inputs, inputsAt, state, stateAt, outputs, outputsAt);
        }
        if (outputs != null) {
            SequenceRun.pad(sequence, network.outputSize(), outputs, outputsAt);
        }
    }

    private static void advanceExamples(
            RecurrentNetwork network,
            float[] pair,
            Sequence sequence,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        for (int n = 0; n < sequence.batch(); n++) {
            int exampleAt = stateAt + n * network.stateSize();
            for (int t = 0; t < sequence.steps(); ) {
                int end = t;
                while (end < sequence.steps() && sequence.isValid(end, n)) {
                    end++;
                }
                if (end > t) {
                    int inputAt = inputsAt + sequence.index(t, n) * network.inputs();
                    int outputAt = outputsAt + sequence.index(t, n) * network.outputSize();
                    advance(network, pair, end - t, 1, inputs, inputAt, state, exampleAt, outputs, outputAt);
                }
                t = end + 1;
            }
        }
    }

    /** Time-major, or of one example, which is both. */
    private static void advanceSteps(
            RecurrentNetwork network,
            float[] pair,
            Sequence sequence,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        int batch = sequence.batch();
        for (int t = 0; t < sequence.steps(); ) {
            int end = t;
            while (end < sequence.steps() && endOfGroup(sequence, end, 0) == batch) {
                end++;
            }
            int inputAt = inputsAt + t * batch * network.inputs();
            int outputAt = outputsAt + t * batch * network.outputSize();
            if (end > t) {
                network.run(end - t, batch, inputs, inputAt, state, stateAt, outputs, outputAt);
                t = end;
            } else {
                advanceGroups(network, pair, sequence, t, inputs, inputAt, state, stateAt, outputs, outputAt);
                t++;
            }
        }
    }

    /** A step that some examples have and others have not. */
    private static void advanceGroups(
            RecurrentNetwork network,
            float[] pair,
            Sequence sequence,
            int t,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        for (int n = 0; n < sequence.batch(); ) {
            int end = endOfGroup(sequence, t, n);
            if (end > n) {
                int inputAt = inputsAt + n * network.inputs();
                int exampleAt = stateAt + n * network.stateSize();
                int outputAt = outputsAt + n * network.outputSize();
                advance(network, pair, 1, end - n, inputs, inputAt, state, exampleAt, outputs, outputAt);
            }
            n = end + 1;
        }
    }

    /** Some of several examples. */
    private static void advance(
            RecurrentNetwork network,
            float[] pair,
            int steps,
            int batch,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        if (batch > 1 || pair == NO_PAIR) {
            network.run(steps, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt);
            return;
        }
        int inputSize = network.inputs();
        int stateSize = network.stateSize();
        int outputSize = network.outputSize();
        int statesAt = 2 * inputSize;
        int pairOutputsAt = statesAt + 2 * stateSize;
        for (int t = 0; t < steps; t++) {
            copyTwice(inputs, inputsAt + t * inputSize, pair, 0, inputSize);
            copyTwice(state, stateAt, pair, statesAt, stateSize);
            network.run(1, 2, pair, 0, pair, statesAt, pair, pairOutputsAt);
            System.arraycopy(pair, statesAt, state, stateAt, stateSize);
            if (outputs != null) {
                System.arraycopy(pair, pairOutputsAt, outputs, outputsAt + t * outputSize, outputSize);
            }
        }
    }

    private static void copyTwice(float[] from, int fromAt, float[] pair, int at, int length) {
        System.arraycopy(from, fromAt, pair, at, length);
        System.arraycopy(from, fromAt, pair, at + length, length);
    }

    /** The first example from one on that does not have a step. */
    private static int endOfGroup(Sequence sequence, int t, int from) {
        if (sequence.isFull()) {
            return sequence.batch();
        }
        int end = from;
        while (end < sequence.batch() && sequence.isValid(t, end)) {
            end++;
        }
        return end;
    }
}
