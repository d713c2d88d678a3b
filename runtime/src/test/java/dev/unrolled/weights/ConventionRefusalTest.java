package dev.unrolled.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What names and shapes that do not fit are told, word by word. */
class ConventionRefusalTest {
    private static final CellLayout RNN = CellLayout.rnn(3, 2);
    private static final CellLayout GRU = CellLayout.gru(3, 2);
    private static final CellLayout LSTM = CellLayout.lstm(3, 2);

    private static Weights weights(Tensor... tensors) {
        return Weights.of(tensors);
    }

    private static Tensor zeros(String name, int... shape) {
        return Tensor.of(name, shape, new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)]);
    }

    private static Weights pyTorch(String prefix, int gates, String suffix) {
        return weights(
                zeros(prefix + "weight_ih" + suffix, gates * 2, 3),
                zeros(prefix + "weight_hh" + suffix, gates * 2, 2),
                zeros(prefix + "bias_ih" + suffix, gates * 2),
                zeros(prefix + "bias_hh" + suffix, gates * 2));
    }

    private static void assertRefused(Executable action, String... lines) {
        WeightsException refused = assertThrows(WeightsException.class, action);
        assertEquals(String.join("\n", lines), refused.getMessage());
        assertEquals(lines.length, refused.problems().size());
    }

    @Test
    void missing() {
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(
                        weights(zeros("lstm.weight_ih_l0", 8, 3), zeros("lstm.weight_hh_l0", 8, 2)), LSTM),
                "memory: lstm.bias_ih_l0: expected a tensor of this name and shape [8] in PYTORCH for LSTM (inputs = 3, units = 2), found lstm.weight_ih_l0, lstm.weight_hh_l0; save it too, or declare the cell without it if the layer has none",
                "memory: lstm.bias_hh_l0: expected a tensor of this name and shape [8] in PYTORCH for LSTM (inputs = 3, units = 2), found lstm.weight_ih_l0, lstm.weight_hh_l0; save it too, or declare the cell without it if the layer has none");
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(weights(zeros("rnn.weight_hh_l0", 2, 2)), RNN.withoutBias()),
                "memory: rnn.weight_ih_l0: expected a tensor of this name and shape [2][3] in PYTORCH for RNN (inputs = 3, units = 2, no bias), found rnn.weight_hh_l0; save all tensors of the layer");
        assertRefused(
                () -> Convention.ONNX.toCanonical(weights(), RNN.withoutBias()),
                "memory: W: expected a tensor of this name and shape [1][2][3] in ONNX for RNN (inputs = 3, units = 2, no bias), found no tensors; save all tensors of the layer",
                "memory: R: expected a tensor of this name and shape [1][2][2] in ONNX for RNN (inputs = 3, units = 2, no bias), found no tensors; save all tensors of the layer");
    }

    @Test
    void surplus() {
        Weights surplus = pyTorch("", 1, "_l0").and(weights(zeros("fc.weight", 1, 2)));
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(surplus, RNN),
                "memory: fc.weight: expected only weight_ih, weight_hh, bias_ih, bias_hh in PYTORCH for RNN (inputs = 3, units = 2), found float32[1][2]; leave it out, or use allowSurplus()");
        Convention.PYTORCH.toCanonical(surplus.allowSurplus(), RNN);
        Convention.PYTORCH.toCanonical(surplus, RNN, "*_l0");
    }

    /** Even where surplus tensors are allowed, and where the layer is named: without them the cell would compute something else. */
    @Test
    void whatTheLayerUsesIsNeverLeftOut() {
        Weights projected =
                pyTorch("", 4, "_l0").and(weights(zeros("weight_hr_l0", 2, 2))).allowSurplus();
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(projected, LSTM),
                "memory: weight_hr_l0: expected only weight_ih, weight_hh, bias_ih, bias_hh in PYTORCH for LSTM (inputs = 3, units = 2), found float32[2][2]; declare the cell with what the layer has, or leave it out of the weights");
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(projected, LSTM, "*_l0"),
                "memory: weight_hr_l0: expected only weight_ih, weight_hh, bias_ih, bias_hh in PYTORCH for LSTM (inputs = 3, units = 2), found float32[2][2]; declare the cell with what the layer has, or leave it out of the weights");
        Weights biased = pyTorch("", 1, "_l0").allowSurplus();
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(biased, RNN.withoutBias()),
                "memory: bias_ih_l0: expected only weight_ih, weight_hh in PYTORCH for RNN (inputs = 3, units = 2, no bias), found float32[2]; declare the cell with what the layer has, or leave it out of the weights",
                "memory: bias_hh_l0: expected only weight_ih, weight_hh in PYTORCH for RNN (inputs = 3, units = 2, no bias), found float32[2]; declare the cell with what the layer has, or leave it out of the weights");
        Weights keras = weights(zeros("kernel", 5, 2), zeros("recurrent_kernel", 2, 2), zeros("bias", 2))
                .allowSurplus();
        assertRefused(
                () -> Convention.TENSORFLOW.toCanonical(keras, RNN),
                "memory: recurrent_kernel: expected only kernel, bias in TENSORFLOW for RNN (inputs = 3, units = 2), found float32[2][2]; declare the cell with what the layer has, or leave it out of the weights");
    }

    /** The candidate of a GRU has the names of a basic cell, and is none, whatever is allowed. */
    @Test
    void aPartOfAnotherCell() {
        Weights gru = Convention.TENSORFLOW
                .fromCanonical(weights(zeros("kernel", 5, 6), zeros("bias", 6)), GRU, "rnn/gru_cell/*")
                .allowSurplus();
        assertThrows(WeightsException.class, () -> Convention.detect(gru, RNN));
        assertThrows(WeightsException.class, () -> Convention.TENSORFLOW.toCanonical(gru, RNN));
        Convention.TENSORFLOW.toCanonical(gru, GRU);
    }

    @Test
    void shapes() {
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(
                        weights(
                                zeros("weight_ih", 3, 2),
                                zeros("weight_hh", 3, 2),
                                zeros("bias_ih", 1, 2),
                                zeros("bias_hh", 2)),
                        RNN),
                "memory: weight_ih: expected shape [2][3] in PYTORCH for RNN (inputs = 3, units = 2), found [3][2]; save its transpose, or load it by another convention",
                "memory: weight_hh: expected shape [2][2] in PYTORCH for RNN (inputs = 3, units = 2), found [3][2]; load the layer into a cell of its kind and sizes",
                "memory: bias_ih: expected shape [2] in PYTORCH for RNN (inputs = 3, units = 2), found [1][2]; load the layer into a cell of its kind and sizes");
        assertRefused(
                () -> Convention.ONNX.toCanonical(
                        weights(zeros("W", 2, 2, 3), zeros("R", 2, 2, 2), zeros("B", 2, 4)), RNN),
                "memory: W: expected shape [1][2][3] in ONNX for RNN (inputs = 3, units = 2), found [2][2][3]; save the weights of one direction",
                "memory: R: expected shape [1][2][2] in ONNX for RNN (inputs = 3, units = 2), found [2][2][2]; save the weights of one direction",
                "memory: B: expected shape [1][4] in ONNX for RNN (inputs = 3, units = 2), found [2][4]; save the weights of one direction");
        assertRefused(
                () -> Convention.KERAS.toCanonical(
                        weights(zeros("kernel", 3, 6), zeros("recurrent_kernel", 2, 6), zeros("bias", 2, 6)), GRU),
                "memory: bias: expected shape [6] in KERAS for GRU (inputs = 3, units = 2), found [2][6]; declare the cell with reset after the product, as the layer's reset_after says");
        assertRefused(
                () -> Convention.KERAS.toCanonical(
                        weights(zeros("kernel", 3, 6), zeros("recurrent_kernel", 2, 6), zeros("bias", 6)),
                        GRU.withResetAfter()),
                "memory: bias: expected shape [2][6] in KERAS for GRU (inputs = 3, units = 2, reset after), found [6]; declare the cell with reset before the product, as the layer's reset_after says");
    }

    @Test
    void valuesThatAreNotFinite() {
        Weights nan = weights(
                Tensor.of("weight_ih_l0", new float[][] {{1, 2, 3}, {4, Float.NaN, Float.NaN}}),
                zeros("weight_hh_l0", 2, 2));
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(nan, RNN.withoutBias()),
                "memory: weight_ih_l0: expected finite values, found weight_ih_l0[1][1] = NaN and 1 more; mend the file, or use allowNonFinite()");
        Convention.PYTORCH.toCanonical(nan.allowNonFinite(), RNN.withoutBias());
    }

    @Test
    void cellsThatTheFrameworkHasNot() {
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(pyTorch("", 3, "_l0"), GRU),
                "memory: expected a cell that PYTORCH has weights for, found GRU (inputs = 3, units = 2); declare the cell with reset after the product, or use another convention");
        assertRefused(
                () -> Convention.KERAS.fromCanonical(
                        weights(), LSTM.withPeepholes().withProjection(1).withForgetBias(1)),
                "memory: expected a cell that KERAS has weights for, found LSTM (inputs = 3, units = 2, peepholes, projection = 1, forget bias = 1.0); declare the cell without peepholes, without a projection, without a forget bias added at run time, or use another convention");
    }

    /** Its tensors have the names and shapes of any LSTM's: only the layout tells. */
    @Test
    void coupledGates() {
        CellLayout coupled = LSTM.withCoupledGates();
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(pyTorch("", 4, "_l0"), coupled),
                "memory: expected a cell that PYTORCH has weights for, found LSTM (inputs = 3, units = 2, coupled gates); declare the cell without coupled gates, or use another convention");
        Weights canonical = weights(zeros("kernel", 5, 8), zeros("bias", 8));
        for (Convention without : List.of(Convention.TENSORFLOW, Convention.KERAS, Convention.PYTORCH)) {
            assertRefused(
                    () -> without.fromCanonical(canonical, coupled),
                    "memory: expected a cell that " + without
                            + " has weights for, found LSTM (inputs = 3, units = 2, coupled gates); declare the cell without coupled gates, or use another convention");
        }
        ConventionTest.assertSame(
                Convention.ONNX.fromCanonical(canonical, LSTM), Convention.ONNX.fromCanonical(canonical, coupled));
    }

    @Test
    void severalLayers() {
        Weights two = pyTorch("lstm.", 4, "_l0").and(pyTorch("lstm.", 4, "_l0_reverse"));
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(two, LSTM),
                "memory: expected the weights of one LSTM (inputs = 3, units = 2), found PYTORCH lstm.*_l0 (weight_ih [8][3], weight_hh [8][2], bias_ih [8], bias_hh [8]); PYTORCH lstm.*_l0_reverse (weight_ih [8][3], weight_hh [8][2], bias_ih [8], bias_hh [8]); name one: PYTORCH.toCanonical(weights, layout, \"lstm.*_l0\")");
        assertRefused(
                () -> Convention.detect(two, LSTM),
                "memory: expected the weights of one LSTM (inputs = 3, units = 2), found PYTORCH lstm.*_l0 (weight_ih [8][3], weight_hh [8][2], bias_ih [8], bias_hh [8]); PYTORCH lstm.*_l0_reverse (weight_ih [8][3], weight_hh [8][2], bias_ih [8], bias_hh [8]); name one: PYTORCH.toCanonical(weights, layout, \"lstm.*_l0\")");
        ConventionTest.assertSame(
                Convention.PYTORCH.toCanonical(pyTorch("lstm.", 4, "_l0_reverse"), LSTM),
                Convention.PYTORCH.toCanonical(two, LSTM, "lstm.*_l0_reverse"));
        assertEquals(
                "layer: expected one * in place of the tensor's own name, as in lstm.*_l0, found lstm.",
                assertThrows(IllegalArgumentException.class, () -> Convention.PYTORCH.toCanonical(two, LSTM, "lstm."))
                        .getMessage());
    }

    @Test
    void severalConventions() {
        Weights both = pyTorch("a.", 1, "_l0").and(weights(zeros("b/kernel:0", 5, 2), zeros("b/bias:0", 2)));
        assertRefused(
                () -> Convention.detect(both, RNN),
                "memory: expected the weights of one RNN (inputs = 3, units = 2), found TENSORFLOW b/*:0 (kernel [5][2], bias [2]); PYTORCH a.*_l0 (weight_ih [2][3], weight_hh [2][2], bias_ih [2], bias_hh [2]); name one: TENSORFLOW.toCanonical(weights, layout, \"b/*:0\")");
    }

    @Test
    void noConvention() {
        assertRefused(
                () -> Convention.detect(weights(zeros("arr_0", 5, 2)), RNN),
                "memory: expected the weights of one RNN (inputs = 3, units = 2) by one of CANONICAL (kernel, bias), TENSORFLOW (kernel, bias), KERAS (kernel, recurrent_kernel, bias), PYTORCH (weight_ih, weight_hh, bias_ih, bias_hh), ONNX (W, R, B), found arr_0; name the arrays when saving: numpy.savez(file, kernel=…)");
        assertRefused(
                () -> Convention.detect(weights(zeros("weights", 5, 6)), GRU),
                "memory: expected the weights of one GRU (inputs = 3, units = 2) by one of CANONICAL (kernel, bias), TENSORFLOW (gates/kernel, gates/bias, candidate/kernel, candidate/bias), KERAS (kernel, recurrent_kernel, bias), ONNX (W, R, B), found weights; rename the tensors, or name the layer with its convention");
    }

    @Test
    void aLayerThatIsNotComplete() {
        assertRefused(
                () -> Convention.detect(weights(zeros("lstm.weight_ih_l0", 8, 3), zeros("fc.bias", 2)), LSTM),
                "memory: expected the weights of one LSTM (inputs = 3, units = 2) by one of CANONICAL (kernel, bias), TENSORFLOW (kernel, bias), KERAS (kernel, recurrent_kernel, bias), PYTORCH (weight_ih, weight_hh, bias_ih, bias_hh), ONNX (W, R, B), found lstm.weight_ih_l0, fc.bias; save all of PYTORCH lstm.*_l0, which lacks lstm.weight_hh_l0, lstm.bias_ih_l0, lstm.bias_hh_l0");
        assertRefused(
                () -> Convention.detect(weights(zeros("gru.weight_ih_l0", 6, 3)), GRU),
                "memory: expected a cell that PYTORCH has weights for, found GRU (inputs = 3, units = 2); declare the cell with reset after the product, or use another convention");
    }

    /** The kernel of a dense layer is no RNN's, unless it has the shape of one. */
    @Test
    void kernelsOfOtherLayersArePassedOver() {
        Weights rnn = weights(zeros("rnn/basic_rnn_cell/kernel", 5, 2), zeros("rnn/basic_rnn_cell/bias", 2))
                .allowSurplus();
        Weights fitting = rnn.and(weights(zeros("dense/kernel", 2, 4), zeros("dense/bias", 4)));
        assertEquals(Convention.TENSORFLOW, Convention.detect(fitting, RNN));
        Convention.TENSORFLOW.toCanonical(fitting, RNN);
        Weights doubtful = rnn.and(weights(zeros("dense/kernel", 5, 2), zeros("dense/bias", 2)));
        assertRefused(
                () -> Convention.detect(doubtful, RNN),
                "memory: expected the weights of one RNN (inputs = 3, units = 2), found TENSORFLOW rnn/basic_rnn_cell/* (kernel [5][2], bias [2]); TENSORFLOW dense/* (kernel [5][2], bias [2]); name one: TENSORFLOW.toCanonical(weights, layout, \"rnn/basic_rnn_cell/*\")");
    }

    /** Keras' kernel has the shape that a smaller cell of TensorFlow has; the recurrent kernel beside it tells that it is none. */
    @Test
    void moreNamesCountMoreThanAShape() {
        Weights keras = weights(zeros("kernel", 5, 2), zeros("recurrent_kernel", 2, 2), zeros("bias", 2));
        assertEquals(Convention.KERAS, Convention.detect(keras, RNN));
        assertEquals(Convention.KERAS, Convention.detect(keras, CellLayout.rnn(5, 2)));
    }

    @Test
    void layoutsOfOtherKinds() {
        assertEquals(
                "expected GRU, found RNN",
                assertThrows(IllegalArgumentException.class, RNN::withResetAfter)
                        .getMessage());
        assertEquals(
                "units: expected 1 or more, found 0",
                assertThrows(IllegalArgumentException.class, () -> CellLayout.rnn(3, 0))
                        .getMessage());
    }
}
