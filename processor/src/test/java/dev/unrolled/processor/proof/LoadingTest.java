package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Variable;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import dev.unrolled.weights.WeightsException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generated classes take what frameworks save, compute what the frameworks compute, and give it back. */
final class LoadingTest {
    private static final CellCase TINY = new CellCase(2, 3, Activation.TANH, true, Numerics.FUSED, ShapeChoice.AUTO);

    @Test
    void pyTorchRnn() {
        Tally tally = new Tally("PyTorch 1.13 RNN, loaded by names and by convention");
        for (JsonNode each : Reference.cases(PyTorch.FOLDER, "rnn_tanh", "rnn_relu", "rnncell_tanh", "rnncell_relu")) {
            Recorded recorded = PyTorch.isOneLayer(each) ? new PyTorch(each).rnn() : null;
            if (recorded == null || recorded.isDouble()) {
                tally.exclude("sequences of several layers or directions, or in double", 1);
                continue;
            }
            CellCase cell = new CellCase(
                    recorded.sequence().stateSize(),
                    recorded.sequence().inputSize(),
                    each.get("kind").asText().endsWith("relu") ? Activation.RELU : Activation.TANH,
                    recorded.weights().containsKey("bias"),
                    Numerics.FUSED,
                    ShapeChoice.AUTO);
            Weights arrays = Reference.arrays(PyTorch.FOLDER, each).allowSurplus();
            check(Cells.of(cell), arrays, Convention.PYTORCH, recorded, PyTorch.tolerance(each), tally);
        }
        tally.report(76_024);
    }

    @Test
    void kerasSimpleRnn() {
        Tally tally = new Tally("Keras SimpleRNN, loaded by names and by convention");
        for (JsonNode each : Reference.manifest(Keras.FOLDER).toList()) {
            if (Keras.reasonToExclude(each, "SimpleRNN").isPresent()) {
                continue;
            }
            Keras layer = new Keras(each);
            Weights arrays = Reference.arrays(Keras.FOLDER, each).allowSurplus();
            CompiledCell compiled = Cells.of(layer.rnnCell(Numerics.FUSED));
            check(compiled, arrays, Convention.KERAS, layer.rnn(), 3e-6, tally);
        }
        tally.report(38_050);
    }

    private static void check(
            CompiledCell compiled,
            Weights arrays,
            Convention convention,
            Recorded recorded,
            double tolerance,
            Tally tally) {
        RecurrentCell found = compiled.create();
        found.load(arrays);
        RecurrentCell told = compiled.create();
        told.load(arrays, convention);
        assertSame(compiled.create(recorded.values(compiled.program())), found);
        assertSame(found, told);
        recorded.compareFloats(recorded.sequence().runBatch(found), tolerance, tally);
        RecurrentCell again = compiled.create();
        again.load(convention.fromCanonical(Weights.of(found), (CellLayout) found.layout()));
        assertSame(found, again);
    }

    private static void assertSame(RecurrentCell expected, RecurrentCell found) {
        for (int i = 0; i < expected.variables().size(); i++) {
            Variable variable = expected.variables().get(i);
            Bits.assertEqual(
                    variable.name(),
                    variable.toArray(),
                    found.variables().get(i).toArray());
        }
    }

    @Test
    void layouts() {
        assertEquals(
                CellLayout.rnn(3, 2).toString(),
                Cells.of(TINY).create().layout().toString());
        CellCase unbiased = new CellCase(4, 1, Activation.TANH, false, Numerics.FUSED, ShapeChoice.AUTO);
        RecurrentCell cell = Cells.of(unbiased).create();
        assertEquals("RNN (inputs = 1, units = 4, no bias)", cell.layout().toString());
        assertEquals(cell.layout().toString(), cell.frozen().layout().toString());
    }

    /** What the names of a framework leave no doubt of is told in its terms; what has the names of none, in the cell's. */
    @Test
    void refusalsChangeNothing() {
        RecurrentCell cell = Cells.of(TINY).create();
        Variable kernel = cell.variables().get(0);
        kernel.rows()[4][1] = 7;
        Weights half = Weights.of(
                Tensor.of("lstm.weight_ih_l0", new float[2][3]), Tensor.of("lstm.weight_hh_l0", new float[2][2]));
        assertEquals(
                List.of("lstm.bias_ih_l0", "lstm.bias_hh_l0"),
                assertThrows(WeightsException.class, () -> cell.load(half)).problems().stream()
                        .map(WeightsException.Problem::tensor)
                        .toList());
        Weights unknown = Weights.of(Tensor.of("arr_0", new float[5][2]), Tensor.of("bias", new float[2]));
        assertEquals(
                "memory: kernel: expected a tensor of this name and shape [5][2] (UnrolledU2I3_tanh_fused_bias.kernel),"
                        + " found arr_0, bias; name the arrays when saving: numpy.savez(file, kernel=…); arr_0 has this"
                        + " shape",
                assertThrows(WeightsException.class, () -> cell.load(unknown.allowSurplus()))
                        .getMessage());
        assertThrows(WeightsException.class, () -> cell.load(unknown, Convention.KERAS));
        float[] expected = new float[10];
        expected[9] = 7;
        assertArrayEquals(expected, kernel.toArray());
    }

    @Test
    void aFrozenCellTakesNoConvention() {
        RecurrentCell frozen = Cells.of(TINY).create().frozen();
        assertEquals(
                "a frozen cell keeps its weights: load into the cell it came from, and freeze again",
                assertThrows(UnsupportedOperationException.class, () -> frozen.load(Weights.of(), Convention.ONNX))
                        .getMessage());
    }
}
