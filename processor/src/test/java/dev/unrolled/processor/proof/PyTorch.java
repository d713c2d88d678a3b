package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Numerics;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what PyTorch recorded into TensorFlow's layout: weights transposed, the input's above the state's, time first. */
final class PyTorch {
    static final String FOLDER = "pytorch";

    private final String name;
    private final Weights arrays;
    private final boolean isDouble;
    private final boolean isBatchFirst;
    /** Modules have their layer in their parameters' names, cells have not. */
    private final String suffix;

    PyTorch(JsonNode one) {
        this.name = one.get("name").asText();
        this.isDouble = one.get("dtype").asText().equals("float64");
        this.arrays = Reference.arrays(FOLDER, one);
        this.isBatchFirst = one.path("options").path("batch_first").asBoolean();
        this.suffix = arrays.contains("weight_ih") ? "" : "_l0";
    }

    static boolean isOneLayer(JsonNode one) {
        JsonNode options = one.get("options");
        return !options.has("num_layers") && !options.has("bidirectional");
    }

    /** The tolerance that the data's description suggests. */
    static double tolerance(JsonNode one) {
        return one.get("name").asText().endsWith("saturated") ? 2e-5 : 2e-6;
    }

    Recorded rnn() {
        Map<String, double[]> weights = new HashMap<>(Map.of("kernel", kernel()));
        if (hasBias()) {
            weights.put("bias", Axes.sum(array("bias_ih"), array("bias_hh")));
        }
        return recorded(state("h0"), weights, List.of(output(0)));
    }

    /** Gates in the order r, z, n, which are our reset, update, candidate. */
    Recorded gru() {
        Map<String, double[]> weights = new HashMap<>(Map.of("kernel", kernel()));
        if (hasBias()) {
            weights.put("bias", array("bias_ih"));
            weights.put("recurrentBias", array("bias_hh"));
        }
        return recorded(state("h0"), weights, List.of(output(0)));
    }

    /** Gates in the order i, f, g, o, put into TensorFlow's. */
    Recorded lstm() {
        int[] order = {0, 2, 1, 3};
        int units = units();
        Map<String, double[]> weights = new HashMap<>(Map.of("kernel", Axes.reorder(kernel(), units, order)));
        if (hasBias()) {
            weights.put("bias", Axes.reorder(array("bias_ih"), units, order));
            weights.put("recurrentBias", Axes.reorder(array("bias_hh"), units, order));
        }
        if (has("weight_hr_l0")) {
            weights.put("projection", transposed("weight_hr"));
        }
        boolean hasCells = has("cells");
        double[] cells = hasCells ? timeMajor("cells") : new double[0];
        Recorded.Output cell =
                new Recorded.Output(0, units, cells, hasCells ? timeMajor("cells_f64") : cells, state("c_n"));
        int batch = state("c0").length / units;
        return recorded(Axes.beside(batch, state("c0"), state("h0")), weights, List.of(output(units), cell));
    }

    SpecCase gruCell(Numerics numerics) {
        int units = arrays.tensor("weight_hh" + suffix).shape()[1];
        return SpecCase.of(SpecCase.gru(units, inputs(), Reset.AFTER, hasBias() ? Biases.TWO : Biases.NONE, numerics));
    }

    SpecCase lstmCell(Numerics numerics) {
        LstmSpec.Options options = new LstmSpec.Options(
                0f,
                false,
                has("weight_hr_l0") ? arrays.tensor("weight_hr_l0").shape()[0] : 0,
                CellSpec.NO_CLIP,
                CellSpec.NO_CLIP,
                CellSpec.NO_CLIP,
                false);
        return SpecCase.of(new LstmSpec(
                CellCase.identity("Lstm"),
                units(),
                inputs(),
                options,
                SpecCase.TANH,
                SpecCase.TANH,
                SpecCase.SIGMOID,
                hasBias() ? Biases.TWO : Biases.NONE,
                numerics));
    }

    private int inputs() {
        return arrays.tensor("input").shape()[2];
    }

    /** The length of an LSTM's c. */
    private int units() {
        int[] shape = arrays.tensor("c0").shape();
        return shape[shape.length - 1];
    }

    private Recorded recorded(double[] state, Map<String, double[]> weights, List<Recorded.Output> outputs) {
        int[] shape = arrays.tensor("input").shape();
        int steps = isBatchFirst ? shape[1] : shape[0];
        int batch = isBatchFirst ? shape[0] : shape[1];
        Sequence sequence = Sequence.of(steps, batch, timeMajor("input"), state);
        return new Recorded(
                name,
                has("lengths") ? sequence.withLengths(arrays.tensor("lengths")) : sequence,
                weights,
                outputs,
                isDouble);
    }

    /** The output, which lies in a state from an offset on. */
    private Recorded.Output output(int offset) {
        double[] found = timeMajor("output");
        int[] shape = arrays.tensor("output").shape();
        return new Recorded.Output(offset, shape[2], found, isDouble ? found : timeMajor("output_f64"), state("h_n"));
    }

    private boolean has(String array) {
        return arrays.contains(array);
    }

    boolean hasBias() {
        return has("bias_ih" + suffix);
    }

    /** An array {@code [steps][batch][…]}. */
    private double[] timeMajor(String array) {
        Tensor tensor = arrays.tensor(array);
        int[] shape = tensor.shape();
        return isBatchFirst ? Axes.swapFirstTwo(tensor.toDoubles(), shape[0], shape[1]) : tensor.toDoubles();
    }

    /** A state of the one layer, {@code [batch][units]}; empty if it was not recorded. */
    private double[] state(String array) {
        return has(array) ? arrays.tensor(array).toDoubles() : new double[0];
    }

    /** {@code [inputs + units][gates * units]}. */
    private double[] kernel() {
        return Axes.concatenate(transposed("weight_ih"), transposed("weight_hh"));
    }

    private double[] array(String parameter) {
        return arrays.tensor(parameter + suffix).toDoubles();
    }

    private double[] transposed(String weight) {
        Tensor tensor = arrays.tensor(weight + suffix);
        return Axes.swapFirstTwo(tensor.toDoubles(), tensor.shape()[0], tensor.shape()[1]);
    }
}
