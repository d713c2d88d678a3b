package dev.unrolled.samples.quickstart;

import dev.unrolled.RecurrentCell;
import dev.unrolled.weights.Weights;
import java.util.Arrays;

/** Inputs that TensorFlow was given, and the outputs it gave: {@code [steps][batch][inputs]} and {@code [steps][batch][units]}. */
final class Recording {
    final String name;
    final int steps;
    final int batch;
    final float[] inputs;
    final float[] outputs;

    Recording(Weights file, String name) {
        int[] shape = file.tensor(name + "/inputs").shape();
        this.name = name;
        this.steps = shape[0];
        this.batch = shape[1];
        this.inputs = file.tensor(name + "/inputs").toFloats();
        this.outputs = file.tensor(name + "/outputs").toFloats();
    }

    /** What a cell gives for the same inputs, from a zero state. */
    float[] outputsOf(RecurrentCell cell) {
        float[] result = new float[outputs.length];
        cell.run(steps, batch, inputs, cell.zeroState(batch), result);
        return result;
    }

    /** What plain loops give for the same inputs, from a zero state. */
    float[] outputsOfPlainLoops(UnrolledTinyCell cell) {
        float[] result = new float[outputs.length];
        float[][] states = new float[batch][UnrolledTinyCell.UNITS];
        int at = 0;
        for (int t = 0; t < steps; t++) {
            for (int n = 0; n < batch; n++) {
                int from = (t * batch + n) * UnrolledTinyCell.INPUTS;
                float[] input = Arrays.copyOfRange(inputs, from, from + UnrolledTinyCell.INPUTS);
                states[n] = PlainLoops.step(cell.W, cell.U, cell.bias, input, states[n]);
                System.arraycopy(states[n], 0, result, at, UnrolledTinyCell.UNITS);
                at += UnrolledTinyCell.UNITS;
            }
        }
        return result;
    }

    /** In how many bits, over all values, a result differs from TensorFlow's. */
    int bitsThatDiffer(float[] result) {
        int bits = 0;
        for (int i = 0; i < outputs.length; i++) {
            bits += Integer.bitCount(Float.floatToIntBits(result[i]) ^ Float.floatToIntBits(outputs[i]));
        }
        return bits;
    }

    static double largestDifference(float[] one, float[] other) {
        double largest = 0;
        for (int i = 0; i < one.length; i++) {
            largest = Math.max(largest, Math.abs((double) one[i] - other[i]));
        }
        return largest;
    }
}
