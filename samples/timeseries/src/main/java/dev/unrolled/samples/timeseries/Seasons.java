package dev.unrolled.samples.timeseries;

import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Tells from eight temperatures of the sea in which quarter of the year they end, with weights that PyTorch learned. */
public final class Seasons {
    private static final int QUARTERS = 4;

    private final UnrolledSeasonCell cell = new UnrolledSeasonCell();
    private final float[] head;
    private final float[] headBias;

    private Seasons(Weights weights) {
        // The file holds the head as well, which is no part of the cell.
        cell.load(weights.allowSurplus(), Convention.PYTORCH);
        head = weights.tensor("head.weight").toFloats();
        headBias = weights.tensor("head.bias").toFloats();
    }

    /**
     * What a run found.
     *
     * @param windows how many windows were classified
     * @param right how many of them rightly
     * @param largestDifference the largest difference of an output from PyTorch's
     */
    record Result(int windows, int right, double largestDifference) {}

    /**
     * Runs the sample.
     *
     * @param arguments none
     * @throws IOException if a resource cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Seasons seasons = new Seasons(read("weights.npz"));
        System.out.println(seasons.cell.describe());
        Result result = seasons.run(read("expected.npz"));
        System.out.printf(Locale.ROOT, "%nright: %d of %d%n", result.right, result.windows);
        System.out.printf(Locale.ROOT, "largest difference from PyTorch's outputs: %.1e%n", result.largestDifference);
    }

    static Result run() throws IOException {
        return new Seasons(read("weights.npz")).run(read("expected.npz"));
    }

    private Result run(Weights expected) {
        Tensor windows = expected.tensor("windows");
        int count = windows.shape()[0];
        int steps = windows.shape()[1];
        float[] state = cell.zeroState(count);
        cell.run(steps, count, timeMajor(windows.toFloats(), count, steps), state, null);

        float[] logits = new float[count * QUARTERS];
        for (int window = 0; window < count; window++) {
            addHead(state, window * cell.stateSize() + UnrolledSeasonCell.UNITS, logits, window * QUARTERS);
        }
        return compare(logits, expected);
    }

    /** From {@code [window][step]}, as PyTorch has it with {@code batch_first}, to {@code [step][window]}. */
    private static float[] timeMajor(float[] windows, int count, int steps) {
        float[] inputs = new float[windows.length];
        for (int window = 0; window < count; window++) {
            for (int step = 0; step < steps; step++) {
                inputs[step * count + window] = windows[window * steps + step];
            }
        }
        return inputs;
    }

    /** {@code torch.nn.Linear(16, 4)} on h, which stands behind c in the state of an LSTM. */
    private void addHead(float[] state, int at, float[] logits, int to) {
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            float sum = headBias[quarter];
            for (int unit = 0; unit < UnrolledSeasonCell.UNITS; unit++) {
                sum += state[at + unit] * head[quarter * UnrolledSeasonCell.UNITS + unit];
            }
            logits[to + quarter] = sum;
        }
    }

    private static Result compare(float[] logits, Weights expected) {
        float[] theirs = expected.tensor("logits").toFloats();
        float[] quarters = expected.tensor("classes").toFloats();
        double largest = 0;
        int right = 0;
        for (int window = 0; window < quarters.length; window++) {
            int best = 0;
            for (int quarter = 0; quarter < QUARTERS; quarter++) {
                int at = window * QUARTERS + quarter;
                largest = Math.max(largest, Math.abs((double) logits[at] - theirs[at]));
                best = logits[at] > logits[window * QUARTERS + best] ? quarter : best;
            }
            right += best == quarters[window] ? 1 : 0;
        }
        return new Result(quarters.length, right, largest);
    }

    static Weights read(String name) throws IOException {
        try (InputStream in = Seasons.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("resource " + name + ": expected beside the class, found nothing");
            }
            return Weights.read(in, name);
        }
    }
}
