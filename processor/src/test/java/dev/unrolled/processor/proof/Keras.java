package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.weights.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what Keras' SimpleRNN and GRU layers compute by TensorFlow 2.18 or TensorFlow.js: batch first, gates in the order z, r, h. */
final class Keras {
    static final String FOLDER = "keras/layers";

    private static final int[] RESET_UPDATE_CANDIDATE = {1, 0, 2};

    private final JsonNode one;
    private final JsonNode layer;
    private final Weights arrays;

    Keras(JsonNode one) {
        this.one = one;
        this.layer = one.get("layers").get(0);
        this.arrays = Reference.arrays(FOLDER, one);
    }

    /** Why a program of one cell cannot say what the layer does, if so. */
    static Optional<String> reasonToExclude(JsonNode one, String type) {
        JsonNode layer = one.get("layers").get(0);
        if (one.get("layers").size() > 1 || !layer.path("class").asText().equals(type)) {
            return Optional.of("sequences of several layers or directions");
        } else if (layer.get("go_backwards").asBoolean()
                || !layer.get("return_sequences").asBoolean()) {
            return Optional.of("sequences run backwards or of one output");
        } else if (!layer.path("recurrent_activation").asText("sigmoid").equals("sigmoid")
                || activation(layer).isEmpty()) {
            return Optional.of("sequences of another activation");
        }
        return Optional.empty();
    }

    private static Optional<Standard> activation(JsonNode layer) {
        return FrameworkActivations.ofKeras2(layer.get("activation").asText());
    }

    Gru program() {
        return new Gru(
                one.get("inputs").asInt(),
                units(),
                activation(layer).orElseThrow(),
                layer.get("use_bias").asBoolean(),
                layer.get("reset_after").asBoolean());
    }

    /** With reset after the product the bias has two rows, the input's and the recurrent one. */
    Recorded gru() {
        Map<String, double[]> weights = new HashMap<>();
        double[] kernel = Axes.concatenate(array("gru/gru_cell/kernel"), array("gru/gru_cell/recurrent_kernel"));
        weights.put("kernel", Axes.reorder(kernel, units(), RESET_UPDATE_CANDIDATE));
        if (arrays.contains("gru/gru_cell/bias")) {
            double[] biases = Axes.reorder(array("gru/gru_cell/bias"), units(), RESET_UPDATE_CANDIDATE);
            weights.put("bias", Arrays.copyOf(biases, 3 * units()));
            weights.put("recurrentBias", Arrays.copyOfRange(biases, biases.length - 3 * units(), biases.length));
        }
        return recorded(weights);
    }

    /** The cell that does what the layer does. */
    CellCase rnnCell(Numerics numerics) {
        return new CellCase(
                units(),
                one.get("inputs").asInt(),
                activation(layer).orElseThrow(),
                layer.get("use_bias").asBoolean(),
                numerics,
                ShapeChoice.AUTO);
    }

    Recorded rnn() {
        Map<String, double[]> weights = new HashMap<>();
        String cell = "simple_rnn/simple_rnn_cell/";
        weights.put("kernel", Axes.concatenate(array(cell + "kernel"), array(cell + "recurrent_kernel")));
        if (arrays.contains(cell + "bias")) {
            weights.put("bias", array(cell + "bias"));
        }
        return recorded(weights);
    }

    private Recorded recorded(Map<String, double[]> weights) {
        int[] shape = arrays.tensor("input").shape();
        String found = arrays.contains("output_tf218") ? "output_tf218" : "output_tfjs";
        double[] inputs = Axes.swapFirstTwo(array("input"), shape[0], shape[1]);
        return new Recorded(
                one.get("name").asText(),
                Sequence.of(shape[1], shape[0], inputs, new double[shape[0] * units()]),
                weights,
                List.of(new Recorded.Output(
                        0,
                        units(),
                        Axes.swapFirstTwo(array(found), shape[0], shape[1]),
                        Axes.swapFirstTwo(array("output_f64"), shape[0], shape[1]))),
                false);
    }

    private int units() {
        return layer.get("units").asInt();
    }

    private double[] array(String name) {
        return arrays.tensor(name).toDoubles();
    }
}
