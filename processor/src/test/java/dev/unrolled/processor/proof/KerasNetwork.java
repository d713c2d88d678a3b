package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Direction;
import dev.unrolled.Head;
import dev.unrolled.Merge;
import dev.unrolled.Numerics;
import dev.unrolled.Padding;
import dev.unrolled.Reset;
import dev.unrolled.Steps;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.DenseSpec;
import dev.unrolled.processor.model.GruSpec;
import dev.unrolled.processor.model.LayerSpec;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.NetworkSpec;
import dev.unrolled.processor.model.RnnSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads Keras' models of stacked, bidirectional, backward, masked layers and of last outputs, batch first, each tensor as Keras names it. */
final class KerasNetwork {
    private final JsonNode one;
    private final Weights arrays;
    private final List<JsonNode> layers = new ArrayList<>();

    KerasNetwork(JsonNode one) {
        this.one = one;
        this.arrays = Reference.arrays(Keras.FOLDER, one);
        one.get("layers").forEach(layer -> {
            if (!type(layer).equals("Masking")) {
                layers.add(layer);
            }
        });
    }

    /** Whether a case is more than one layer that goes forward and gives each of its outputs. */
    static boolean isNetwork(JsonNode one) {
        JsonNode layer = one.get("layers").get(0);
        return one.get("layers").size() > 1
                || type(layer).equals("Bidirectional")
                || layer.get("go_backwards").asBoolean()
                || !layer.get("return_sequences").asBoolean();
    }

    private static String type(JsonNode layer) {
        return layer.get("class").asText();
    }

    RecordedNetwork recorded(Numerics numerics) {
        NetworkCase network = network(numerics);
        int[] shape = arrays.tensor("input").shape();
        int[] lengths = new int[shape[0]];
        JsonNode valid = one.path("valid_steps");
        Arrays.setAll(lengths, n -> valid.path(n).asInt(shape[1]));
        double[] state = new double[shape[0] * network.program().stateSize()];
        return new RecordedNetwork(
                one.get("name").asText(),
                network,
                RecordedNetwork.weights(arrays, ".*/.*"),
                Convention.KERAS,
                new Sequence(shape[1], shape[0], timeMajor("input"), state, Padding.REPEAT, lengths),
                Stream.of("output_tf218", "output_tfjs")
                        .filter(arrays::contains)
                        .map(output -> new RecordedNetwork.Result(timeMajor(output)))
                        .toList(),
                new RecordedNetwork.Result(timeMajor("output_f64")));
    }

    private NetworkCase network(Numerics numerics) {
        List<LayerSpec> specs = new ArrayList<>();
        int inputs = one.get("inputs").asInt();
        for (JsonNode layer : layers) {
            CellSpec cell = cell(layer, inputs, numerics);
            Merge merge = merge(layer.path("merge_mode").asText("concat"));
            Direction direction = direction(layer);
            specs.add(new LayerSpec(
                    "layer" + specs.size(),
                    cell,
                    direction,
                    direction == Direction.BIDIRECTIONAL ? merge : Merge.CONCATENATE,
                    isLast(layer) ? Steps.LAST : Steps.ALL,
                    OptionalInt.empty(),
                    false));
            inputs = LayerSpec.outputSize(cell.units(), direction, merge);
        }
        NetworkSpec spec =
                new NetworkSpec(CellCase.identity("Net"), one.get("inputs").asInt(), specs, Head.NONE);
        return new NetworkCase(spec, ShapeChoice.AUTO);
    }

    private static Direction direction(JsonNode layer) {
        if (type(layer).equals("Bidirectional")) {
            return Direction.BIDIRECTIONAL;
        }
        return layer.path("go_backwards").asBoolean() ? Direction.BACKWARD_REVERSED : Direction.FORWARD;
    }

    private static Merge merge(String mode) {
        return switch (mode) {
            case "sum" -> Merge.SUM;
            case "mul" -> Merge.MULTIPLY;
            case "ave" -> Merge.AVERAGE;
            default -> Merge.CONCATENATE;
        };
    }

    /** The manifest does not say it of a bidirectional layer; its outputs do. */
    private boolean isLast(JsonNode layer) {
        if (type(layer).equals("Dense")) {
            return false;
        }
        return type(layer).equals("Bidirectional")
                ? arrays.tensor("output_f64").shape().length == 2
                : !layer.get("return_sequences").asBoolean();
    }

    private CellSpec cell(JsonNode layer, int inputs, Numerics numerics) {
        if (type(layer).equals("Bidirectional")) {
            return bidirectional(layer.get("inner").asText(), inputs, numerics);
        }
        int units = layer.get("units").asInt();
        boolean bias = layer.get("use_bias").asBoolean();
        ActivationFunction activation = Keras.activation(layer).orElseThrow();
        boolean isGated = layer.has("recurrent_activation");
        ActivationFunction gates = isGated ? Keras.gateActivation(one, layer) : activation;
        boolean resetsAfter = layer.path("reset_after").asBoolean();
        return type(layer).equals("Dense")
                ? new DenseSpec(CellCase.identity("Dense"), units, inputs, activation, bias, numerics)
                : cell(type(layer), units, inputs, activation, gates, bias, resetsAfter, numerics);
    }

    /** Of its cells the manifest tells the class alone: they have the default activations, and what their tensors' shapes say. */
    private CellSpec bidirectional(String type, int inputs, Numerics numerics) {
        String kernel = arrays.names().stream()
                .filter(name -> name.endsWith("/recurrent_kernel"))
                .findFirst()
                .orElseThrow();
        String bias = kernel.replace("recurrent_kernel", "bias");
        boolean hasBias = arrays.contains(bias);
        return cell(
                type,
                arrays.tensor(kernel).shape()[0],
                inputs,
                SpecCase.TANH,
                SpecCase.SIGMOID,
                hasBias,
                hasBias && arrays.tensor(bias).shape().length == 2,
                numerics);
    }

    private static CellSpec cell(
            String type,
            int units,
            int inputs,
            ActivationFunction activation,
            ActivationFunction gates,
            boolean bias,
            boolean resetsAfter,
            Numerics numerics) {
        Biases biases = Biases.of(bias, type.equals("GRU") && resetsAfter);
        return switch (type) {
            case "GRU" ->
                new GruSpec(
                        CellCase.identity("Gru"),
                        units,
                        inputs,
                        resetsAfter ? Reset.AFTER : Reset.BEFORE,
                        activation,
                        gates,
                        CellSpec.NO_CLIP,
                        biases,
                        numerics);
            case "LSTM" ->
                new LstmSpec(
                        CellCase.identity("Lstm"),
                        units,
                        inputs,
                        LstmSpec.Options.NONE,
                        activation,
                        activation,
                        gates,
                        biases,
                        numerics);
            default ->
                new RnnSpec(CellCase.identity("Rnn"), units, inputs, activation, CellSpec.NO_CLIP, biases, numerics);
        };
    }

    /** {@code [batch][steps][…]} to {@code [steps][batch][…]}; last outputs are {@code [batch][…]}. */
    private double[] timeMajor(String name) {
        int[] shape = arrays.tensor(name).shape();
        double[] values = arrays.tensor(name).toDoubles();
        return shape.length == 2 ? values : Axes.swapFirstTwo(values, shape[0], shape[1]);
    }
}
