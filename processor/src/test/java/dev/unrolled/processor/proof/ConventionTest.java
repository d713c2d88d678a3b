package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.weights.CellKind;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The files of real frameworks, whose convention is found by their names, give the arrays that our readers of the recorded data make of them. */
final class ConventionTest {
    /** Keras and ONNX have other orders than TensorFlow: input, forget, candidate, output; input, output, forget, candidate. */
    private static final int[] KERAS_LSTM = {0, 2, 1, 3};

    private static final int[] ONNX_LSTM = {0, 3, 2, 1};
    private static final int[] UPDATE_FIRST = {1, 0, 2};

    private int compared;

    @Test
    void pyTorch() {
        for (JsonNode each : Reference.manifest(PyTorch.FOLDER).toList()) {
            JsonNode options = each.get("options");
            if (options.has("num_layers") || options.has("bidirectional")) {
                continue;
            }
            String kind = each.get("kind").asText();
            PyTorch reader = new PyTorch(each);
            Recorded recorded =
                    kind.startsWith("rnn") ? reader.rnn() : kind.startsWith("gru") ? reader.gru() : reader.lstm();
            CellLayout cell =
                    layout(kind, each.get("inputs").asInt(), each.get("units").asInt());
            // The reader of RNNs adds the two biases, as a cell of one bias does; those of LSTMs and GRUs keep them.
            cell = cell.kind() == CellKind.LSTM ? cell.withRecurrentBias() : cell;
            cell = cell.kind() == CellKind.GRU ? cell.withResetAfter() : cell;
            cell = options.has("proj_size")
                    ? cell.withProjection(options.get("proj_size").asInt())
                    : cell;
            compare(
                    Convention.PYTORCH,
                    PyTorch.FOLDER,
                    each,
                    reader.hasBias() ? cell : cell.withoutBias(),
                    recorded.weights());
        }
        assertEquals(94, compared);
    }

    @Test
    void tensorFlow() {
        for (JsonNode each : Reference.manifest(TensorFlow.FOLDER).toList()) {
            String kind = each.get("kind").asText();
            TensorFlow reader = new TensorFlow(each);
            CellLayout cell = layout(
                    kind.replace("basic_", ""),
                    each.get("inputs").asInt(),
                    each.get("units").asInt());
            Recorded recorded;
            if (kind.endsWith("lstm_cell")) {
                recorded = reader.lstm();
                JsonNode options = each.get("options");
                cell = cell.withForgetBias((float) options.path("forget_bias").asDouble(1));
                cell = options.path("use_peepholes").asBoolean() ? cell.withPeepholes() : cell;
                cell = options.has("num_proj")
                        ? cell.withProjection(options.get("num_proj").asInt())
                        : cell;
            } else {
                recorded = kind.equals("gru_cell") ? reader.gru() : reader.rnn();
            }
            Convention expected = recorded.weights().size() > 2 || kind.equals("gru_cell")
                    ? Convention.TENSORFLOW
                    : Convention.CANONICAL;
            compare(expected, TensorFlow.FOLDER, each, cell, recorded.weights());
        }
        assertEquals(94, compared);
    }

    @Test
    void keras() {
        for (JsonNode each : Reference.manifest(Keras.FOLDER).toList()) {
            JsonNode layer = each.get("layers").get(0);
            String type = layer.path("class").asText();
            if (each.get("layers").size() > 1
                    || !List.of("SimpleRNN", "GRU", "LSTM").contains(type)) {
                continue;
            }
            Keras reader = new Keras(each);
            CellLayout cell =
                    layout(type, each.get("inputs").asInt(), layer.get("units").asInt());
            cell = layer.path("reset_after").asBoolean() ? cell.withResetAfter() : cell;
            cell = layer.get("use_bias").asBoolean() ? cell : cell.withoutBias();
            Map<String, double[]> weights = type.equals("LSTM")
                    ? kerasLstm(Reference.arrays(Keras.FOLDER, each).scope("lstm/lstm_cell"), cell.units())
                    : (type.equals("GRU") ? reader.gru() : reader.rnn()).weights();
            compare(Convention.KERAS, Keras.FOLDER, each, cell, weights);
        }
        assertEquals(80, compared);
    }

