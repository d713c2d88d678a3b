package dev.unrolled.processor.proof;

import dev.unrolled.Direction;
import dev.unrolled.Head;
import dev.unrolled.Merge;
import dev.unrolled.Padding;
import dev.unrolled.Steps;
import dev.unrolled.math.Softmax;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Interpreter;
import dev.unrolled.processor.program.LayerProgram;
import dev.unrolled.processor.program.NetworkProgram;
import dev.unrolled.processor.program.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What Keras makes of a masked example, layer by layer: {@code rnn} carries the state over a masked step and writes the output that it wrote
 * before, or zeros, and without {@code return_sequences} gives the last of these; {@code go_backwards} reverses inputs and mask, and what it
 * returns stays reversed; {@code Bidirectional} forces {@code zero_output_for_mask} where it returns sequences, forbids it where it does not,
 * and turns the backward outputs round; the mask goes on to the next layer as it is. All other layers see no mask. Every output is a list of
 * steps, of which none is missing.
 */
final class KerasMask {
    private final NetworkProgram program;
    private final List<List<Values>> values;
    private final boolean isZero;
    private final List<Boolean> mask;

    /** One example. */
    KerasMask(NetworkProgram program, List<List<Values>> values, Padding padding, List<Boolean> mask) {
        this.program = program;
        this.values = values;
        this.isZero = padding == Padding.ZERO_RECURRENT;
        this.mask = mask;
    }

    /** The outputs of all steps, or the last one; the state becomes the one after the last step that there is. */
    List<float[]> run(List<float[]> inputs, float[] state) {
        List<List<float[]>> given = new ArrayList<>(List.of(inputs));
        for (int index = 0; index < program.layers().size(); index++) {
            LayerProgram layer = program.layers().get(index);
            List<float[]> outputs = layer(index, given.get(index), state);
            if (layer.residualFrom().isPresent()) {
                outputs = added(outputs, given.get(layer.residualFrom().getAsInt()));
            }
            given.add(outputs);
        }
        List<float[]> outputs = given.get(given.size() - 1);
        outputs.forEach(this::head);
        return outputs;
    }

    private List<float[]> layer(int index, List<float[]> inputs, float[] state) {
        LayerProgram layer = program.layers().get(index);
        CellProgram cell = layer.cell();
        Values weights = values.get(index).get(0);
        int offset = program.stateOffset(index);
        if (!cell.isRecurrent()) {
            return dense(cell, weights, inputs);
        }
        boolean isLast = layer.steps() == Steps.LAST;
        return switch (layer.direction()) {
            case FORWARD -> last(isLast, cell, rnn(cell, weights, inputs, mask, state, offset, isZero));
            case BACKWARD ->
                last(isLast, cell, turned(isLast, goBackwards(cell, weights, inputs, state, offset, isZero)));
            case BACKWARD_REVERSED -> last(isLast, cell, goBackwards(cell, weights, inputs, state, offset, isZero));
            case BIDIRECTIONAL -> bidirectional(index, inputs, state);
        };
    }

    /** {@code layer.zero_output_for_mask = layer.return_sequences}, of either direction. */
    private List<float[]> bidirectional(int index, List<float[]> inputs, float[] state) {
        LayerProgram layer = program.layers().get(index);
        boolean isLast = layer.steps() == Steps.LAST;
        CellProgram cell = layer.cell();
        CellProgram other = layer.backward().orElse(cell);
        List<Values> weights = values.get(index);
        int offset = program.stateOffset(index);
        int backwardAt = offset + cell.stateSize();
        List<float[]> forward = last(isLast, cell, rnn(cell, weights.get(0), inputs, mask, state, offset, !isLast));
        List<float[]> back = goBackwards(other, weights.get(1), inputs, state, backwardAt, !isLast);
        List<float[]> backward = last(isLast, cell, turned(isLast, back));
        List<float[]> merged = new ArrayList<>();
        for (int t = 0; t < forward.size(); t++) {
            merged.add(merged(layer.merge(), forward.get(t), backward.get(t)));
        }
        return merged;
    }

