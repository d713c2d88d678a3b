package dev.unrolled.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every convention on every kind of cell with every option, against plain loops and against its own inverse, bit for bit. */
class ConventionTest {
    private static final int TRIALS = 20;

    private final Random random = new Random(20260801);

    private List<CellLayout> cells() {
        List<CellLayout> cells = new ArrayList<>();
        int inputs = 1 + random.nextInt(6);
        int units = 1 + random.nextInt(6);
        CellLayout lstm = CellLayout.lstm(inputs, units);
        List<CellLayout> plain = new ArrayList<>(List.of(
                CellLayout.rnn(inputs, units),
                CellLayout.gru(inputs, units),
                CellLayout.gru(inputs, units).withResetAfter(),
                lstm.withForgetBias(1f)));
        for (CellLayout each : List.of(lstm, lstm.withPeepholes(), lstm.withCoupledGates())) {
            plain.add(each);
            plain.add(each.withProjection(1 + random.nextInt(6)));
        }
        for (CellLayout each : plain) {
            cells.addAll(List.of(each, each.withoutBias(), each.withRecurrentBias()));
        }
        return cells;
    }

    @TestFactory
    Stream<DynamicTest> everyCell() {
        return IntStream.range(0, TRIALS)
                .boxed()
                .flatMap(trial -> cells().stream())
                .flatMap(cell -> Stream.of(Convention.values())
                        .map(convention ->
                                DynamicTest.dynamicTest(convention + " " + cell, () -> check(convention, cell))));
    }

    private void check(Convention convention, CellLayout cell) {
        FrameworkModel model = new FrameworkModel(cell, random);
        if (!has(convention, cell)) {
            assertEquals(
                    "a cell that " + convention + " has weights for",
                    assertThrows(WeightsException.class, () -> convention.fromCanonical(model.canonical(false), cell))
                            .problems()
                            .get(0)
                            .expected());
            return;
        }
        boolean hasTwo = convention == Convention.PYTORCH || convention == Convention.ONNX;
        boolean hasFewer = convention == Convention.TENSORFLOW || convention == Convention.KERAS;
        boolean losesOne =
                hasFewer && cell.hasRecurrentBias() && !(convention == Convention.KERAS && cell.resetsAfter());
        if (!losesOne) {
            Weights framework = tensors(convention, model);
            assertSame(model.canonical(hasTwo), convention.toCanonical(framework, cell));
            assertEquals(expectedDetection(convention, cell), Convention.detect(framework, cell));
            if (!hasTwo || cell.hasRecurrentBias() || !cell.hasBias()) {
                assertSame(framework, convention.fromCanonical(model.canonical(hasTwo), cell));
            }
            assertInverse(convention, cell, model.canonical(false));
        } else {
            assertSame(tensors(convention, model), convention.fromCanonical(model.canonical(false), cell));
            boolean keepsCandidates = convention == Convention.TENSORFLOW && cell.resetsAfter();
            model.dropRecurrentBias(keepsCandidates ? "ru" : cell.kind().gates);
            assertSame(model.canonical(false), convention.toCanonical(tensors(convention, model), cell));
        }
    }

    private static void assertInverse(Convention convention, CellLayout cell, Weights canonical) {
        Weights written = convention.fromCanonical(canonical, cell);
        assertSame(canonical, convention.toCanonical(written, cell));
        Weights asLayer = convention.fromCanonical(canonical, cell, layer(convention));
        assertSame(canonical, convention.toCanonical(asLayer, cell, layer(convention)));
        if (convention != Convention.CANONICAL) {
            assertSame(canonical, convention.toCanonical(asLayer, cell));
        }
    }

    private static String layer(Convention convention) {
        return switch (convention) {
            case CANONICAL, ONNX -> "encoder/*";
            case TENSORFLOW, KERAS -> "rnn/rnn/basic_rnn_cell/*:0";
            case PYTORCH -> "module.lstm.*_l12_reverse";
        };
    }

