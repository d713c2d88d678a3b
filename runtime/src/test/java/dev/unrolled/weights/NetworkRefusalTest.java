package dev.unrolled.weights;

import static dev.unrolled.weights.ConventionTest.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What files that are no network's, or that could be in several ways, are told. */
class NetworkRefusalTest {
    private static final NetworkLayout NETWORK = NetworkLayout.of(
            LayerLayout.of("one", CellLayout.rnn(2, 2)),
            LayerLayout.of("two", CellLayout.rnn(2, 2)),
            LayerLayout.dense("out", 2, 1));

    static Tensor zeros(String name, int... shape) {
        return Tensor.of(name, shape, new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)]);
    }

    static List<Tensor> rnn(String prefix, int inputs, String suffix) {
        return List.of(
                zeros(prefix + "weight_ih" + suffix, 2, inputs),
                zeros(prefix + "weight_hh" + suffix, 2, 2),
                zeros(prefix + "bias_ih" + suffix, 2),
                zeros(prefix + "bias_hh" + suffix, 2));
    }

    private static List<Tensor> linear(String prefix, int outputs) {
        return List.of(zeros(prefix + "weight", outputs, 2), zeros(prefix + "bias", outputs));
    }

    @SafeVarargs
    static Weights weights(List<Tensor>... parts) {
        List<Tensor> tensors = new ArrayList<>();
        for (List<Tensor> part : parts) {
            tensors.addAll(part);
        }
        return Weights.of(tensors.toArray(Tensor[]::new));
    }

    private static void assertRefused(Executable action, String... lines) {
        WeightsException refused = assertThrows(WeightsException.class, action);
        assertEquals(String.join("\n", lines), refused.getMessage());
        assertEquals(lines.length, refused.problems().size());
    }

    /** Neither names nor numbers tell which is first: a guess would compute something else without a word. */
    @Test
    void layersThatCouldBeEither() {
        Weights file = weights(rnn("up.", 2, "_l0"), rnn("down.", 2, "_l0"), linear("fc.", 1));
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(file, NETWORK),
                "memory: expected exactly one way to have the weights of one, RNN (inputs = 2, units = 2); two, RNN (inputs = 2, units = 2), found PYTORCH up.*_l0 (weight_ih [2][2], weight_hh [2][2], bias_ih [2], bias_hh [2]); PYTORCH down.*_l0 (weight_ih [2][2], weight_hh [2][2], bias_ih [2], bias_hh [2]); say which is which: PYTORCH.toCanonical(weights, layout, Map.of(\"one\", \"up.*_l0\", \"two\", \"down.*_l0\"))");
        assertSame(
                Convention.PYTORCH.toCanonical(
                        weights(rnn("rnn.", 2, "_l0"), rnn("rnn.", 2, "_l1"), linear("fc.", 1)), NETWORK),
                Convention.PYTORCH.toCanonical(file, NETWORK, Map.of("one", "up.*_l0", "two", "down.*_l0")));
        // One that is said leaves one for the other.
        Convention.PYTORCH.toCanonical(file, NETWORK, Map.of("two", "up.*_l0"));
    }

    /** With a second layer of the same shape that nobody wants, it is not clear which is meant, whatever is allowed. */
    @Test
    void moreLayersThanTheNetworkHas() {
        Weights file = weights(rnn("rnn.", 2, "_l0"), rnn("rnn.", 2, "_l1"), rnn("rnn.", 2, "_l2"), linear("fc.", 1));
        assertTrue(
                assertThrows(WeightsException.class, () -> Convention.PYTORCH.toCanonical(file.allowSurplus(), NETWORK))
                        .toString()
                        .contains("exactly one way"));
        Weights other = weights(
                rnn("rnn.", 2, "_l0"),
                rnn("rnn.", 2, "_l1"),
                linear("fc.", 1),
                List.of(zeros("embedding.weight", 9, 2)));
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(other, NETWORK),
                "memory: embedding.weight: expected only rnn.*_l0, rnn.*_l1, fc.*, found float32[9][2]; leave it out, or use allowSurplus()");
        Convention.PYTORCH.toCanonical(other.allowSurplus(), NETWORK);
    }

    @Test
    void aLayerThatIsNotThere() {
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(weights(rnn("rnn.", 2, "_l0"), rnn("rnn.", 2, "_l1")), NETWORK),
                "memory: expected the weights of out, DENSE (inputs = 2, outputs = 1), in PYTORCH, found rnn.weight_ih_l0, rnn.weight_hh_l0, rnn.bias_ih_l0, rnn.bias_hh_l0, rnn.weight_ih_l1, rnn.weight_hh_l1, rnn.bias_ih_l1, rnn.bias_hh_l1; save its tensors too, or use another convention");
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(
                        weights(rnn("rnn.", 2, "_l0"), rnn("rnn.", 2, "_l1"), linear("fc.", 3)), NETWORK),
                "memory: expected the weights of out, DENSE (inputs = 2, outputs = 1), in PYTORCH, found PYTORCH fc.* (weight [3][2], bias [3]); declare the layer as the file has it, or save the weights of such a layer");
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(weights(rnn("rnn.", 2, "_l0"), linear("fc.", 1)), NETWORK),
                "memory: expected a way to have the weights of one, RNN (inputs = 2, units = 2); two, RNN (inputs = 2, units = 2); out, DENSE (inputs = 2, outputs = 1), found PYTORCH rnn.*_l0 (weight_ih [2][2], weight_hh [2][2], bias_ih [2], bias_hh [2]); PYTORCH fc.* (weight [1][2], bias [1]); say which is which: PYTORCH.toCanonical(weights, layout, Map.of(\"one\", \"rnn.*_l0\", …))");
    }

    /** All layers are looked at, whichever is wrong. */
    @Test
    void everythingAtOnce() {
        Weights file = weights(
                List.of(zeros("one.weight_ih_l0", 2, 3), zeros("one.weight_hh_l0", 2, 2), zeros("one.bias_ih_l0", 2)),
                rnn("two.", 2, "_l0"),
                List.of(
                        Tensor.of("out.weight", new float[][] {{1, Float.NaN}}),
                        zeros("out.bias", 2),
                        zeros("two.weight_hr_l0", 2, 2)));
        String rnn = "RNN (inputs = 2, units = 2)";
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(file, NETWORK),
                "memory: one.weight_ih_l0: expected shape [2][2] in PYTORCH for one, " + rnn
                        + ", found [2][3]; load the layer into a cell of its kind and sizes",
                "memory: one.bias_hh_l0: expected a tensor of this name and shape [2] in PYTORCH for one, " + rnn
                        + ", found one.weight_ih_l0, one.weight_hh_l0, one.bias_ih_l0, two.weight_ih_l0, two.weight_hh_l0, two.bias_ih_l0, two.bias_hh_l0, out.weight, out.bias, two.weight_hr_l0; save it too, or declare the cell without it if the layer has none",
                "memory: out.weight: expected finite values, found out.weight[0][1] = NaN; mend the file, or use allowNonFinite()",
                "memory: out.bias: expected shape [1] in PYTORCH for out, DENSE (inputs = 2, outputs = 1), found [2]; load the layer into a layer of its kind and sizes",
                "memory: two.weight_hr_l0: expected only one.*_l0, two.*_l0, out.*, found float32[2][2]; leave it out, or use allowSurplus()");
    }

    /** A bias that the file has and the layer has not is never left out. */
    @Test
    void whatALayerHasAndTheNetworkHasNot() {
        NetworkLayout without = NetworkLayout.of(
                LayerLayout.of("one", CellLayout.rnn(2, 2)),
                LayerLayout.dense("out", 2, 1).withoutBias());
        Weights file = weights(rnn("one.", 2, "_l0"), linear("out.", 1)).allowSurplus();
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(file, without),
                "memory: out.bias: expected only weight in PYTORCH for out, DENSE (inputs = 2, outputs = 1, no bias), found float32[1]; declare the cell with what the layer has, or leave it out of the weights");
    }

    /** Nor is a state to start from, which a layer can have if it is declared to. */
    @Test
    void aStateToStartFromThatTheNetworkHasNot() {
        NetworkLayout without = NetworkLayout.of(LayerLayout.of("one", CellLayout.rnn(2, 2)));
        Weights onnx = weights(List.of(
                        zeros("one/W", 1, 2, 2),
                        zeros("one/R", 1, 2, 2),
                        zeros("one/B", 1, 4),
                        zeros("one/initial_h", 1, 2)))
                .allowSurplus();
        assertRefused(
                () -> Convention.ONNX.toCanonical(onnx, without),
                "memory: one/initial_h: expected only W, R, B in ONNX for one, RNN (inputs = 2, units = 2), found float32[1][2]; declare the layer with learnedState = true, or leave it out of the weights");
    }

    /** TensorFlow's names are ours behind any prefix, so that they would explain more of such a file. */
    @Test
    void theNetworksOwnNamesBesideOthers() {
        NetworkLayout network =
                NetworkLayout.of(LayerLayout.of("one", CellLayout.lstm(3, 2)), LayerLayout.dense("out", 2, 1));
        List<Tensor> own = List.of(
                zeros("one/kernel", 5, 8), zeros("one/bias", 8), zeros("out/kernel", 2, 1), zeros("out/bias", 1));
        List<Tensor> surplus = List.of(zeros("other/kernel", 5, 8), zeros("other/bias", 8));
        assertEquals(Convention.CANONICAL, Convention.detect(weights(own, surplus), network));
        // Nor do they where every layer has some of its tensors; without any of a layer's, that may be one in a scope.
        assertEquals(Convention.CANONICAL, Convention.detect(weights(own.subList(0, 3), surplus), network));
        assertEquals(Convention.CANONICAL, Convention.detect(weights(own.subList(1, 3), surplus), network));
        assertEquals(Convention.TENSORFLOW, Convention.detect(weights(own.subList(2, 4), surplus), network));
        // Keras' kernel has other rows.
        List<Tensor> keras = List.of(
                zeros("one/kernel", 3, 8),
                zeros("one/recurrent_kernel", 2, 8),
                zeros("one/bias", 8),
                zeros("out/kernel", 2, 1),
                zeros("out/bias", 1));
        assertEquals(Convention.KERAS, Convention.detect(weights(keras, surplus), network));
    }

    @Test
    void cellsThatTheFrameworkHasNot() {
        NetworkLayout network = NetworkLayout.of(
                LayerLayout.of("one", CellLayout.gru(2, 2)),
                LayerLayout.of("two", CellLayout.lstm(2, 2).withPeepholes()));
        assertRefused(
                () -> Convention.PYTORCH.fromCanonical(weights(), network),
                "memory: expected a cell that PYTORCH has weights for, found one, GRU (inputs = 2, units = 2); declare the cell with reset after the product, or use another convention",
                "memory: expected a cell that PYTORCH has weights for, found two, LSTM (inputs = 2, units = 2, peepholes); declare the cell without peepholes, or use another convention");
    }

    @Test
    void directions() {
        NetworkLayout both = NetworkLayout.of(LayerLayout.bidirectional("both", CellLayout.rnn(2, 2)));
        Weights one = weights(rnn("rnn.", 2, "_l0"));
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(one, both),
                "memory: expected the weights of both, bidirectional RNN (inputs = 2, units = 2), in PYTORCH, found rnn.weight_ih_l0, rnn.weight_hh_l0, rnn.bias_ih_l0, rnn.bias_hh_l0; save its tensors too, or use another convention");
        Weights onnx = weights(List.of(zeros("W", 1, 2, 2), zeros("R", 1, 2, 2), zeros("B", 1, 4)));
        assertRefused(
                () -> Convention.ONNX.toCanonical(onnx, both),
                "memory: expected the weights of both, bidirectional RNN (inputs = 2, units = 2), in ONNX, found ONNX * (W [1][2][2], R [1][2][2], B [1][4]); declare the layer as the file has it, or save the weights of such a layer");
        NetworkLayout forward = NetworkLayout.of(LayerLayout.of("forward", CellLayout.rnn(2, 2)));
        Weights two = weights(rnn("rnn.", 2, "_l0"), rnn("rnn.", 2, "_l0_reverse"));
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(two, forward),
                "memory: expected exactly one way to have the weights of forward, RNN (inputs = 2, units = 2), found PYTORCH rnn.*_l0 (weight_ih [2][2], weight_hh [2][2], bias_ih [2], bias_hh [2]); PYTORCH rnn.*_l0_reverse (weight_ih [2][2], weight_hh [2][2], bias_ih [2], bias_hh [2]); say which is which: PYTORCH.toCanonical(weights, layout, Map.of(\"forward\", \"rnn.*_l0\"))");
    }

    /** Keras' names of two directions hold that of the layer; for a layer of one direction neither is it. */
    @Test
    void oneOfTwoDirectionsIsNotTheLayer() {
        List<Tensor> directions = new ArrayList<>();
        for (String direction : List.of("forward", "backward")) {
            String prefix = "bidirectional/" + direction + "_encoder/simple_rnn_cell/";
            directions.add(zeros(prefix + "kernel", 2, 2));
            directions.add(zeros(prefix + "recurrent_kernel", 2, 2));
            directions.add(zeros(prefix + "bias", 2));
        }
        Weights file = weights(directions);
        NetworkLayout forward = NetworkLayout.of(LayerLayout.of("encoder", CellLayout.rnn(2, 2)));
        assertTrue(
                assertThrows(WeightsException.class, () -> Convention.KERAS.toCanonical(file.allowSurplus(), forward))
                        .toString()
                        .contains("exactly one way"));
        Convention.KERAS.toCanonical(
                file, NetworkLayout.of(LayerLayout.bidirectional("encoder", CellLayout.rnn(2, 2))));
        Weights torch = weights(rnn("encoder.", 2, "_l0"), rnn("encoder.", 2, "_l0_reverse"));
        assertTrue(assertThrows(
                        WeightsException.class, () -> Convention.PYTORCH.toCanonical(torch.allowSurplus(), forward))
                .toString()
                .contains("exactly one way"));
        Convention.PYTORCH.toCanonical(torch.allowSurplus(), forward, Map.of("encoder", "encoder.*_l0"));
        Convention.PYTORCH.toCanonical(
                torch, NetworkLayout.of(LayerLayout.bidirectional("encoder", CellLayout.rnn(2, 2))));
    }

    /** Without their backward directions, in another order than that of the file: the names tell. */
    @Test
    void forwardDirectionsAloneAreNamedAfterTheirLayers() {
        List<Tensor> directions = new ArrayList<>();
        for (String name : List.of("one", "two")) {
            String prefix = "bidirectional/forward_" + name + "/simple_rnn_cell/";
            float value = name.equals("one") ? 1f : 2f;
            directions.add(Tensor.of(prefix + "kernel", new int[] {2, 2}, new float[] {value, value, value, value}));
            directions.add(zeros(prefix + "recurrent_kernel", 2, 2));
            directions.add(zeros(prefix + "bias", 2));
        }
        Weights canonical = Convention.KERAS.toCanonical(
                weights(directions),
                NetworkLayout.of(
                        LayerLayout.of("two", CellLayout.rnn(2, 2)), LayerLayout.of("one", CellLayout.rnn(2, 2))));
        assertEquals(2f, canonical.tensor("two/kernel").toFloats()[0]);
        assertEquals(1f, canonical.tensor("one/kernel").toFloats()[0]);
    }

    private static void assertIllegal(String message, Executable action) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, action).getMessage());
    }

    @Test
    void whatIsSaidWrongly() {
        NetworkLayout network = NetworkLayout.of(
                LayerLayout.bidirectional("both", CellLayout.rnn(2, 2)), LayerLayout.dense("out", 4, 1));
        assertIllegal(
                "layers: expected names of [both/forward, both/backward, out], found [both]",
                () -> Convention.PYTORCH.toCanonical(weights(), network, Map.of("both", "*_l0")));
        assertIllegal(
                "layers: expected both of [both/forward, both/backward], found one",
                () -> Convention.PYTORCH.toCanonical(weights(), network, Map.of("both/forward", "*_l0")));
        assertIllegal(
                "layer: expected one * in place of the tensor's own name, as in lstm.*_l0, found fc",
                () -> Convention.PYTORCH.toCanonical(weights(), network, Map.of("out", "fc")));
        Weights canonical = weights(List.of(
                zeros("both/forward/kernel", 4, 2),
                zeros("both/forward/bias", 2),
                zeros("both/backward/kernel", 4, 2),
                zeros("both/backward/bias", 2),
                zeros("out/kernel", 4, 1),
                zeros("out/bias", 1)));
        assertIllegal(
                "layers: expected a pattern for each, found two whose tensor is *.weight_ih_l0".replace("*", "x"),
                () -> Convention.PYTORCH.fromCanonical(
                        canonical, network, Map.of("both/forward", "x.*_l0", "both/backward", "x.*_l0")));
    }

    /** Two layers of two sizes from the same tensors: what fits the first does not fit the second. */
    @Test
    void oneNameForTwoLayers() {
        NetworkLayout network = NetworkLayout.of(
                LayerLayout.of("one", CellLayout.rnn(3, 2)), LayerLayout.of("two", CellLayout.rnn(2, 2)));
        assertRefused(
                () -> Convention.PYTORCH.toCanonical(
                        weights(rnn("x.", 3, "_l0")), network, Map.of("one", "x.*_l0", "two", "x.*_l0")),
                "memory: x.weight_ih_l0: expected shape [2][2] in PYTORCH for two, RNN (inputs = 2, units = 2), found [2][3]; load the layer into a cell of its kind and sizes");
    }

    /** Only two directions share a tensor of ONNX. */
    @Test
    void twoLayersInOneTensor() {
        NetworkLayout network = NetworkLayout.of(
                LayerLayout.of("one", CellLayout.rnn(2, 2)), LayerLayout.of("two", CellLayout.rnn(2, 2)));
        Weights canonical = weights(List.of(
                zeros("one/kernel", 4, 2), zeros("one/bias", 2), zeros("two/kernel", 4, 2), zeros("two/bias", 2)));
        assertIllegal(
                "layers: expected a pattern for each, found two whose tensor is x/W",
                () -> Convention.ONNX.fromCanonical(canonical, network, Map.of("one", "x/*", "two", "x/*")));
    }

    @Test
    void layoutsThatAreNone() {
        assertIllegal("layers: expected at least one, each with a name of its own, found []", () -> NetworkLayout.of());
        LayerLayout layer = LayerLayout.dense("out", 2, 1);
        assertIllegal(
                "layers: expected at least one, each with a name of its own, found [out, out]",
                () -> NetworkLayout.of(layer, layer));
        assertIllegal("name: expected a name without /, . and *, found \"a/b\"", () -> LayerLayout.dense("a/b", 2, 1));
        assertIllegal(
                "name: expected a name without /, . and *, found \"a\n*\"", () -> LayerLayout.dense("a\n*", 2, 1));
        assertIllegal("name: expected a name without /, . and *, found \"\"", () -> LayerLayout.dense("", 2, 1));
        assertIllegal(
                "out: expected a cell, which has a state, found DENSE (inputs = 2, outputs = 1)",
                layer::withLearnedState);
    }

    @Test
    void theConventionOfTheNames() {
        NetworkLayout network =
                NetworkLayout.of(LayerLayout.of("one", CellLayout.lstm(3, 2)), LayerLayout.dense("out", 2, 1));
        Weights canonical = weights(List.of(
                zeros("one/kernel", 5, 8), zeros("one/bias", 8), zeros("out/kernel", 2, 1), zeros("out/bias", 1)));
        for (Convention convention : Convention.values()) {
            Convention expected = convention == Convention.TENSORFLOW ? Convention.CANONICAL : convention;
            assertEquals(expected, Convention.detect(convention.fromCanonical(canonical, network), network));
        }
        Weights scoped = Convention.TENSORFLOW.fromCanonical(
                canonical, network, Map.of("one", "rnn/lstm_cell/*:0", "out", "dense/*:0"));
        assertEquals(Convention.TENSORFLOW, Convention.detect(scoped, network));
        assertRefused(
                () -> Convention.detect(weights(List.of(zeros("arr_0", 5, 8))), network),
                "memory: expected the weights of a network (one, LSTM (inputs = 3, units = 2); out, DENSE (inputs = 2, outputs = 1)), found arr_0; name the tensors as the network's variables() or as a framework does, or say which are which layer's: Convention.toCanonical(weights, layout, Map.of(\"one\", …))");
    }
}
