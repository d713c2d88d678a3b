package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.Padding;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.GruSpec;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.weights.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what Keras' SimpleRNN, GRU and LSTM layers compute by TensorFlow 2.18 and TensorFlow.js: batch first, gates in the order z, r, h. */
final class Keras {
    /** Why a sequence is left out whose activation is none of ours. */
    static final String OTHER_ACTIVATION = "sequences of another activation";

    static final String FOLDER = "keras/layers";

    private static final int[] RESET_UPDATE_CANDIDATE = {1, 0, 2};
    private static final int[] INPUT_CANDIDATE_FORGET_OUTPUT = {0, 2, 1, 3};

    private final JsonNode one;
    private final JsonNode layer;
    private final Weights arrays;

    Keras(JsonNode one) {
        this.one = one;
        this.layer = layer(one);
        this.arrays = Reference.arrays(FOLDER, one);
    }

    /** The first layer, or the second after one that masks steps at the end of an example. */
    static JsonNode layer(JsonNode one) {
        return one.get("layers").get(isMasked(one) ? 1 : 0);
    }

    private static boolean isMasked(JsonNode one) {
        return one.get("layers").get(0).path("class").asText().equals("Masking");
    }

    /** Why a program of one cell cannot say what the layer does, if so. */
    static Optional<String> reasonToExclude(JsonNode one, String type) {
        JsonNode layer = layer(one);
        int layers = one.get("layers").size() - (isMasked(one) ? 1 : 0);
        if (layers > 1 || !layer.path("class").asText().equals(type)) {
            return Optional.of("sequences of several layers or directions");
        } else if (activation(layer).isEmpty()) {
            return Optional.of(OTHER_ACTIVATION);
        }
        return Optional.empty();
    }

    static Optional<Standard> activation(JsonNode layer) {
        return FrameworkActivations.ofKeras2(layer.get("activation").asText());
    }

    private Standard gateActivation() {
        return gateActivation(one, layer);
    }

    static Standard gateActivation(JsonNode one, JsonNode layer) {
        String name = layer.get("recurrent_activation").asText();
        boolean isKeras3 = one.get("name").asText().endsWith("_keras3");
        return isKeras3 && name.equals("hard_sigmoid")
                ? new Standard(Activation.HARD_SIGMOID_RELU6)
                : FrameworkActivations.ofKeras2(name).orElseThrow();
    }

    /** The GRU or LSTM that does what the layer does. */
    SpecCase gatedCell(Numerics numerics) {
        return layer.get("class").asText().equals("GRU") ? gruCell(numerics) : lstmCell(numerics);
    }

    private SpecCase gruCell(Numerics numerics) {
        boolean resetsAfter = layer.get("reset_after").asBoolean();
        return SpecCase.of(new GruSpec(
                CellCase.identity("Gru"),
                units(),
                one.get("inputs").asInt(),
                resetsAfter ? Reset.AFTER : Reset.BEFORE,
                activation(layer).orElseThrow(),
                gateActivation(),
                CellSpec.NO_CLIP,
                Biases.of(layer.get("use_bias").asBoolean(), resetsAfter),
                numerics));
    }

    private SpecCase lstmCell(Numerics numerics) {
        Standard activation = activation(layer).orElseThrow();
        return SpecCase.of(new LstmSpec(
                CellCase.identity("Lstm"),
                units(),
                one.get("inputs").asInt(),
                LstmSpec.Options.NONE,
                activation,
                activation,
                gateActivation(),
                Biases.of(layer.get("use_bias").asBoolean(), false),
                numerics));
    }

    /** Gates in the order i, f, c, o, put into ours; the state is c beside h, of which only h was recorded. */
    Recorded lstm() {
        Map<String, double[]> weights = new HashMap<>();
        String cell = "lstm/lstm_cell/";
        double[] kernel = Axes.concatenate(array(cell + "kernel"), array(cell + "recurrent_kernel"));
        weights.put("kernel", Axes.reorder(kernel, units(), INPUT_CANDIDATE_FORGET_OUTPUT));
        if (arrays.contains(cell + "bias")) {
            weights.put("bias", Axes.reorder(array(cell + "bias"), units(), INPUT_CANDIDATE_FORGET_OUTPUT));
        }
        return recorded(weights, 2 * units(), units());
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
        return recorded(weights, units(), 0);
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
        return recorded(weights, units(), 0);
    }

    private Recorded recorded(Map<String, double[]> weights, int stateSize, int outputAt) {
        int[] shape = arrays.tensor("input").shape();
        int[] lengths = new int[shape[0]];
        Arrays.setAll(
                lengths, n -> isMasked(one) ? one.get("valid_steps").get(n).asInt() : shape[1]);
        double[] inputs = timeMajor(array("input"), shape);
        if (layer.get("go_backwards").asBoolean()) {
            inputs = Axes.backwards(inputs, shape[1], shape[0], lengths);
        }
        List<Recorded.Output> outputs = Stream.of("output_tf218", "output_tfjs")
                .filter(arrays::contains)
                .map(found -> output(found, outputAt, shape))
                .toList();
        return new Recorded(
                one.get("name").asText(),
                new Sequence(shape[1], shape[0], inputs, new double[shape[0] * stateSize], Padding.REPEAT, lengths),
                weights,
                outputs,
                false);
    }

    private Recorded.Output output(String found, int at, int... shape) {
        boolean isFirst = !found.equals("output_tfjs") || !arrays.contains("output_tf218");
        double[] exact = isFirst ? array("output_f64") : new double[0];
        return layer.get("return_sequences").asBoolean()
                ? new Recorded.Output(at, units(), timeMajor(array(found), shape), timeMajor(exact, shape))
                : new Recorded.Output(at, units(), new double[0], new double[0], array(found));
    }

    /** {@code [batch][steps][…]} to {@code [steps][batch][…]}. */
    private static double[] timeMajor(double[] values, int... shape) {
        return Axes.swapFirstTwo(values, shape[0], shape[1]);
    }

    private int units() {
        return layer.get("units").asInt();
    }

    private double[] array(String name) {
        return arrays.tensor(name).toDoubles();
    }
}