    private static Map<String, double[]> kerasLstm(Weights arrays, int units) {
        double[] kernel = Axes.concatenate(values(arrays, "kernel"), values(arrays, "recurrent_kernel"));
        Map<String, double[]> weights = new TreeMap<>(Map.of("kernel", Axes.reorder(kernel, units, KERAS_LSTM)));
        if (arrays.contains("bias")) {
            weights.put("bias", Axes.reorder(values(arrays, "bias"), units, KERAS_LSTM));
        }
        return weights;
    }

    @Test
    void onnx() {
        for (JsonNode each : Reference.manifest("onnx-runtime").toList()) {
            Weights arrays = Reference.arrays("onnx-runtime", each);
            JsonNode attributes = each.get("attributes");
            if (!arrays.contains("W") || attributes.get("direction").asText().equals("bidirectional")) {
                continue;
            }
            CellLayout cell = layout(
                    each.get("op").asText(),
                    each.get("inputs").asInt(),
                    each.get("units").asInt());
            cell = attributes.path("linear_before_reset").asInt() == 1 ? cell.withResetAfter() : cell;
            cell = arrays.contains("B") ? cell : cell.withoutBias();
            cell = arrays.contains("P") ? cell.withPeepholes() : cell;
            for (CellLayout layout : List.of(cell, cell.withRecurrentBias())) {
                compare(Convention.ONNX, "onnx-runtime", each, layout, onnx(arrays, layout));
            }
        }
        assertEquals(2 * 72, compared);
    }

    private static Map<String, double[]> onnx(Weights arrays, CellLayout cell) {
        int units = cell.units();
        int gates = arrays.tensor("W").shape()[1] / units;
        int[] order = gates == 4 ? ONNX_LSTM : gates == 3 ? UPDATE_FIRST : new int[1];
        double[] kernel = Axes.concatenate(
                Axes.swapFirstTwo(values(arrays, "W"), gates * units, cell.inputs()),
                Axes.swapFirstTwo(values(arrays, "R"), gates * units, units));
        Map<String, double[]> weights = new TreeMap<>(Map.of("kernel", Axes.reorder(kernel, units, order)));
        if (arrays.contains("B")) {
            double[] both = Axes.reorder(values(arrays, "B"), units, order);
            double[] input = Arrays.copyOf(both, gates * units);
            double[] recurrent = Arrays.copyOfRange(both, gates * units, both.length);
            weights.put("bias", cell.hasRecurrentBias() ? input : Axes.sum(input, recurrent));
            weights.put("recurrentBias", recurrent);
        }
        if (arrays.contains("P")) {
            double[] peepholes = values(arrays, "P");
            List<String> names = List.of("wi", "wo", "wf");
            for (int i = 0; i < names.size(); i++) {
                weights.put(names.get(i), Arrays.copyOfRange(peepholes, i * units, (i + 1) * units));
            }
        }
        return weights;
    }

    private static double[] values(Weights arrays, String name) {
        return arrays.tensor(name).toDoubles();
    }

    static CellLayout layout(String kind, int inputs, int units) {
        String name = kind.toLowerCase(Locale.ROOT);
        return name.contains("gru")
                ? CellLayout.gru(inputs, units)
                : name.contains("lstm") ? CellLayout.lstm(inputs, units) : CellLayout.rnn(inputs, units);
    }

    private void compare(
            Convention expected, String folder, JsonNode one, CellLayout cell, Map<String, double[]> weights) {
        String name = one.get("name").asText() + ", " + cell;
        // Inputs, states and outputs lie beside the weights.
        Weights arrays = Reference.arrays(folder, one).allowSurplus();
        assertEquals(expected, Convention.detect(arrays, cell), name);
        Weights canonical = expected.toCanonical(arrays, cell);
        Map<String, double[]> meant = new TreeMap<>(weights);
        if (!cell.hasRecurrentBias()) {
            // Readers give it as a view of the only bias.
            meant.remove("recurrentBias");
        }
        assertEquals(meant.keySet(), new TreeSet<>(canonical.names()), name);
        meant.forEach((weight, values) -> Bits.assertEqual(
                name + ": " + weight,
                Doubles.toFloats(values),
                canonical.tensor(weight).toFloats()));
        compared++;
    }
}
