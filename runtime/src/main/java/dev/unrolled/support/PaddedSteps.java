package dev.unrolled.support;

import dev.unrolled.Nullable;
import dev.unrolled.Padding;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Sequence;

/**
 * Runs sequences of a network that steps and has more than recurrent layers, where these pad their own outputs: what lies behind them sees
 * the steps that an example does not have. A network owns one.
 */
public final class PaddedSteps {
    private final Step step;
    /** Before the first step recurrent layers give zeros. */
    private final float[] zeros;

    /** A step that an example does not have. */
    @FunctionalInterface
    public interface Step {
        /**
         * Writes the network's output, with what the state holds as the output of the recurrent layers.
         *
         * @param inputs holds the input
         * @param inputsAt where it begins
         * @param state holds the state, which stays as it is
         * @param stateAt where it begins
         * @param outputs takes the output
         * @param outputsAt where it begins
         */
        void pad(float[] inputs, int inputsAt, float[] state, int stateAt, float[] outputs, int outputsAt);
    }

    /**
     * How a network pads.
     *
     * @param step a step that an example does not have
     * @param stateSize the number of values in one state
     */
    public PaddedSteps(Step step, int stateSize) {
        this.step = step;
        this.zeros = new float[stateSize];
    }

    void advance(
            RecurrentNetwork network,
            Sequence sequence,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        if (outputs == null || sequence.isFull() || !sequence.padding().isOfLayers()) {
            SequenceLoops.advance(
                    network, SequenceLoops.NO_PAIR, sequence, inputs, inputsAt, state, stateAt, outputs, outputsAt);
            return;
        }
        int count = sequence.isBatchMajor() ? 1 : sequence.batch();
        // Before the first state has changed: there may be no room.
        network.reserve(sequence.steps(), count);
        for (int n = 0; n < sequence.batch(); n += count) {
            advanceExamples(network, sequence, n, n + count, inputs, inputsAt, state, stateAt, outputs, outputsAt);
        }
        if (sequence.padding() == Padding.REPEAT) {
            padBeforeFirst(network, sequence, inputs, inputsAt, outputs, outputsAt);
        }
    }

    /** Examples whose inputs are neighbours at each step, over several steps where every one of them has them. */
    private void advanceExamples(
            RecurrentNetwork network,
            Sequence sequence,
            int first,
            int end,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            float[] outputs,
            int outputsAt) {
        boolean isRepeated = sequence.padding() == Padding.REPEAT;
        for (int t = 0, steps; t < sequence.steps(); t += steps) {
            steps = Math.max(1, stepsOfAll(sequence, t, first, end));
            for (int n = first, to; n < end; n = Math.max(to, n + 1)) {
                to = endOfGroup(sequence, t, n, end);
                int inputAt = inputsAt + sequence.index(t, n) * network.inputs();
                int exampleAt = stateAt + n * network.stateSize();
                int outputAt = outputsAt + sequence.index(t, n) * network.outputSize();
                if (to > n) {
                    network.run(steps, to - n, inputs, inputAt, state, exampleAt, outputs, outputAt);
                } else if (isRepeated) {
                    step.pad(inputs, inputAt, state, exampleAt, outputs, outputAt);
                } else {
                    step.pad(inputs, inputAt, zeros, 0, outputs, outputAt);
                }
            }
        }
    }

    /** Where there is nothing yet to repeat, a state that the caller gave has been taken for it. */
    private void padBeforeFirst(
            RecurrentNetwork network, Sequence sequence, float[] inputs, int inputsAt, float[] outputs, int outputsAt) {
        for (int n = 0; n < sequence.batch(); n++) {
            for (int t = 0; t < sequence.steps() && !sequence.isValid(t, n); t++) {
                int inputAt = inputsAt + sequence.index(t, n) * network.inputs();
                int outputAt = outputsAt + sequence.index(t, n) * network.outputSize();
                step.pad(inputs, inputAt, zeros, 0, outputs, outputAt);
            }
        }
    }

    /** How many steps in a row all examples have, from one on. */
    private static int stepsOfAll(Sequence sequence, int t, int first, int end) {
        int last = t;
        while (last < sequence.steps() && endOfGroup(sequence, last, first, end) == end) {
            last++;
        }
        return last - t;
    }

    /** The first example from one on that does not have a step. */
    private static int endOfGroup(Sequence sequence, int t, int from, int end) {
        int n = from;
        while (n < end && sequence.isValid(t, n)) {
            n++;
        }
        return n;
    }
}
