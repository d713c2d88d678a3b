package dev.unrolled.weights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Layers by their tensors. A name is one layer's of each convention and kind, so that of a file with any number of layers only a few can have a
 * tensor of another one's: those are looked up, not looked for.
 */
final class SharedTensors {
    private final Map<String, List<Layer>> layers = new HashMap<>();

    SharedTensors() {}

    SharedTensors(Collection<Layer> all) {
        all.forEach(this::add);
    }

    void add(Layer layer) {
        layer.names().forEach(name -> layers.computeIfAbsent(name, key -> new ArrayList<>())
                .add(layer));
    }

    /** Those that may have all tensors of a layer: they have its first. */
    List<Layer> with(Layer layer) {
        return layers.getOrDefault(layer.names().iterator().next(), Collections.emptyList());
    }
}
