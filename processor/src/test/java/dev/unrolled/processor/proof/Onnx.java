package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Numerics;
import dev.unrolled.Padding;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.GruSpec;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.RnnSpec;
import dev.unrolled.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what ONNX Runtime computed of one node: weights transposed, GRU gates z, r, h, LSTM gates i, o, f, c, two biases end to end. */
final class Onnx {
    static final String FOLDER = "onnx-runtime";

    private final JsonNode one;
    private final JsonNode attributes;
    final Weights arrays;

    Onnx(JsonNode one) {
        this(one, Reference.arrays(FOLDER, one));
    }

    /** A node with its inputs and outputs; the weights of large ones are in the model's file only. */
    Onnx(JsonNode one, Weights arrays) {
        this.one = one;
        this.attributes = one.get("attributes");
        this.arrays = arrays.contains("W")
                ? arrays
                : arrays.and(OnnxFile.initializers(
                        Reference.path(FOLDER + "/" + one.get("name").asText() + ".onnx")));
    }

    /** Why one cell cannot say what the node does, if so. */
    Optional<String> reasonToExclude() {
        return isBidirectional() ? Optional.of("nodes of two directions") : Optional.empty();
    }

    SpecCase cell(Numerics numerics) {
        return cell(numerics, 0);
    }

    /** That of the backward direction, if its activations are others; a node lists the forward ones first. */
    Optional<SpecCase> backward(Numerics numerics) {
        int listed = attributes.path("activations").size();
        return isBidirectional() && listed > 0
                ? Optional.of(cell(numerics, listed / 2)).filter(cell -> !cell.equals(cell(numerics)))
                : Optional.empty();
    }

    /** Of the activations from one on. */
    private SpecCase cell(Numerics numerics, int first) {
        return SpecCase.of(
                switch (op()) {
                    case "RNN" ->
                        new RnnSpec(
                                CellCase.identity("Rnn"),
                                units(),
                                inputs(),
                                activations("Tanh").get(first),
                                clip(),
                                biases(),
                                numerics);
                    case "GRU" -> gru(numerics, first);
                    default -> lstm(numerics, first);
                });
    }

    private GruSpec gru(Numerics numerics, int first) {
        List<Standard> activations = activations("Sigmoid", "Tanh");
        return new GruSpec(
                CellCase.identity("Gru"),
                units(),
                inputs(),
                attributes.path("linear_before_reset").asInt() == 0 ? Reset.BEFORE : Reset.AFTER,
                activations.get(first + 1),
                activations.get(first),
                clip(),
                biases(),
                numerics);
    }

    private LstmSpec lstm(Numerics numerics, int first) {
        List<Standard> activations = activations("Sigmoid", "Tanh", "Tanh");
        LstmSpec.Options options = new LstmSpec.Options(
                0f,
                arrays.contains("P"),
                0,
                CellSpec.NO_CLIP,
                CellSpec.NO_CLIP,
                clip(),
                attributes.path("input_forget").asInt() != 0);
        return new LstmSpec(
                CellCase.identity("Lstm"),
                units(),
                inputs(),
                options,
                activations.get(first + 1),
                activations.get(first + 2),
                activations.get(first),
                biases(),
                numerics);
    }

    List<Standard> activations(String... byDefault) {
        List<String> names = new ArrayList<>();
        attributes.path("activations").forEach(name -> names.add(name.asText()));
        return FrameworkActivations.ofOnnx(
                names.isEmpty() ? List.of(byDefault) : names, floats("activation_alpha"), floats("activation_beta"));
    }

    private List<Float> floats(String attribute) {
        List<Float> values = new ArrayList<>();
        attributes.path(attribute).forEach(value -> values.add((float) value.asDouble()));
        return values;
    }

    boolean isBidirectional() {
        return attributes.get("direction").asText().equals("bidirectional");
    }

    boolean isReverse() {
        return attributes.get("direction").asText().equals("reverse");
    }

    Recorded recorded() {
        int batch = shape("X")[1];
        double[] h = state("initial_h");
        boolean hasCell = op().equals("LSTM");
        int outputAt = hasCell ? units() : 0;
        Recorded.Output output = new Recorded.Output(
                outputAt, units(), steps("Y"), steps("Y_f64"), arrays.contains("Y_h") ? array("Y_h") : new double[0]);
        Recorded.Output cell = new Recorded.Output(
                0, units(), new double[0], new double[0], arrays.contains("Y_c") ? array("Y_c") : new double[0]);
        double[] state = hasCell ? Axes.beside(batch, state("initial_c"), h) : h;
        Sequence sequence = new Sequence(shape("X")[0], batch, steps("X"), state, Padding.ZERO, lengths());
        return new Recorded(
                one.get("name").asText(),
                sequence,
                weights(),
                hasCell ? List.of(output, cell) : List.of(output),
                false);
    }

    private Map<String, double[]> weights() {
        int[] order =
                switch (op()) {
                    case "RNN" -> new int[] {0};
                    case "GRU" -> new int[] {1, 0, 2};
                    default -> new int[] {0, 3, 2, 1};
                };
        Map<String, double[]> weights = new HashMap<>();
        weights.put("kernel", Axes.reorder(Axes.concatenate(transposed("W"), transposed("R")), units(), order));
        if (arrays.contains("B")) {
            double[] biases = Axes.reorder(array("B"), units(), order);
            weights.put("bias", Arrays.copyOf(biases, biases.length / 2));
            weights.put("recurrentBias", Arrays.copyOfRange(biases, biases.length / 2, biases.length));
        }
        if (arrays.contains("P")) {
            double[] peepholes = array("P");
            weights.put("wi", Arrays.copyOf(peepholes, units()));
            weights.put("wo", Arrays.copyOfRange(peepholes, units(), 2 * units()));
            weights.put("wf", Arrays.copyOfRange(peepholes, 2 * units(), 3 * units()));
        }
        return weights;
    }

    /** {@code [steps][batch][…]} in the order in which the node goes through it; empty if it was not recorded. */
    private double[] steps(String name) {
        if (!arrays.contains(name)) {
            return new double[0];
        }
        return isReverse() ? Axes.backwards(array(name), shape("X")[0], shape("X")[1], lengths()) : array(name);
    }

    int[] lengths() {
        int[] lengths = new int[shape("X")[1]];
        Arrays.fill(lengths, shape("X")[0]);
        if (arrays.contains("sequence_lens")) {
            double[] found = array("sequence_lens");
            Arrays.setAll(lengths, n -> (int) found[n]);
        }
        return lengths;
    }

    double[] state(String name) {
        return arrays.contains(name) ? array(name) : new double[(isBidirectional() ? 2 : 1) * shape("X")[1] * units()];
    }

    private double[] transposed(String name) {
        return Axes.swapFirstTwo(array(name), shape(name)[1], shape(name)[2]);
    }

    private Biases biases() {
        return arrays.contains("B") ? Biases.TWO : Biases.NONE;
    }

    private float clip() {
        return attributes.has("clip") ? (float) attributes.get("clip").asDouble() : CellSpec.NO_CLIP;
    }

    String op() {
        return one.get("op").asText();
    }

    private int units() {
        return one.get("units").asInt();
    }

    private int inputs() {
        return one.get("inputs").asInt();
    }

    private int[] shape(String name) {
        return arrays.tensor(name).shape();
    }

    private double[] array(String name) {
        return arrays.tensor(name).toDoubles();
    }
}
