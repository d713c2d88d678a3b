package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unrolled.Gate;
import dev.unrolled.GateView;
import dev.unrolled.Initializer;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;
import dev.unrolled.Variable;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import dev.unrolled.weights.WeightsException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The weights of generated GRUs and LSTMs: names, shapes, loading, and gates that are looked at and changed. */
final class GatedWeightsTest {
    private static final CompiledCell GRU =
            Cells.of(SpecCase.of(SpecCase.gru(2, 3, Reset.AFTER, Biases.TWO, Numerics.FUSED)));
    private static final CompiledCell LSTM =
            Cells.of(SpecCase.of(SpecCase.lstm(2, 3, LstmSpec.Options.NONE, Numerics.FUSED)));
    private static final CompiledCell FORGETFUL =
            Cells.of(SpecCase.of(SpecCase.lstm(2, 3, SpecCase.forgetBias(1f), Numerics.FUSED)));

    @Test
    void namesAndShapes() {
        LstmSpec.Options full =
                new LstmSpec.Options(0f, true, 4, CellSpec.NO_CLIP, CellSpec.NO_CLIP, CellSpec.NO_CLIP, false);
        RecurrentCell cell =
                Cells.of(SpecCase.of(SpecCase.lstm(2, 3, full, Numerics.FUSED))).create();
        assertEquals(
                List.of(
                        "<Variable 'kernel' shape=(7, 8) dtype=float32>",
                        "<Variable 'bias' shape=(8,) dtype=float32>",
                        "<Variable 'wf' shape=(2,) dtype=float32>",
                        "<Variable 'wi' shape=(2,) dtype=float32>",
                        "<Variable 'wo' shape=(2,) dtype=float32>",
                        "<Variable 'projection' shape=(2, 4) dtype=float32>"),
                cell.variables().stream().map(Variable::toString).toList());
        assertEquals(List.of(2, 6, 4), List.of(cell.units(), cell.stateSize(), cell.outputSize()));
    }

    /** What a gate's view shows is what was loaded into its columns, whatever the others hold. */
    @Test
    void loadedWeightsSeenGateByGate() {
        RecurrentCell cell = GRU.create();
        float[] kernel = new float[5 * 6];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = i;
        }
        Tensor bias = Tensor.of("bias", new float[] {0, 1, 2, 3, 4, 5});
        Tensor recurrentBias = Tensor.of("recurrentBias", new float[] {10, 11, 12, 13, 14, 15});
        cell.load(Weights.of(Tensor.of("kernel", new int[] {5, 6}, kernel), bias, recurrentBias));
        for (Gate gate : Gate.GRU) {
            GateView view = view(GRU, cell, gate);
            int from = 2 * Gate.GRU.indexOf(gate);
            assertEquals(gate, view.gate());
            assertArrayEquals(
                    new float[][] {{18 + from, 19 + from}, {24 + from, 25 + from}},
                    view.U().copy());
            assertArrayEquals(new float[] {12 + from, 13 + from}, view.W().copy()[2]);
            assertArrayEquals(new float[][] {{from, from + 1}}, view.bias().copy());
            assertArrayEquals(
                    new float[][] {{10 + from, 11 + from}}, view.recurrentBias().copy());
        }
        assertThrows(WeightsException.class, () -> cell.load(Weights.of(bias, recurrentBias)));
    }

    /** A forget bias of 1 at run time, as in TensorFlow, and a 1 in the forget gate's bias, as in Keras, are the same cell. */
    @Test
    void forgetBiasAtRunTimeOrInTheBias() {
        RecurrentCell atRunTime = FORGETFUL.create();
        RecurrentCell inTheBias = LSTM.create();
        atRunTime.initialize(Initializer.glorotUniform(1));
        inTheBias.initialize(Initializer.glorotUniform(1));
        float[] input = {0.5f, -1f, 2f};
        float[] expected = {0.3f, -0.2f, 0.1f, 0.4f};
        float[] found = expected.clone();
        float[] without = expected.clone();
        atRunTime.step(input, expected);
        inTheBias.step(input, without);
        view(LSTM, inTheBias, Gate.FORGET).bias().fill(1f);
        inTheBias.fork().step(input, found);
        Bits.assertEqual("state", expected, found);
        assertEquals(false, Bits.equal(expected[0], without[0]));
    }

    private static GateView view(CompiledCell compiled, RecurrentCell cell, Gate gate) {
        return compiled.field(cell, gate.name().toLowerCase(Locale.ROOT) + "Gate", GateView.class);
    }
}
