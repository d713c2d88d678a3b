package dev.unrolled.processor.program;

import dev.unrolled.Head;
import dev.unrolled.Steps;
import dev.unrolled.processor.model.NetworkSpec;
import java.util.List;

/**
 * A network: programs laid end to end.
 *
 * @param inputs the number of values in one input
 * @param layers the layers in the order in which they compute
 * @param head what is made of the last layer's outputs
 */
public record NetworkProgram(int inputs, List<LayerProgram> layers, Head head) {
    /** Refuses layers that do not fit. */
    public NetworkProgram {
        layers = List.copyOf(layers);
        int given = inputs;
        for (LayerProgram layer : layers) {
            int expected = layer.cell().input().length();
            if (expected != given) {
                throw new IllegalArgumentException(
                        "%s: expected %d inputs, found %d".formatted(layer.name(), expected, given));
            }
            given = layer.outputSize();
        }
    }

    /**
     * The program of a network.
     *
     * @param spec what the user asked for
     * @return its layers' programs, and how they go together
     */
    public static NetworkProgram of(NetworkSpec spec) {
        return new NetworkProgram(
                spec.inputs(),
                spec.layers().stream()
                        .map(layer -> new LayerProgram(
                                layer.name(),
                                CellPrograms.of(layer.cell()),
                                layer.direction(),
                                layer.merge(),
                                layer.steps(),
                                layer.residualFrom(),
                                layer.learnedState(),
                                layer.backward().map(CellPrograms::of)))
                        .toList(),
                spec.head());
    }

    /**
     * Whether the network can work step by step.
     *
     * @return false if a layer needs the whole sequence
     */
    public boolean isStreaming() {
        return layers.stream().allMatch(LayerProgram::isStreaming);
    }

    /**
     * Whether the network gives one output for each step.
     *
     * @return false if a layer gives its last one alone
     */
    public boolean givesEveryStep() {
        return layers.stream().allMatch(layer -> layer.steps() == Steps.ALL);
    }

    /**
     * The last layer.
     *
     * @return the layer whose outputs are the network's
     */
    public LayerProgram last() {
        return layers.get(layers.size() - 1);
    }

    /**
     * The number of values in one output.
     *
     * @return the last layer's
     */
    public int outputSize() {
        return last().outputSize();
    }

    /**
     * The number of values in one example's state.
     *
     * @return the sum over all layers
     */
    public int stateSize() {
        return stateOffset(layers.size());
    }

    /**
     * Where a layer's state begins in one example's state.
     *
     * @param layer the layer's index
     * @return the number of values before it
     */
    public int stateOffset(int layer) {
        return layers.subList(0, layer).stream()
                .mapToInt(LayerProgram::stateSize)
                .sum();
    }
}
