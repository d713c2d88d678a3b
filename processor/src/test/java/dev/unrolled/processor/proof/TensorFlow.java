package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Numerics;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.GruSpec;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.weights.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what TensorFlow 2.18 (eager) or 1.15 recorded of its cells. */
final class TensorFlow {
    static final String FOLDER = "tensorflow/cells";

    /** TensorFlow 1.15, and 2.18 in eager mode. */
    static final List<String> VERSIONS = List.of("tf1", "tf2");

    private static final Map<String, String> LSTM_WEIGHTS = Map.of(
            "kernel", "kernel",
            "bias", "bias",
            "wf", "w_f_diag",
            "wi", "w_i_diag",
            "wo", "w_o_diag",
            "projection", "projection/kernel");

    private final JsonNode one;
    private final Weights arrays;
    private final String version;

    TensorFlow(JsonNode one) {
        this(one, "tf2");
    }

    /** What one of the versions {@code tf1} and {@code tf2} gave. */
    TensorFlow(JsonNode one, String version) {
        this.one = one;
        this.version = version;
        this.arrays = Reference.arrays(FOLDER, one);
    }

    /** The cell's activation, empty if we have none of that name. */
    Optional<Standard> activation() {
        return FrameworkActivations.named(options().path("activation").asText("tanh"));
    }

    private JsonNode options() {
        return one.get("options");
    }

    /** The tolerance that the data's description suggests. */
    double tolerance() {
        return one.get("name").asText().endsWith("saturated") ? 1e-5 : 2e-6;
    }

    boolean hasCellClip() {
        return options().has("cell_clip");
    }

    private boolean isDouble() {
        return one.get("dtype").asText().equals("float64");
    }

    Recorded rnn() {
        return recorded(
                array("h0"), Map.of("kernel", array("kernel"), "bias", array("bias")), List.of(output("output", 0)));
    }

    /** The gates' kernel and the candidate's side by side. */
    Recorded gru() {
        int rows = arrays.tensor("gates/kernel").shape()[0];
        Map<String, double[]> weights = Map.of(
                "kernel", Axes.beside(rows, array("gates/kernel"), array("candidate/kernel")),
                "bias", Axes.concatenate(array("gates/bias"), array("candidate/bias")));
        return recorded(array("h0"), weights, List.of(output("output", 0)));
    }

    Recorded lstm() {
        Map<String, double[]> weights = new HashMap<>();
        LSTM_WEIGHTS.forEach((ours, theirs) -> {
            if (arrays.contains(theirs)) {
                weights.put(ours, array(theirs));
            }
        });
        int[] shape = arrays.tensor("c0").shape();
        Recorded.Output output = output("output", shape[1]);
        return recorded(
                Axes.beside(shape[0], array("c0"), array("h0")),
                weights,
                arrays.contains("cell_" + version) ? List.of(output, output("cell", 0)) : List.of(output));
    }

    SpecCase gruCell(Standard activation, Numerics numerics) {
        int units = arrays.tensor("candidate/bias").shape()[0];
        return SpecCase.of(new GruSpec(
                CellCase.identity("Gru"),
                units,
                arrays.tensor("x").shape()[2],
                Reset.BEFORE,
                activation,
                SpecCase.SIGMOID,
                CellSpec.NO_CLIP,
                Biases.ONE,
                numerics));
    }

    SpecCase lstmCell(Standard activation, Numerics numerics) {
        LstmSpec.Options options = new LstmSpec.Options(
                (float) options().path("forget_bias").asDouble(1),
                options().path("use_peepholes").asBoolean(),
                options().path("num_proj").asInt(),
                clip("cell_clip"),
                clip("proj_clip"),
                CellSpec.NO_CLIP,
                false);
        return SpecCase.of(new LstmSpec(
                CellCase.identity("Lstm"),
                arrays.tensor("c0").shape()[1],
                arrays.tensor("x").shape()[2],
                options,
                activation,
                activation,
                SpecCase.SIGMOID,
                Biases.ONE,
                numerics));
    }

    private float clip(String option) {
        return options().hasNonNull(option) ? (float) options().get(option).asDouble() : CellSpec.NO_CLIP;
    }

    private Recorded recorded(double[] state, Map<String, double[]> weights, List<Recorded.Output> outputs) {
        Sequence sequence = Sequence.of(arrays.tensor("x"), state);
        return new Recorded(
                one.get("name").asText(),
                arrays.contains("sequence_length") ? sequence.withLengths(arrays.tensor("sequence_length")) : sequence,
                weights,
                outputs,
                isDouble());
    }

    private Recorded.Output output(String name, int offset) {
        boolean hasLast = name.equals("output") && arrays.contains("final_h_" + version);
        return new Recorded.Output(
                offset,
                arrays.tensor(name + "_" + version).shape()[2],
                array(name + "_" + version),
                array(isDouble() ? name + "_" + version : name + "_f64"),
                hasLast ? array("final_h_" + version) : new double[0]);
    }

    private double[] array(String name) {
        return arrays.tensor(name).toDoubles();
    }
}
