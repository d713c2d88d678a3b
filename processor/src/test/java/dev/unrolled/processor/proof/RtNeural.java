package dev.unrolled.processor.proof;

import static dev.unrolled.processor.proof.RealNetwork.compare;
import static dev.unrolled.processor.proof.RealNetwork.csv;
import static dev.unrolled.processor.proof.RealNetwork.generated;
import static dev.unrolled.processor.proof.RealNetwork.json;
import static dev.unrolled.processor.proof.RealNetwork.layout;
import static dev.unrolled.processor.proof.RealNetwork.run;
import static dev.unrolled.processor.proof.RealNetwork.tensor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Networks that the RTNeural project exported, with the outputs that Python gave beside them. */
final class RtNeural {
    /** Where a network's outputs differ from the recorded ones by more, it is another network. */
    private static final double TOLERANCE = 2e-6;

    private static final String FOLDER = "rtneural/";

    private RtNeural() {}

    /** Its layers' weights in order, in Keras' layout, for an input at a time. */
    static void keras(String name, String layers, Tally tally) {
        JsonNode model = json(FOLDER + name + ".json");
        List<Tensor> tensors = new ArrayList<>();
        Map<String, String> places = new LinkedHashMap<>();
        RecurrentNetwork network = generated(1, layers);
        int index = 0;
        for (JsonNode layer : model.get("layers")) {
            List<String> names = layer.get("type").asText().endsWith("dense")
                    ? List.of("kernel", "bias")
                    : List.of("kernel", "recurrent_kernel", "bias");
            for (int i = 0; i < names.size(); i++) {
                tensors.add(
                        tensor(index + "/" + names.get(i), layer.get("weights").get(i)));
            }
            places.put(layout(network).layers().get(index).name(), index + "/*");
            index++;
        }
        Weights file = Weights.of(tensors.toArray(Tensor[]::new));
        network.load(Convention.KERAS.toCanonical(file, layout(network), places));
        compareWithCsv(name, network, tally);
    }

    /** A PyTorch state dict of one LSTM, then three of one module, then a linear layer: found by shapes and numbers. */
    static void torch(Tally tally) {
        List<Tensor> tensors = new ArrayList<>();
        json(FOLDER + "lstm_torch.json")
                .properties()
                .forEach(each -> tensors.add(tensor(each.getKey(), each.getValue())));
        String lstm = "@Layer(lstm = @LstmCell(units = 8, recurrentBias = true)), ";
        RecurrentNetwork network = generated(1, lstm.repeat(4) + "@Layer(dense = @Dense(units = 1))");
        network.load(Weights.of(tensors.toArray(Tensor[]::new)), Convention.PYTORCH);
        compareWithCsv("lstm_torch", network, tally);
    }

    private static void compareWithCsv(String name, RecurrentNetwork network, Tally tally) {
        double[] inputs = csv(FOLDER + name + "_x_python.csv");
        double[] expected = csv(FOLDER + name + "_y_python.csv");
        float[] outputs = run(network, inputs.length, 1, Doubles.toFloats(inputs), network.zeroState(1));
        compare(name, expected, outputs, TOLERANCE, tally);
    }
}
