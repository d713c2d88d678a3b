package dev.unrolled.support;

import dev.unrolled.Direction;
import dev.unrolled.Nullable;
import dev.unrolled.Padding;
import dev.unrolled.Sequence;
import java.util.Arrays;

/**
 * How the layers of a network go through one sequence of a batch, time-major, in either direction, leaving out the steps that an example
 * does not have. A network owns one and starts it anew for every run.
 */
public final class Sweep {
    private int steps;
    private int batch;
    /** The number of the first example in the sequence. */
    private int first;
    /** Whether steps are now in the order in which a layer computed them backward. */
    private boolean isReversed;
    /** Whether each recurrent layer pads its outputs, or the network at the end. */
    private Padding padding = Padding.ZERO;

    @Nullable
    private Sequence sequence;

    /** A sweep that is still to be started. */
    public Sweep() {}

    /**
     * Begins a sequence of which every example has every step.
     *
     * @param ofSteps the number of steps
     * @param ofBatch the number of examples
     */
    public void start(int ofSteps, int ofBatch) {
        start(null, Padding.ZERO, ofSteps, 0, ofBatch);
    }

    /**
     * Begins some examples of a sequence.
     *
     * @param of the sequence
     * @param example the first example
     * @param count the number of examples
     */
    public void start(Sequence of, int example, int count) {
        start(of.isFull() ? null : of, of.padding(), of.steps(), example, count);
    }

    private void start(@Nullable Sequence of, Padding ofSequence, int ofSteps, int example, int count) {
        sequence = of;
        steps = ofSteps;
        first = example;
        batch = count;
        isReversed = false;
        padding = ofSequence;
    }

    /**
     * The number of outputs that a layer gives of all its steps.
     *
     * @return steps times examples
     */
    public int count() {
        return steps * batch;
    }

    /**
     * The number of examples.
     *
     * @return the number of examples
     */
    public int batch() {
        return batch;
    }

    /**
     * Takes a layer, or one of its directions, through all steps.
     *
     * @param direction in which order, and in which the outputs lie
     * @param layer the layer
     * @param inputs {@code [steps][batch][inputs]}
     * @param inputsAt where they begin
     * @param state the states
     * @param stateAt where the layer's part of the first one begins
     * @param outputs where the outputs go, or null
     * @param outputsAt where the first one goes
     * @param stride what lies between the outputs of two examples
     * @param stepStride what lies between those of two steps
     */
    public void run(
            Direction direction,
            SweptLayer layer,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt,
            int stride,
            int stepStride) {
        boolean isForward = direction == Direction.FORWARD;
        boolean isDense = outputs == null || (stride == layer.outputSize && stepStride == batch * stride);
        if (sequence == null && isForward && isDense) {
            layer.advanceSequence(steps, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt);
            return;
        }
        for (int k = 0; k < steps; k++) {
            int t = isForward ? k : steps - 1 - k;
            int to = direction == Direction.BACKWARD_REVERSED ? k : t;
            step(layer, t, inputs, inputsAt, state, stateAt, outputs, outputsAt + to * stepStride, stride);
            if (padding.isOfLayers() && sequence != null && outputs != null) {
                int back = direction == Direction.BACKWARD ? stepStride : -stepStride;
                boolean isRepeated = k > 0 && !layer.isHalf && padding == Padding.REPEAT;
                pad(t, layer.outputSize, outputs, outputsAt + to * stepStride, stride, isRepeated ? back : 0);
            }
        }
        isReversed ^= direction == Direction.BACKWARD_REVERSED && !padding.isOfLayers();
    }

    /** The outputs of the examples that do not have a step: zeros, or, unless that is 0, what lies {@code back} from there. */
    private void pad(int t, int outputSize, float[] outputs, int outputsAt, int stride, int back) {
        for (int n = 0; n < batch; n++) {
            int to = outputsAt + n * stride;
            if (isValid(t, n)) {
                continue;
            }
            if (back != 0) {
                System.arraycopy(outputs, to + back, outputs, to, outputSize);
            } else {
                Arrays.fill(outputs, to, to + outputSize, 0f);
            }
        }
    }

