package dev.unrolled.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unrolled.Variable;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.LayerLayout;
import dev.unrolled.weights.NetworkLayout;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import dev.unrolled.weights.WeightsException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files with the network's own names, and what is beside them. */
class NetworkWeightsTest {
    private static final NetworkLayout LAYOUT = NetworkLayout.of(LayerLayout.of("one", CellLayout.rnn(1, 1)));

    private final float[][] kernel = {{-1}, {-1}};
    private final float[] bias = {-1};
    private final List<Variable> variables = new ArrayList<>();

    NetworkWeightsTest() {
        NetworkWeights.add(variables, "one", List.of(Variable.matrix("kernel", kernel), Variable.vector("bias", bias)));
    }

    private static Weights file(Tensor... surplus) {
        List<Tensor> tensors = new ArrayList<>(
                List.of(Tensor.of("one/kernel", new float[][] {{1}, {2}}), Tensor.of("one/bias", new float[] {3})));
        tensors.addAll(List.of(surplus));
        return Weights.of(tensors.toArray(Tensor[]::new));
    }

    private void assertRefused(String message, Weights weights) {
        WeightsException refused =
                assertThrows(WeightsException.class, () -> NetworkWeights.load("Net", LAYOUT, variables, weights));
        assertEquals(message, refused.getMessage());
        assertArrayEquals(new float[][] {{-1}, {-1}}, kernel);
        assertArrayEquals(new float[] {-1}, bias);
    }

    @Test
    void surplusOfAnotherLayer() {
        Tensor[] other = {
            Tensor.of("two/kernel", new float[][] {{1}, {2}}), Tensor.of("two/bias", new float[] {3}),
        };
        String only = "expected only the weights of Net (one/kernel, one/bias), found ";
        assertRefused(
                "memory: two/kernel: " + only + "float32[2][1]; leave it out, or use allowSurplus()\n"
                        + "memory: two/bias: " + only + "float32[1]; leave it out, or use allowSurplus()",
                file(other));
        NetworkWeights.load("Net", LAYOUT, variables, file(other).allowSurplus());
        assertArrayEquals(new float[][] {{1}, {2}}, kernel);
        assertArrayEquals(new float[] {3}, bias);
    }

    @Test
    void surplusOfTheLayerIsNeverLeftOut() {
        Weights state = file(Tensor.of("one/initial_h", new float[] {4}));
        String refusal =
                "memory: one/initial_h: expected only kernel, bias in CANONICAL for one, RNN (inputs = 1, units = 1),"
                        + " found float32[1]; declare the layer with learnedState = true, or leave it out of the weights";
        assertRefused(refusal, state);
        assertRefused(refusal, state.allowSurplus());
        assertRefused(
                "memory: one/recurrentBias: expected only kernel, bias in CANONICAL for one, RNN (inputs = 1, units = 1),"
                        + " found float32[1]; declare the cell with what the layer has, or leave it out of the weights",
                file(Tensor.of("one/recurrentBias", new float[] {4})).allowSurplus());
    }

    @Test
    void aFileInAConvention() {
        Weights torch = Convention.PYTORCH.fromCanonical(file(), LAYOUT);
        NetworkWeights.load("Net", LAYOUT, variables, torch);
        assertArrayEquals(new float[][] {{1}, {2}}, kernel);
        kernel[0][0] = -1;
        NetworkWeights.load("Net", LAYOUT, variables, torch, Convention.PYTORCH);
        assertArrayEquals(new float[][] {{1}, {2}}, kernel);
    }
}
