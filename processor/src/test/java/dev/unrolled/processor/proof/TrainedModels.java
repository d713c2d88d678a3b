package dev.unrolled.processor.proof;

import static dev.unrolled.processor.proof.RealNetwork.columns;
import static dev.unrolled.processor.proof.RealNetwork.compare;
import static dev.unrolled.processor.proof.RealNetwork.generated;
import static dev.unrolled.processor.proof.RealNetwork.json;
import static dev.unrolled.processor.proof.RealNetwork.npz;
import static dev.unrolled.processor.proof.RealNetwork.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The recurrent parts of trained models, with their own weights. */
final class TrainedModels {
    /** Where a network's outputs differ from the recorded ones by more, it is another network. */
    private static final double TOLERANCE = 2e-6;

    /** Sums over hundreds of values, for which {@code reference/README.md} measured 2.6e-6 between floats and doubles. */
    private static final double TOLERANCE_OF_WIDE_LAYERS = 1e-5;

    private static final String FOLDER = "real-models/";

    private TrainedModels() {}

    /** The two LSTMs of the first block, one feeding the other; weights in TensorFlow's bundle, under keys that a file beside it explains. */
    static void dtln(Tally tally) {
        String folder = FOLDER + "dtln/";
        TensorFlowBundle bundle =
                new TensorFlowBundle(Reference.path(folder + "DTLN_norm_40h_saved_model/variables/variables.index"));
        List<Tensor> tensors = new ArrayList<>();
        json(folder + "bundle_keys.json").properties().forEach(each -> {
            if (!each.getValue().asText().startsWith("lstm_2")) {
                tensors.add(bundle.tensor(each.getKey(), each.getValue().asText()));
            }
        });
        String lstm = "@Layer(lstm = @LstmCell(units = 128))";
        RecurrentNetwork network = generated(257, lstm + ", " + lstm);
        network.load(Weights.of(tensors.toArray(Tensor[]::new)), Convention.KERAS);
        Weights io = npz(folder + "io_bundle_lstm.npz");
        int[] shape = io.tensor("lstm_input").shape();
        double[] inputs = Axes.swapFirstTwo(io.tensor("lstm_input").toDoubles(), shape[0], shape[1]);
        float[] state = network.zeroState(shape[0]);
        float[] outputs = run(network, shape[1], shape[0], Doubles.toFloats(inputs), state);
        for (String output : List.of("lstm_1_output_tf218", "lstm_1_output_f64")) {
            double[] expected = Axes.swapFirstTwo(io.tensor(output).toDoubles(), shape[0], shape[1]);
            compare(output, expected, outputs, TOLERANCE_OF_WIDE_LAYERS, tally);
        }
        // Per example c and h of the first layer, then c and h of the second.
        for (int layer = 0; layer < 2; layer++) {
            String name = (layer == 0 ? "lstm" : "lstm_1") + "_final_c_tf218";
            double[] expected = io.tensor(name).toDoubles();
            float[] found = new float[expected.length];
            for (int example = 0; example < shape[0]; example++) {
                System.arraycopy(state, example * 512 + layer * 256, found, example * 128, 128);
            }
            compare(name, expected, found, TOLERANCE_OF_WIDE_LAYERS, tally);
        }
    }

    /** Per layer {@code [W_ih W_hh]}, bias, first h, first c; then the head. */
    static void nam(Tally tally) {
        JsonNode model = json(FOLDER + "nam-lstm/lstm.nam");
        int inputs = model.at("/config/input_size").asInt();
        int units = model.at("/config/hidden_size").asInt();
        RealNetwork.Numbered numbers = new RealNetwork.Numbered(model.get("weights"));
        float[][] both = numbers.matrix(4 * units, inputs + units);
        Weights weights = Weights.of(
                Tensor.of("lstm.weight_ih_l0", columns(both, 0, inputs)),
                Tensor.of("lstm.weight_hh_l0", columns(both, inputs, inputs + units)),
                Tensor.of("lstm.bias_ih_l0", numbers.matrix(1, 4 * units)[0]),
                Tensor.of("lstm.bias_hh_l0", new float[4 * units]),
                Tensor.of("lstm.initial_h_l0", numbers.matrix(1, units)[0]),
                Tensor.of("lstm.initial_c_l0", numbers.matrix(1, units)[0]),
                Tensor.of("head.weight", numbers.matrix(1, units)),
                Tensor.of("head.bias", numbers.matrix(1, 1)[0]));
        numbers.checkEnd();
        RecurrentNetwork network = generated(
                inputs,
                "@Layer(name = \"lstm\", lstm = @LstmCell(units = 3), learnedState = true),"
                        + " @Layer(name = \"head\", dense = @Dense(units = 1))");
        network.load(weights, Convention.PYTORCH);
        Weights io = npz(FOLDER + "nam-lstm/io.npz");
        float[] samples = io.tensor("input").toFloats();
        float[] state = network.initialState(1);
        double[] hidden = io.tensor("hidden_torch").toDoubles();
        double[] expected = io.tensor("output_torch").toDoubles();
        for (int t = 0; t < samples.length; t++) {
            float[] output = run(network, 1, 1, new float[] {samples[t]}, state);
            compare("output " + t, new double[] {expected[t]}, output, TOLERANCE, tally);
            double[] h = Arrays.copyOfRange(hidden, t * units, (t + 1) * units);
            compare("h " + t, h, Arrays.copyOfRange(state, units, 2 * units), TOLERANCE, tally);
        }
    }

    /** The node's own inputs W, R and B, and what it gave for 40 frames one after the other. */
    static void sileroOnnx(Tally tally) {
        Weights io = npz(FOLDER + "silero-vad/io_onnx.npz");
        Weights node = Weights.of(
                Tensor.of("W", io.tensor("onnx_W").shape(), io.tensor("onnx_W").toFloats()),
                Tensor.of("R", io.tensor("onnx_R").shape(), io.tensor("onnx_R").toFloats()),
                Tensor.of("B", io.tensor("onnx_B").shape(), io.tensor("onnx_B").toFloats()));
        RecurrentNetwork network = generated(128, "@Layer(lstm = @LstmCell(units = 128))");
        network.load(node, Convention.ONNX);
        silero(network, io, "lstm_x", "lstm_h", "lstm_c", tally);
    }

    static void sileroTorch(Tally tally) {
        Weights file = Safetensors.read(Reference.path(FOLDER + "silero-vad/silero_vad_16k.safetensors"), "lstm_cell.");
        RecurrentNetwork network = generated(128, "@Layer(lstm = @LstmCell(units = 128, recurrentBias = true))");
        network.load(file, Convention.PYTORCH);
        silero(network, npz(FOLDER + "silero-vad/io_safetensors.npz"), "input", "h_torch", "c_last_torch", tally);
    }

    private static void silero(RecurrentNetwork network, Weights io, String x, String h, String c, Tally tally) {
        float[] inputs = io.tensor(x).toFloats();
        int units = network.outputSize();
        float[] state = network.zeroState(1);
        float[] outputs = run(network, inputs.length / units, 1, inputs, state);
        compare(h, io.tensor(h).toDoubles(), outputs, TOLERANCE_OF_WIDE_LAYERS, tally);
        double[] all = io.tensor(c).toDoubles();
        double[] last = Arrays.copyOfRange(all, all.length - units, all.length);
        compare(c, last, Arrays.copyOf(state, units), TOLERANCE_OF_WIDE_LAYERS, tally);
    }
}
