package dev.unrolled.weights;

import dev.unrolled.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where in a file the layers of a network are, as far as the user says so. */
final class GivenLayers {
    private final Convention convention;
    private final Map<String, String> patterns;

    /**
     * What a user says.
     *
     * @throws IllegalArgumentException if a name is no layer's, of two directions only one is given, or a pattern has not one star
     */
    GivenLayers(Convention convention, NetworkLayout network, Map<String, String> patterns) {
        this.convention = convention;
        this.patterns = patterns;
        List<String> names = network.layers().stream()
                .flatMap(layer -> names(layer).stream())
                .collect(Collectors.toList());
        if (!names.containsAll(patterns.keySet())) {
            throw new IllegalArgumentException(
                    "layers: expected names of " + names + ", found " + new TreeSet<>(patterns.keySet()));
        }
        network.layers().forEach(this::of);
    }

    private List<String> names(LayerLayout layer) {
        boolean isOne = !layer.isBidirectional() || new Directions(convention).areTogether();
        return isOne
                ? Arrays.asList(layer.name())
                : Arrays.asList(layer.name() + "/forward", layer.name() + "/backward");
    }

    /** The given layers for each direction; null if none is. */
    @Nullable
    List<Layer> of(LayerLayout layer) {
        List<String> names = names(layer);
        long given = names.stream().filter(patterns::containsKey).count();
        if (given == 0) {
            return null;
        }
        if (given < names.size()) {
            throw new IllegalArgumentException("layers: expected both of " + names + ", found one");
        }
        List<Layer> layers = new ArrayList<>();
        for (Section section : layer.sections()) {
            String name = names.size() == 1 ? layer.name() : section.name();
            layers.add(Layer.of(convention, Objects.requireNonNull(patterns.get(name), name)));
        }
        return layers;
    }
}