    /** Written down a second time, from what the frameworks offer. */
    private static boolean has(Convention convention, CellLayout cell) {
        return switch (convention) {
            case CANONICAL -> true;
            case TENSORFLOW -> !cell.hasCoupledGates();
            case KERAS ->
                !cell.hasPeepholes() && !cell.hasCoupledGates() && cell.projection() == 0 && cell.forgetBias() == 0;
            case PYTORCH ->
                !cell.hasPeepholes()
                        && !cell.hasCoupledGates()
                        && cell.forgetBias() == 0
                        && (cell.kind() != CellKind.GRU || cell.resetsAfter());
            case ONNX -> cell.projection() == 0 && cell.forgetBias() == 0;
        };
    }

    /** Without a prefix TensorFlow's names are the canonical ones, unless it is a GRU or has more than a kernel and a bias. */
    private static Convention expectedDetection(Convention convention, CellLayout cell) {
        boolean isSame = cell.kind() != CellKind.GRU && !cell.hasPeepholes() && cell.projection() == 0;
        return convention == Convention.TENSORFLOW && isSame ? Convention.CANONICAL : convention;
    }

    private static Weights tensors(Convention convention, FrameworkModel model) {
        List<Tensor> tensors =
                switch (convention) {
                    case CANONICAL -> {
                        Weights canonical = model.canonical(false);
                        yield canonical.names().stream().map(canonical::tensor).toList();
                    }
                    case TENSORFLOW -> model.tensorFlow();
                    case KERAS -> model.keras();
                    case PYTORCH -> model.pyTorch();
                    case ONNX -> model.onnx();
                };
        return Weights.of(tensors.toArray(Tensor[]::new));
    }

    static void assertSame(Weights expected, Weights found) {
        assertEquals(expected.names(), found.names());
        for (String name : expected.names()) {
            Tensor tensor = found.tensor(name);
            assertArrayEquals(expected.tensor(name).shape(), tensor.shape(), name);
            assertEquals(expected.tensor(name).dtype(), tensor.dtype(), name);
            assertArrayEquals(bits(expected.tensor(name)), bits(tensor), name);
        }
    }

    private static long[] bits(Tensor tensor) {
        return Arrays.stream(tensor.toDoubles())
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }

    @Test
    void oneBiasOfTwoIsTheirSumRoundedOnce() {
        CellLayout cell = CellLayout.rnn(1, 1);
        double[] one = {1};
        double[] tiny = {0x1.8p-24};
        Weights wide = Weights.of(
                Tensor.of("weight_ih_l0", new double[][] {one}),
                Tensor.of("weight_hh_l0", new double[][] {one}),
                Tensor.of("bias_ih_l0", one),
                Tensor.of("bias_hh_l0", tiny));
        Tensor bias = Convention.PYTORCH.toCanonical(wide, cell).tensor("bias");
        assertEquals("float64", bias.dtype());
        assertArrayEquals(new double[] {1 + 0x1.8p-24}, bias.toDoubles());
        assertArrayEquals(new float[] {1 + 0x1p-23f}, bias.toFloats());
    }

    @Test
    void aSecondBiasIsWrittenAsZeros() {
        CellLayout cell = CellLayout.rnn(1, 3);
        Weights canonical =
                Weights.of(Tensor.of("kernel", new float[4][3]), Tensor.of("bias", new float[] {-0f, 0f, 2f}));
        Weights written = Convention.PYTORCH.fromCanonical(canonical, cell);
        assertArrayEquals(
                new float[] {-0f, 0f, 2f}, written.tensor("bias_ih_l0").toFloats());
        assertArrayEquals(
                new float[] {-0f, 0f, 0f}, written.tensor("bias_hh_l0").toFloats());
    }

    @Test
    void whatIsWrittenIsRead(@TempDir Path folder) throws IOException {
        CellLayout cell = CellLayout.lstm(3, 2);
        Weights canonical = new FrameworkModel(cell, random).canonical(false);
        Path file = folder.resolve("model.npz");
        Convention.PYTORCH.fromCanonical(canonical, cell, "lstm.*_l0").write(file);
        Weights read = Weights.read(file);
        assertTrue(read.contains("lstm.weight_hh_l0"), read.toString());
        assertSame(canonical, Convention.detect(read, cell).toCanonical(read, cell));
    }
}
