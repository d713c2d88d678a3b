package dev.unrolled.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which weights a network has: those of its layers in order, under the names that {@link LayerLayout} tells.
 *
 * <pre>{@code
 * NetworkLayout.of(
 *     LayerLayout.bidirectional("encoder", CellLayout.lstm(40, 64)),
 *     LayerLayout.of("decoder", CellLayout.gru(128, 32).withResetAfter()),
 *     LayerLayout.dense("head", 32, 10))
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads.
 *
 * <h2>Names in files</h2>
 *
 * A dense layer of a network has {@code kernel [I][U]} and {@code bias [U]}, of PyTorch {@code weight [U][I]} and {@code bias [U]}, of ONNX
 * {@code B [I][U]} and {@code C [U]}, the inputs of {@code Gemm} without attributes.
 *
 * Each layer's tensors have the layer's name before them, as in {@code encoder/kernel} or {@code encoder.weight_ih_l0}, and of two directions
 * the direction: {@code forward/} and {@code backward/}; TensorFlow {@code fw/} and {@code bw/}; Keras {@code forward_name/} and {@code
 * backward_name/}; PyTorch the suffix {@code _reverse}. ONNX has both in one tensor, whose first axis is 2. Any file is read in which the
 * layers can be told from each other: by a part of the names that is the layer's name; else by kind and shapes, where layers that are
 * numbered alike, as {@code lstm}, {@code lstm_1}, {@code lstm_2} or {@code rnn.*_l0}, {@code rnn.*_l1}, are in the order of their numbers. If
 * that leaves more than one way, {@link Convention#toCanonical(Weights, NetworkLayout, java.util.Map)} takes what is which. The order of the file says
 * nothing.
 */
public final class NetworkLayout extends WeightsLayout {
    private final List<LayerLayout> layers;

    private NetworkLayout(List<LayerLayout> layers) {
        this.layers = layers;
    }

    /**
     * The layout of a network.
     *
     * @param layers its layers in the order in which they compute
     * @return the layout
     * @throws IllegalArgumentException if there is no layer, or two have the same name
     */
    public static NetworkLayout of(LayerLayout... layers) {
        List<String> names = Arrays.stream(layers).map(LayerLayout::name).collect(Collectors.toList());
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(
                    "layers: expected at least one, each with a name of its own, found " + names);
        }
        return new NetworkLayout(Collections.unmodifiableList(new ArrayList<>(Arrays.asList(layers))));
    }

    /**
     * The layers.
     *
     * @return all layers in order; unmodifiable
     */
    public List<LayerLayout> layers() {
        return layers;
    }

    /**
     * The number of inputs of the first layer.
     *
     * @return the length of an input
     */
    @Override
    public int inputs() {
        return layers.get(0).cell().inputs();
    }

    /** What the tensors of a file are for, each with a kernel of its own, in order. */
    List<Section> sections() {
        return layers.stream().flatMap(layer -> layer.sections().stream()).collect(Collectors.toList());
    }

    /** For example {@code network (encoder, LSTM (inputs = 3, units = 2); head, DENSE (inputs = 2, outputs = 1))}. */
    @Override
    public String toString() {
        return layers.stream().map(LayerLayout::toString).collect(Collectors.joining("; ", "network (", ")"));
    }
}
