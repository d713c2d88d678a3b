package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Activation;
import dev.unrolled.Direction;
import dev.unrolled.Head;
import dev.unrolled.Merge;
import dev.unrolled.Numerics;
import dev.unrolled.Reset;
import dev.unrolled.Steps;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.LayerSpec;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.NetworkSpec;
import dev.unrolled.processor.model.RnnSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads what PyTorch recorded of modules of several layers or directions: the state dict as it is, states {@code [layers * directions][batch][…]}. */
final class PyTorchNetwork {
    private final JsonNode one;
    private final Weights arrays;

    PyTorchNetwork(JsonNode one) {
        this.one = one;
        this.arrays = Reference.arrays(PyTorch.FOLDER, one);
    }

    RecordedNetwork recorded(Numerics numerics) {
        int[] shape = arrays.tensor("input").shape();
        return new RecordedNetwork(
                one.get("name").asText(),
                network(numerics),
                RecordedNetwork.weights(arrays, "(weight|bias)_.*"),
                Convention.PYTORCH,
                Sequence.of(shape[0], shape[1], array("input"), state("h0", "c0")),
                List.of(new RecordedNetwork.Result(array("output"), state("h_n", "c_n"))),
                new RecordedNetwork.Result(array("output_f64"), state("h_n_f64", "c_n_f64")));
    }

    private NetworkCase network(Numerics numerics) {
        List<LayerSpec> layers = new ArrayList<>();
        for (int layer = 0; layer < option("num_layers", 1); layer++) {
            int inputs = arrays.tensor("weight_ih_l" + layer).shape()[1];
            layers.add(new LayerSpec(
                    "layer" + layer,
                    cell(inputs, numerics),
                    isBidirectional() ? Direction.BIDIRECTIONAL : Direction.FORWARD,
                    Merge.CONCATENATE,
                    Steps.ALL,
                    OptionalInt.empty(),
                    false));
        }
        NetworkSpec spec =
                new NetworkSpec(CellCase.identity("Net"), one.get("inputs").asInt(), layers, Head.NONE);
        return new NetworkCase(spec, ShapeChoice.AUTO);
    }

    private CellSpec cell(int inputs, Numerics numerics) {
        int units = one.get("units").asInt();
        Biases biases = arrays.contains("bias_ih_l0") ? Biases.TWO : Biases.NONE;
        return switch (one.get("kind").asText()) {
            case "gru" -> SpecCase.gru(units, inputs, Reset.AFTER, biases, numerics);
            case "lstm" ->
                new LstmSpec(
                        CellCase.identity("Lstm"),
                        units,
                        inputs,
                        new LstmSpec.Options(
                                0f,
                                false,
                                option("proj_size", 0),
                                CellSpec.NO_CLIP,
                                CellSpec.NO_CLIP,
                                CellSpec.NO_CLIP,
                                false),
                        SpecCase.TANH,
                        SpecCase.TANH,
                        SpecCase.SIGMOID,
                        biases,
                        numerics);
            default ->
                new RnnSpec(
                        CellCase.identity("Rnn"),
                        units,
                        inputs,
                        new Standard(one.get("kind").asText().endsWith("relu") ? Activation.RELU : Activation.TANH),
                        CellSpec.NO_CLIP,
                        biases,
                        numerics);
        };
    }

    private int option(String name, int byDefault) {
        return one.get("options").path(name).asInt(byDefault);
    }

    private boolean isBidirectional() {
        return one.get("options").path("bidirectional").asBoolean();
    }

    private double[] state(String h, String c) {
        int batch = arrays.tensor("input").shape()[1];
        int cells = option("num_layers", 1) * (isBidirectional() ? 2 : 1);
        return arrays.contains(c)
                ? RecordedNetwork.state(batch, cells, array(c), array(h))
                : RecordedNetwork.state(batch, cells, array(h));
    }

    private double[] array(String name) {
        return arrays.tensor(name).toDoubles();
    }
}
