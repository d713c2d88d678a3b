package dev.unrolled.samples.quickstart;

import dev.unrolled.weights.Weights;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Loads a kernel, shows where W and U are in it, and compares the cell with plain loops and with TensorFlow. */
public final class Quickstart {
    private Quickstart() {}

    /**
     * Runs the sample.
     *
     * @param arguments none
     * @throws IOException if a resource cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        UnrolledTinyCell cell = new UnrolledTinyCell();
        cell.load(read("cell.npz"));
        UnrolledTinyTensorFlowCell tensorFlowCell = new UnrolledTinyTensorFlowCell();
        tensorFlowCell.load(read("cell.npz"));

        Weights recorded = read("tensorflow.npz");
        showAsTensorFlowDoes(cell, new Recording(recorded, "ones"));
        showParts(cell);
        compare(
                cell,
                tensorFlowCell,
                List.of(
                        new Recording(recorded, "zeros"),
                        new Recording(recorded, "ones"),
                        new Recording(recorded, "random"),
                        new Recording(recorded, "sequence")));
    }

    /** What the TensorFlow program prints: variables, output, new state, kernel and bias. */
    private static void showAsTensorFlowDoes(UnrolledTinyCell cell, Recording ones) {
        float[] state = cell.zeroState(ones.batch);
        float[] output = new float[ones.batch * UnrolledTinyCell.UNITS];
        cell.run(1, ones.batch, ones.inputs, state, output);

        print("cell.variables: %s", cell.variables());
        print("Output:%n%s", matrix(output));
        print("New State == Output: %b", Arrays.equals(state, output));
        print("Kernel:%n%s", matrix(cell.kernel));
        print("Bias:%n%s%n", vector(cell.bias));
    }

    /** The kernel taken apart: its upper rows multiply the input, its lower rows the state. */
    private static void showParts(UnrolledTinyCell cell) {
        print("W = kernel rows [0, 3):%n%s", matrix(cell.W));
        print("U = kernel rows [3, 5):%n%s%n", matrix(cell.U));
        print("%s%n", cell.describe());
    }

    /** The cell beside plain loops, and both numerics beside TensorFlow's own outputs. */
    private static void compare(
            UnrolledTinyCell cell, UnrolledTinyTensorFlowCell tensorFlowCell, List<Recording> recordings) {
        print("                          largest difference   bits that differ from TensorFlow 2.18");
        print("inputs    steps  values   from plain loops     FUSED    TENSORFLOW_2");
        for (Recording recording : recordings) {
            float[] result = recording.outputsOf(cell);
            print(
                    "%-9s %5d  %6d   %.1e              %5d    %5d",
                    recording.name,
                    recording.steps,
                    result.length,
                    Recording.largestDifference(result, recording.outputsOfPlainLoops(cell)),
                    recording.bitsThatDiffer(result),
                    recording.bitsThatDiffer(recording.outputsOf(tensorFlowCell)));
        }
    }

    private static Weights read(String resource) throws IOException {
        try (InputStream stream = Quickstart.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new FileNotFoundException(resource + ": expected a resource beside the class");
            }
            return Weights.read(stream, resource);
        }
    }

    private static String matrix(float[] values) {
        float[][] rows = new float[values.length / UnrolledTinyCell.UNITS][];
        for (int row = 0; row < rows.length; row++) {
            int from = row * UnrolledTinyCell.UNITS;
            rows[row] = Arrays.copyOfRange(values, from, from + UnrolledTinyCell.UNITS);
        }
        return matrix(rows);
    }

    private static String matrix(float[][] rows) {
        return Arrays.stream(rows).map(Quickstart::vector).collect(Collectors.joining("\n ", "[", "]"));
    }

    private static String vector(float[] values) {
        StringBuilder text = new StringBuilder("[");
        for (float value : values) {
            text.append(String.format(Locale.ROOT, text.length() == 1 ? "%11.8f" : " %11.8f", value));
        }
        return text.append("]").toString();
    }

    private static void print(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }
}
