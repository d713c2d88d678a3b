package dev.unrolled.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.weights.WeightsException.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final Tensor KERNEL = Tensor.of("kernel", new float[][] {{1, 2}, {3, 4}});
    private static final Tensor BIAS = Tensor.of("bias", new float[] {5, 6});

    @Test
    void namesKeepTheirOrder() {
        Weights weights = Weights.of(KERNEL, BIAS);
        assertEquals("memory", weights.source());
        assertEquals(List.of("kernel", "bias"), weights.names());
        assertSame(KERNEL, weights.tensor("kernel"));
        assertTrue(weights.contains("bias"));
        assertFalse(weights.contains("gamma"));
        assertEquals("memory: kernel, bias", weights.toString());
        assertThrows(UnsupportedOperationException.class, () -> weights.names().add("gamma"));
    }

    @Test
    void aTensorThatIsNotThere() {
        Refusal.assertRefused(
                () -> Weights.of(KERNEL, BIAS).tensor("gamma"),
                "memory",
                "gamma",
                -1,
                "a tensor of this name",
                "kernel, bias");
        Tensor[] many = new Tensor[14];
        for (int i = 0; i < many.length; i++) {
            many[i] = Tensor.of("t" + i, new float[0]);
        }
        Refusal.assertRefused(
                () -> Weights.of(many).tensor("gamma"),
                "memory",
                "gamma",
                -1,
                "a tensor of this name",
                "t0, t1, t2, t3, t4, t5, t6, t7, t8, t9, t10, t11 and 2 more");
    }

    @Test
    void namesAreUnique() {
        Refusal.assertRefused(() -> Weights.of(KERNEL, KERNEL), "memory", "kernel", -1, "each name once", "it twice");
    }

    @Test
    void unions() throws IOException {
        Weights kernel = Refusal.read(NpyFile.npy("(1,)", 1), "kernel.npy");
        Weights bias = Refusal.read(NpyFile.npy("(1,)", 2), "bias.npy");
        Weights both = kernel.and(bias);
        assertEquals("kernel.npy and bias.npy", both.source());
        assertEquals(List.of("kernel", "bias"), both.names());
        assertEquals("bias.npy", both.tensor("bias").source());
        assertEquals(List.of("kernel"), kernel.names());
        Refusal.assertRefused(
                () -> both.and(kernel),
                "kernel.npy and bias.npy and kernel.npy",
                "kernel",
                -1,
                "each name once",
                "it twice");
    }

    @Test
    void whatIsAllowedOfOneIsAllowedOfTheUnion() {
        Weights weights = Weights.of(KERNEL);
        Weights other = Weights.of(BIAS);
        assertFalse(weights.and(other).surplusAllowed());
        assertFalse(weights.and(other).nonFiniteAllowed());
        assertTrue(weights.allowSurplus().and(other).surplusAllowed());
        assertFalse(weights.allowSurplus().and(other).nonFiniteAllowed());
        assertTrue(weights.and(other.allowNonFinite()).nonFiniteAllowed());
        assertTrue(weights.allowSurplus().allowNonFinite().scope("").surplusAllowed());
        assertTrue(weights.allowNonFinite().allowSurplus().scope("").nonFiniteAllowed());
        assertFalse(weights.surplusAllowed(), "the original is as it was");
    }

    @Test
    void scopes() {
        Weights weights = Weights.of(
                Tensor.of("rnn/cell/kernel:0", new float[] {1}),
                Tensor.of("rnn/cell/bias", new float[] {2}),
                Tensor.of("rnn/cell_1/kernel:0", new float[] {3}),
                Tensor.of("step:0", new float[] {4}));
        assertEquals(List.of("kernel", "bias"), weights.scope("rnn/cell").names());
        assertEquals(List.of("kernel", "bias"), weights.scope("rnn/cell/").names());
        assertEquals(
                List.of("cell/kernel", "cell/bias", "cell_1/kernel"),
                weights.scope("rnn").names());
        assertEquals("kernel", weights.scope("rnn/cell_1").tensor("kernel").name());
        assertArrayEquals(
                new float[] {3}, weights.scope("rnn/cell_1").tensor("kernel").toFloats());
        assertEquals("step", weights.scope("").names().get(3));
        Refusal.assertRefused(
                () -> weights.scope("cell"),
                "memory",
                null,
                -1,
                "tensors in the scope cell/",
                "rnn/cell/kernel:0, rnn/cell/bias, rnn/cell_1/kernel:0, step:0");
        Weights clash = Weights.of(Tensor.of("a/k", new float[0]), Tensor.of("a/k:0", new float[0]));
        Refusal.assertRefused(() -> clash.scope("a"), "memory", "k", -1, "each name once", "it twice");
    }

    @Test
    void tensorsCopyWhatGoesInAndOut() {
        float[][] rows = {{1, 2}, {3, 4}};
        float[] values = {5, 6};
        int[] shape = {2};
        Tensor kernel = Tensor.of("kernel", rows);
        Tensor bias = Tensor.of("bias", shape, values);
        rows[0][0] = values[0] = 9;
        shape[0] = 7;
        kernel.toFloats()[0] = bias.shape()[0] = 8;
        assertArrayEquals(new float[] {1, 2, 3, 4}, kernel.toFloats());
        assertArrayEquals(new float[] {5, 6}, bias.toFloats());
        assertArrayEquals(new int[] {2}, bias.shape());
        assertArrayEquals(new double[] {1, 2, 3, 4}, kernel.toDoubles());
        assertEquals("float32", kernel.dtype());
        assertEquals(-1, kernel.byteOffset());
        assertEquals("memory", kernel.source());
        double[][] wide = {{0.1, 0.2}};
        Tensor doubles = Tensor.of("wide", wide);
        wide[0][0] = 7;
        assertArrayEquals(new double[] {0.1, 0.2}, doubles.toDoubles());
        assertEquals("wide float64[1][2]", doubles.toString());
        assertArrayEquals(new int[] {0, 0}, Tensor.of("none", new double[0][]).shape());
    }

    @Test
    void tensorsOfUnevenRowsOrShapes() {
        assertIllegal(
                "k[1]: expected 2 values as in the first row, found 1",
                () -> Tensor.of("k", new float[][] {{1, 2}, {3}}));
        assertIllegal(
                "k[1]: expected 1 values as in the first row, found 2",
                () -> Tensor.of("k", new double[][] {{1}, {2, 3}}));
        assertIllegal(
                "k: expected as many values as shape [2][3] has, found 5",
                () -> Tensor.of("k", new int[] {2, 3}, new float[5]));
        assertIllegal(
                "k: expected as many values as shape [65536][65536] has, found 0",
                () -> Tensor.of("k", new int[] {65536, 65536}, new double[0]));
        assertIllegal("k: expected at most 64 dimensions, found 65", () -> Tensor.of("k", new int[65], new float[0]));
        assertIllegal(
                "k: expected sizes of 0 or more, found [-1][-1]",
                () -> Tensor.of("k", new int[] {-1, -1}, new float[1]));
    }

    private static void assertIllegal(String message, Runnable action) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, action::run).getMessage());
    }

    @Test
    void aProblemIsOneLineWhateverTheNames() {
        Problem problem = new Problem("a\nb.npz", "k\u202E\u0085", 12, "x", "y", "z");
        assertEquals("a\\u000Ab.npz: k\\u202E\\u0085 at byte 12: expected x, found y; z", problem.toString());
        assertEquals("a\nb.npz", problem.source());
        assertEquals("f: expected x, found y; z", new Problem("f", null, -1, "x", "y", "z").toString());
    }

    @Test
    void anExceptionHasItsOwnProblems() {
        List<Problem> given = new ArrayList<>(List.of(new Problem("f", "k", 0, "x", "y", "z")));
        WeightsException exception = new WeightsException(given);
        given.clear();
        assertEquals(1, exception.problems().size());
        assertThrows(
                UnsupportedOperationException.class, () -> exception.problems().clear());
        assertIllegal("problems: expected at least one, found none", () -> {
            throw new WeightsException(given);
        });
    }

    @Test
    void anExceptionSurvivesSerialization() throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new WeightsException(List.of(new Problem("f", "k", 3, "x", "y", "z"))));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            WeightsException copy = (WeightsException) in.readObject();
            assertEquals("f: k at byte 3: expected x, found y; z", copy.getMessage());
            assertEquals(3, copy.problems().get(0).byteOffset());
        }
    }
}
