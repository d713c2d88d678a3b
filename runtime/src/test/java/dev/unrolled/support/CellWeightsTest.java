package dev.unrolled.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unrolled.Initializer;
import dev.unrolled.Variable;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import dev.unrolled.weights.WeightsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class CellWeightsTest {
    private static final float[][] ROWS = {{1, 2}, {3, 4}, {5, 6}};

    private final float[][] kernel = {{-1, -1}, {-1, -1}, {-1, -1}};
    private final float[] bias = {-1, -1};
    private final List<Variable> variables = List.of(Variable.matrix("kernel", kernel), Variable.vector("bias", bias));

    private void load(Weights weights) {
        CellWeights.load("TinyCell", variables, weights);
    }

    /** The load fails with exactly this message, and changes nothing. */
    private void assertRefused(String message, Weights weights) {
        WeightsException refused = assertThrows(WeightsException.class, () -> load(weights));
        assertEquals(message, refused.getMessage());
        assertEquals(message.lines().count(), refused.problems().size());
        assertArrayEquals(new float[][] {{-1, -1}, {-1, -1}, {-1, -1}}, kernel);
        assertArrayEquals(new float[] {-1, -1}, bias);
    }

    @Test
    void loadCopiesIntoTheLiveRows() {
        float[] firstRow = kernel[0];
        load(Weights.of(Tensor.of("bias", new float[] {7, 8}), Tensor.of("kernel", ROWS)));
        assertArrayEquals(ROWS, kernel);
        assertArrayEquals(new float[] {7, 8}, bias);
        assertSame(firstRow, kernel[0]);
    }

    /** It would make the cell compute something else. */
    @Test
    void surplusOfTheCellIsNeverLeftOut() {
        Weights weights = Weights.of(
                        Tensor.of("kernel", ROWS),
                        Tensor.of("bias", new float[] {7, 8}),
                        Tensor.of("recurrentBias", new float[] {9, 9}),
                        Tensor.of("step", new float[] {9, 9}))
                .allowSurplus();
        WeightsException refused = assertThrows(
                WeightsException.class, () -> CellWeights.load("TinyCell", CellLayout.rnn(1, 2), variables, weights));
        assertEquals(
                "memory: recurrentBias: expected only kernel, bias in CANONICAL for RNN (inputs = 1, units = 2), found float32[2];"
                        + " declare the cell with what the layer has, or leave it out of the weights",
                refused.getMessage());
        assertArrayEquals(new float[] {-1, -1}, bias);
    }

    @Test
    void float64IsRoundedToTheNearest() {
        double[][] rows = {{0.1, 1 / 3.0}, {1e-50, 16777217}, {Float.MAX_VALUE, -0.0}};
        load(Weights.of(Tensor.of("kernel", rows), Tensor.of("bias", new double[] {0.2, 0.3})));
        assertArrayEquals(new float[][] {{0.1f, 0.33333334f}, {0f, 16777216f}, {Float.MAX_VALUE, -0f}}, kernel);
        assertArrayEquals(new float[] {0.2f, 0.3f}, bias);
    }

    @Test
    void missing() {
        String expected = "memory: bias: expected a tensor of this name and shape [2] (TinyCell.bias), found %s; %s";
        assertRefused(
                expected.formatted("kernel", "save the tensor under this name"), Weights.of(Tensor.of("kernel", ROWS)));
        assertRefused(
                "memory: kernel: expected a tensor of this name and shape [3][2] (TinyCell.kernel), found no tensors; "
                        + "save the tensor under this name\n"
                        + expected.formatted("no tensors", "save the tensor under this name"),
                Weights.of());
        assertRefused(
                expected.formatted("kernel, b", "rename it when saving if b, which has this shape, is meant"),
                Weights.of(Tensor.of("kernel", ROWS), Tensor.of("b", new float[2]))
                        .allowSurplus());
    }

    @Test
    void missingBecauseInAScope() {
        Weights scoped = Weights.of(
                Tensor.of("rnn/basic_rnn_cell/kernel:0", ROWS), Tensor.of("rnn/basic_rnn_cell/bias:0", new float[2]));
        String found =
                "found rnn/basic_rnn_cell/kernel:0, rnn/basic_rnn_cell/bias:0; use scope(\"rnn/basic_rnn_cell\")";
        assertRefused(
                "memory: kernel: expected a tensor of this name and shape [3][2] (TinyCell.kernel), " + found + "\n"
                        + "memory: bias: expected a tensor of this name and shape [2] (TinyCell.bias), " + found,
                scoped.allowSurplus());
        Weights bare = Weights.of(Tensor.of("kernel:0", ROWS), Tensor.of("bias", new float[2]));
        assertRefused(
                "memory: kernel: expected a tensor of this name and shape [3][2] (TinyCell.kernel), found kernel:0, "
                        + "bias; use scope(\"\")",
                bare.allowSurplus());
        assertRefused(
                "memory: kernel: expected a tensor of this name and shape [3][2] (TinyCell.kernel), found gates/kernel, "
                        + "bias; save the tensor under this name",
                Weights.of(Tensor.of("gates/kernel", new float[3][4]), Tensor.of("bias", new float[2]))
                        .allowSurplus());
        load(scoped.scope("rnn/basic_rnn_cell"));
        assertArrayEquals(ROWS, kernel);
        load(bare.scope(""));
    }

    @Test
    void missingBecausePositional() {
        Weights positional = Weights.of(Tensor.of("arr_0", ROWS), Tensor.of("arr_1", new float[2]));
        assertRefused(
                "memory: kernel: expected a tensor of this name and shape [3][2] (TinyCell.kernel), found arr_0,"
                        + " arr_1; name the arrays when saving: numpy.savez(file, kernel=…); arr_0 has this shape\n"
                        + "memory: bias: expected a tensor of this name and shape [2] (TinyCell.bias), found arr_0, arr_1;"
                        + " name the arrays when saving: numpy.savez(file, bias=…); arr_1 has this shape",
                positional.allowSurplus());
    }

    @Test
    void wrongShapes() {
        assertRefused(
                "memory: kernel: expected shape [3][2] (TinyCell.kernel), found [2][3]; save kernel.T\n"
                        + "memory: bias: expected shape [2] (TinyCell.bias), found [1][2]; save bias.reshape(2)",
                Weights.of(Tensor.of("kernel", new float[2][3]), Tensor.of("bias", new int[] {1, 2}, new float[2])));
        assertRefused(
                "memory: kernel: expected shape [3][2] (TinyCell.kernel), found [3][1][2]; save kernel.reshape(3, 2)\n"
                        + "memory: bias: expected shape [2] (TinyCell.bias), found []; save the tensor of a cell of the"
                        + " same sizes",
                Weights.of(
                        Tensor.of("kernel", new int[] {3, 1, 2}, new float[6]),
                        Tensor.of("bias", new int[0], new float[1])));
    }

    @Test
    void surplus() {
        Weights weights = Weights.of(
                Tensor.of("kernel", ROWS),
                Tensor.of("bias", new float[] {7, 8}),
                Tensor.of("step", new int[0], new double[] {3}));
        assertRefused(
                "memory: step: expected only the weights of TinyCell (kernel, bias), found float64[]; "
                        + "leave it out, or use allowSurplus()",
                weights);
        load(weights.allowSurplus());
        assertArrayEquals(ROWS, kernel);
    }

    @Test
    void valuesThatAreNotFinite() {
        float[][] holed = {{1, 2}, {3, Float.NaN}, {5, Float.POSITIVE_INFINITY}};
        Weights weights = Weights.of(Tensor.of("kernel", holed), Tensor.of("bias", new double[] {-1e39, 1}));
        assertRefused(
                "memory: kernel: expected finite values, found kernel[1][1] = NaN and 1 more; "
                        + "mend the file, or use allowNonFinite()\n"
                        + "memory: bias: expected finite values, found bias[0] = -1.0E39, which overflows float32; "
                        + "mend the file, or use allowNonFinite()",
                weights);
        load(weights.allowNonFinite());
        assertArrayEquals(holed, kernel);
        assertArrayEquals(new float[] {Float.NEGATIVE_INFINITY, 1}, bias);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertRefused(
                "memory: kernel: expected shape [3][2] (TinyCell.kernel), found [2][3]; save kernel.T\n"
                        + "memory: kernel: expected finite values, found kernel[1][0] = -Infinity; "
                        + "mend the file, or use allowNonFinite()\n"
                        + "memory: bias: expected a tensor of this name and shape [2] (TinyCell.bias), found kernel, "
                        + "beta; rename it when saving if beta, which has this shape, is meant\n"
                        + "memory: beta: expected only the weights of TinyCell (kernel, bias), found float32[2]; "
                        + "leave it out, or use allowSurplus()",
                Weights.of(
                        Tensor.of("kernel", new float[][] {{0, 0, 0}, {Float.NEGATIVE_INFINITY, 0, 0}}),
                        Tensor.of("beta", new float[2])));
    }

    /** A member that is no tensor is surplus; where a variable needs it, the reason why it is none is told. */
    @Test
    void membersThatAreNoTensors() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("kernel", "note")) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
        Weights file = Weights.read(new ByteArrayInputStream(bytes.toByteArray()), "cell.npz");
        Weights bias = Weights.of(Tensor.of("bias", new float[] {7, 8}));
        int noteAt = 30 + "kernel".length() + 2 + 16;
        assertRefused(
                "cell.npz: kernel at byte 0: expected an array in NumPy's format, found a member that is no .npy file; "
                        + "save an array, or leave it out\n"
                        + "cell.npz: note at byte " + noteAt
                        + ": expected only the weights of TinyCell (kernel, bias), "
                        + "found a member that is no .npy file; leave it out, or use allowSurplus()",
                file.and(bias));
    }

    @Test
    void presentWeights() {
        bias[1] = Float.NaN;
        Weights weights = CellWeights.of(variables);
        kernel[0][0] = 9;
        assertEquals(List.of("kernel", "bias"), weights.names());
        assertArrayEquals(new int[] {3, 2}, weights.tensor("kernel").shape());
        assertArrayEquals(
                new float[] {-1, -1, -1, -1, -1, -1}, weights.tensor("kernel").toFloats());
        assertArrayEquals(new int[] {2}, weights.tensor("bias").shape());
        assertArrayEquals(new float[] {-1, Float.NaN}, weights.tensor("bias").toFloats());
        load(weights.allowNonFinite());
        assertEquals(-1f, kernel[0][0]);
    }

    @Test
    void initializeFillsMatricesAndZeroesVectors() {
        float[] firstRow = kernel[0];
        CellWeights.initialize(variables, Initializer.constant(3));
        assertArrayEquals(new float[][] {{3, 3}, {3, 3}, {3, 3}}, kernel);
        assertArrayEquals(new float[] {0, 0}, bias);
        assertSame(firstRow, kernel[0]);
    }

    @Test
    void anInitializerThatThrowsChangesNothing() {
        IllegalStateException thrown = new IllegalStateException("half way");
        Initializer breaksOff = matrix -> {
            matrix.rows()[0][0] = 5;
            throw thrown;
        };
        assertSame(
                thrown, assertThrows(IllegalStateException.class, () -> CellWeights.initialize(variables, breaksOff)));
        assertArrayEquals(new float[][] {{-1, -1}, {-1, -1}, {-1, -1}}, kernel);
        assertArrayEquals(new float[] {-1, -1}, bias);
    }
}
