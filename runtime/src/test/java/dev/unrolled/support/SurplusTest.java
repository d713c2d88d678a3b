package dev.unrolled.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unrolled.Variable;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import dev.unrolled.weights.WeightsException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files with a tensor more or less than the cell has, all under the cell's own names. */
class SurplusTest {
    private static final CellLayout LSTM = CellLayout.lstm(1, 1);

    private final List<Variable> variables =
            List.of(Variable.matrix("kernel", new float[2][4]), Variable.vector("bias", new float[4]));

    private static Weights file(String... more) {
        Tensor[] tensors = new Tensor[2 + more.length];
        tensors[0] = Tensor.of("kernel", new float[2][4]);
        tensors[1] = Tensor.of("bias", new float[4]);
        for (int i = 0; i < more.length; i++) {
            tensors[2 + i] = Tensor.of(more[i], new float[4]);
        }
        return Weights.of(tensors);
    }

    private static void assertRefused(String message, CellLayout layout, List<Variable> variables, Weights weights) {
        assertEquals(
                message,
                assertThrows(WeightsException.class, () -> CellWeights.load("TinyCell", layout, variables, weights))
                        .getMessage());
    }

    /** To leave it out would be wrong advice: without its peepholes the cell would compute something else. */
    @Test
    void whatTheCellCouldHave() {
        String wf =
                "memory: wf: expected only kernel, bias in CANONICAL for LSTM (inputs = 1, units = 1), found float32[4];"
                        + " declare the cell with what the layer has, or leave it out of the weights";
        String step = "memory: step: expected only the weights of TinyCell (kernel, bias), found float32[4];"
                + " leave it out, or use allowSurplus()";
        assertRefused(step + "\n" + wf, LSTM, variables, file("step", "wf"));
        assertRefused(wf, LSTM, variables, file("step", "wf").allowSurplus());
        CellWeights.load("TinyCell", LSTM, variables, file("step").allowSurplus());
    }

    /** A cell on its own is given the state that it starts from. */
    @Test
    void whatOnlyALayerCouldHave() {
        CellWeights.load("TinyCell", LSTM, variables, file("initial_h").allowSurplus());
    }

    /** All that is wrong is told at once, though surplus is allowed. */
    @Test
    void besideOtherProblems() {
        Weights file = Weights.of(
                        Tensor.of("kernel", new float[2][4]),
                        Tensor.of("bias", new float[3]),
                        Tensor.of("recurrentBias", new float[4]))
                .allowSurplus();
        assertRefused(
                "memory: bias: expected shape [4] (TinyCell.bias), found [3]; save the tensor of a cell of the same sizes\n"
                        + "memory: recurrentBias: expected only kernel, bias in CANONICAL for LSTM (inputs = 1, units = 1),"
                        + " found float32[4]; declare the cell with what the layer has, or leave it out of the weights",
                LSTM,
                variables,
                file);
    }

    /** What is another variable's is not proposed for the one that is missing. */
    @Test
    void whatIsMissingIsNotAnotherVariable() {
        List<Variable> three =
                List.of(variables.get(0), variables.get(1), Variable.vector("recurrentBias", new float[4]));
        String missing =
                "memory: recurrentBias: expected a tensor of this name and shape [4] (TinyCell.recurrentBias), found ";
        assertRefused(
                missing + "kernel, bias; save the tensor under this name", LSTM.withRecurrentBias(), three, file());
        assertRefused(
                missing + "kernel, bias, b; rename it when saving if b, which has this shape, is meant",
                LSTM.withRecurrentBias(),
                three,
                file("b").allowSurplus());
    }
}
