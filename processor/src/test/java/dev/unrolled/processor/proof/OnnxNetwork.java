package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Direction;
import dev.unrolled.Head;
import dev.unrolled.Merge;
import dev.unrolled.Numerics;
import dev.unrolled.Padding;
import dev.unrolled.Steps;
import dev.unrolled.processor.model.LayerSpec;
import dev.unrolled.processor.model.NetworkSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.weights.Convention;
import java.util.List;
import java.util.OptionalInt;

/** Reads what ONNX Runtime computed of a node of another direction or of two: a network of one layer, whose tensors are taken as they are. */
final class OnnxNetwork {
    private final JsonNode one;
    private final Onnx node;

    OnnxNetwork(JsonNode one) {
        this.one = one;
        this.node = new Onnx(one);
    }

    /** Whether the node does not go forward alone. */
    boolean isNetwork() {
        return node.isBidirectional() || node.isReverse();
    }

    RecordedNetwork recorded(Numerics numerics) {
        int[] shape = node.arrays.tensor("X").shape();
        double[] state = states("initial_h", "initial_c");
        return new RecordedNetwork(
                one.get("name").asText(),
                network(numerics),
                RecordedNetwork.weights(node.arrays, "[WRBP]"),
                Convention.ONNX,
                new Sequence(shape[0], shape[1], array("X"), state, Padding.ZERO, node.lengths()),
                List.of(new RecordedNetwork.Result(array("Y"), states("Y_h", "Y_c"))),
                new RecordedNetwork.Result(array("Y_f64"), states("Y_h_f64", "Y_c_f64")));
    }

    private NetworkCase network(Numerics numerics) {
        LayerSpec layer = new LayerSpec(
                "node",
                node.cell(numerics).spec(),
                node.isBidirectional() ? Direction.BIDIRECTIONAL : Direction.BACKWARD,
                node.isBidirectional() ? Merge.APART : Merge.CONCATENATE,
                Steps.ALL,
                OptionalInt.empty(),
                false,
                node.backward(numerics).map(SpecCase::spec));
        NetworkSpec spec =
                new NetworkSpec(CellCase.identity("Net"), one.get("inputs").asInt(), List.of(layer), Head.NONE);
        return new NetworkCase(spec, ShapeChoice.AUTO);
    }

    private double[] states(String h, String c) {
        int batch = node.arrays.tensor("X").shape()[1];
        int cells = node.isBidirectional() ? 2 : 1;
        return node.op().equals("LSTM")
                ? RecordedNetwork.state(batch, cells, node.state(c), node.state(h))
                : RecordedNetwork.state(batch, cells, node.state(h));
    }

    private double[] array(String name) {
        return node.arrays.tensor(name).toDoubles();
    }
}
