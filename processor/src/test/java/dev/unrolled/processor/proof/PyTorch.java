package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
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
        return !options.has("num_layers") && !options.has("bidirectional") && !options.has("proj_size");
    }

    /** The tolerance that the data's description suggests. */
    static double tolerance(JsonNode one) {
        return one.get("name").asText().endsWith("saturated") ? 2e-5 : 2e-6;
    }

    Recorded recorded(Sequence sequence, Map<String, double[]> weights, List<Recorded.Output> outputs) {
        return new Recorded(name, sequence, weights, outputs, isDouble);
    }

    /** The output, which lies in a state from an offset on. */
    Recorded.Output output(int offset) {
        double[] found = timeMajor("output");
        int[] shape = arrays.tensor("output").shape();
        return new Recorded.Output(offset, shape[2], found, isDouble ? found : timeMajor("output_f64"), state("h_n"));
    }

    boolean has(String array) {
        return arrays.contains(array);
    }

    boolean hasBias() {
        return has("bias_ih" + suffix);
    }

    Sequence sequence(double... state) {
        int[] shape = arrays.tensor("input").shape();
        int steps = isBatchFirst ? shape[1] : shape[0];
        int batch = isBatchFirst ? shape[0] : shape[1];
        Sequence sequence = Sequence.of(steps, batch, timeMajor("input"), state);
        return has("lengths") ? sequence.withLengths(arrays.tensor("lengths")) : sequence;
    }

    /** An array {@code [steps][batch][…]}. */
    double[] timeMajor(String array) {
        Tensor tensor = arrays.tensor(array);
        int[] shape = tensor.shape();
        return isBatchFirst ? Axes.swapFirstTwo(tensor.toDoubles(), shape[0], shape[1]) : tensor.toDoubles();
    }

    /** A state of the one layer, {@code [batch][units]}; empty if it was not recorded. */
    double[] state(String array) {
        return has(array) ? arrays.tensor(array).toDoubles() : new double[0];
    }

    /** {@code [inputs + units][gates * units]}. */
    double[] kernel() {
        return Axes.concatenate(transposed("weight_ih"), transposed("weight_hh"));
    }

    double[] bias(String which) {
        return arrays.tensor("bias_" + which + suffix).toDoubles();
    }

    double[] transposed(String weight) {
        Tensor tensor = arrays.tensor(weight + suffix);
        return Axes.swapFirstTwo(tensor.toDoubles(), tensor.shape()[0], tensor.shape()[1]);
    }
}
