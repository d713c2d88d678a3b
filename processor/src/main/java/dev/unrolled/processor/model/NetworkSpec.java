package dev.unrolled.processor.model;

import dev.unrolled.Head;
import java.util.List;

/**
 * A network that can be built: every rule has been checked.
 *
 * @param identity the interface and the class
 * @param inputs the number of values in one input
 * @param layers the layers in order
 * @param head what is made of the last layer's outputs
 */
public record NetworkSpec(CellIdentity identity, int inputs, List<LayerSpec> layers, Head head) {
    /** Copies the layers. */
    public NetworkSpec {
        layers = List.copyOf(layers);
    }
}
