package dev.unrolled.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unrolled.Variable;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import dev.unrolled.weights.WeightsException;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownNamesTest {
    private final float[] bias = {-1, -1};
    private final List<Variable> variables =
            List.of(Variable.matrix("kernel", new float[3][2]), Variable.vector("bias", bias));

    /** The cell's own names are not what the file was meant for: it is told what all conventions call them. */
    @Test
    void namesOfNoConvention() {
        CellLayout layout = CellLayout.rnn(1, 2);
        String expected =
                "memory: expected the weights of one RNN (inputs = 1, units = 2) by one of CANONICAL (kernel, bias), TENSORFLOW (kernel, bias), KERAS (kernel, recurrent_kernel, bias), PYTORCH (weight_ih, weight_hh, bias_ih, bias_hh), ONNX (W, R, B), found %s; %s";
        assertMessage(
                expected.formatted("weights", "rename the tensors, or name the layer with its convention"),
                layout,
                Weights.of(Tensor.of("weights", new float[3][2])));
        assertMessage(
                expected.formatted("R", "save all of ONNX *, which lacks W, B"),
                layout,
                Weights.of(Tensor.of("R", new float[3][2])));
        assertMessage(
                "memory: kernel: expected a tensor of this name and shape [3][2] (TinyCell.kernel), found bias; save the tensor under this name",
                layout,
                Weights.of(Tensor.of("bias", new float[2])));
    }

    private void assertMessage(String message, CellLayout layout, Weights weights) {
        WeightsException refused =
                assertThrows(WeightsException.class, () -> CellWeights.load("TinyCell", layout, variables, weights));
        assertEquals(message, refused.getMessage());
        assertArrayEquals(new float[] {-1, -1}, bias);
    }
}