    private List<float[]> goBackwards(
            CellProgram cell, Values weights, List<float[]> inputs, float[] state, int offset, boolean isZeroOutput) {
        return rnn(cell, weights, reversed(inputs), reversed(mask), state, offset, isZeroOutput);
    }

    private static List<float[]> rnn(
            CellProgram cell,
            Values weights,
            List<float[]> inputs,
            List<Boolean> mask,
            float[] state,
            int offset,
            boolean isZeroOutput) {
        List<float[]> outputs = new ArrayList<>();
        float[] zeros = new float[cell.output().length()];
        float[] output = zeros;
        for (int t = 0; t < inputs.size(); t++) {
            if (mask.get(t)) {
                float[] own = Arrays.copyOfRange(state, offset, offset + cell.stateSize());
                output = step(cell, weights, inputs.get(t), own);
                System.arraycopy(own, 0, state, offset, own.length);
            } else if (isZeroOutput) {
                output = zeros;
            }
            outputs.add(output.clone());
        }
        return outputs;
    }

    private static float[] step(CellProgram cell, Values weights, float[] input, float[] state) {
        new Interpreter(cell, weights, Examples.SEVERAL, ActivationSamples::own).step(input, state);
        int from = cell.stateOffset(cell.output());
        return Arrays.copyOfRange(state, from, from + cell.output().length());
    }

    private static List<float[]> dense(CellProgram cell, Values weights, List<float[]> inputs) {
        List<float[]> outputs = new ArrayList<>();
        inputs.forEach(input -> outputs.add(step(cell, weights, input, new float[cell.stateSize()])));
        return outputs;
    }

    private static <T> List<T> reversed(List<T> steps) {
        List<T> copy = new ArrayList<>(steps);
        Collections.reverse(copy);
        return copy;
    }

    /** The last output in the order of computation stays the last one. */
    private static List<float[]> turned(boolean isLast, List<float[]> outputs) {
        return isLast ? outputs : reversed(outputs);
    }

    private static List<float[]> last(boolean isLast, CellProgram cell, List<float[]> outputs) {
        if (!isLast) {
            return outputs;
        }
        return List.of(outputs.isEmpty() ? new float[cell.output().length()] : outputs.get(outputs.size() - 1));
    }

    private static float[] merged(Merge merge, float[] forward, float[] backward) {
        boolean isBeside = merge == Merge.CONCATENATE || merge == Merge.APART;
        float[] merged = Arrays.copyOf(forward, forward.length + (isBeside ? backward.length : 0));
        for (int j = 0; j < backward.length; j++) {
            switch (merge) {
                case CONCATENATE, APART -> merged[forward.length + j] = backward[j];
                case SUM -> merged[j] = forward[j] + backward[j];
                case MULTIPLY -> merged[j] = forward[j] * backward[j];
                case AVERAGE -> merged[j] = (forward[j] + backward[j]) / 2;
            }
        }
        return merged;
    }

    private static List<float[]> added(List<float[]> outputs, List<float[]> inputs) {
        List<float[]> sums = new ArrayList<>();
        for (int t = 0; t < outputs.size(); t++) {
            sums.add(merged(Merge.SUM, outputs.get(t), inputs.get(t)));
        }
        return sums;
    }

    private void head(float[] output) {
        LayerProgram last = program.last();
        boolean isApart = last.direction() == Direction.BIDIRECTIONAL && last.merge() == Merge.APART;
        int count = isApart ? 2 : 1;
        if (program.head() == Head.SOFTMAX) {
            Softmax.softmax(count, output.length / count, output, 0);
        } else if (program.head() == Head.LOG_SOFTMAX) {
            Softmax.logSoftmax(count, output.length / count, output, 0);
        }
    }
}