    /** One step of the examples that have it, neighbours together. */
    private void step(
            SweptLayer layer,
            int t,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt,
            int stride) {
        for (int n = 0, count; n < batch; n += Math.max(1, count)) {
            count = neighbours(t, n);
            if (count > 0) {
                int from = stateAt + n * layer.stateStride;
                layer.advanceBatch(count, inputs, inputsAt + (t * batch + n) * layer.inputs, state, from);
                if (outputs != null) {
                    give(layer, count, state, from, outputs, outputsAt + n * stride, stride);
                }
            }
        }
    }

    private static void give(
            SweptLayer layer, int count, float[] state, int stateAt, float[] outputs, int outputsAt, int stride) {
        int from = stateAt + layer.outputFrom;
        for (int n = 0; n < count; n++) {
            System.arraycopy(state, from + n * layer.stateStride, outputs, outputsAt + n * stride, layer.outputSize);
        }
    }

    /** How many examples in a row have a step, from one on. */
    private int neighbours(int t, int n) {
        int end = n;
        while (end < batch && isValid(t, end)) {
            end++;
        }
        return end - n;
    }

    private boolean isValid(int t, int n) {
        return sequence == null || sequence.isValid(isReversed ? steps - 1 - t : t, first + n);
    }

    private boolean hasSteps(int n) {
        for (int t = 0; t < steps; t++) {
            if (isValid(t, n)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The last outputs, after a sweep: of each example what its state shows, zeros of one without any step. Keras' {@code
     * zero_output_for_mask} gives zeros as well if the last step is masked, unless there are two directions.
     *
     * @param direction in which order the sweep went through the steps
     * @param layer the layer
     * @param state the states
     * @param stateAt where the layer's part of the first one begins
     * @param outputs where the outputs go
     * @param outputsAt where the first one goes
     * @param stride what lies between the outputs of two examples
     */
    public void last(
            Direction direction,
            SweptLayer layer,
            float[] state,
            int stateAt,
            float[] outputs,
            int outputsAt,
            int stride) {
        boolean isOfLastStep = padding == Padding.ZERO_RECURRENT && !layer.isHalf && steps > 0;
        int lastStep = direction == Direction.FORWARD ? steps - 1 : 0;
        for (int n = 0; n < batch; n++) {
            int to = outputsAt + n * stride;
            if (isOfLastStep ? isValid(lastStep, n) : hasSteps(n)) {
                give(layer, 1, state, stateAt + n * layer.stateStride, outputs, to, stride);
            } else {
                Arrays.fill(outputs, to, to + layer.outputSize, 0f);
            }
        }
    }

    /**
     * Writes zeros for the examples without any step, whose last outputs have gone through further layers, unless the padding is said of
     * every layer.
     *
     * @param outputSize the number of values in one output
     * @param outputs {@code [batch][outputSize]}
     * @param outputsAt where they begin
     */
    public void padLast(int outputSize, float[] outputs, int outputsAt) {
        for (int n = 0; n < batch && !padding.isOfLayers(); n++) {
            if (!hasSteps(n)) {
                Arrays.fill(outputs, outputsAt + n * outputSize, outputsAt + (n + 1) * outputSize, 0f);
            }
        }
    }

    /**
     * Writes zeros for the steps that examples do not have, unless every layer has padded its own.
     *
     * @param outputSize the number of values in one output
     * @param outputs the outputs of all steps
     * @param outputsAt where they begin
     * @param stepStride what lies between those of two steps
     */
    public void pad(int outputSize, float[] outputs, int outputsAt, int stepStride) {
        for (int t = 0; t < steps && sequence != null && !padding.isOfLayers(); t++) {
            pad(t, outputSize, outputs, outputsAt + t * stepStride, outputSize, 0);
        }
    }
}
