package dev.unrolled.weights;

import dev.unrolled.weights.WeightsException.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The tensors of a network, between a framework's layout and ours. */
final class NetworkConversion {
    private final Weights weights;
    private final NetworkLayout network;
    private final Convention convention;
    private final GivenLayers given;
    private final Directions directions;

    NetworkConversion(Weights weights, NetworkLayout network, Convention convention, Map<String, String> patterns) {
        this.weights = weights;
        this.network = network;
        this.convention = convention;
        this.given = new GivenLayers(convention, network, patterns);
        this.directions = new Directions(convention);
    }

    Weights toCanonical() {
        refuse(lacks());
        Map<Section, Layer> places = new LinkedHashMap<>();
        List<LayerLayout> unknown = new ArrayList<>();
        for (LayerLayout layer : network.layers()) {
            List<Layer> layers = given.of(layer);
            if (layers != null || convention == Convention.CANONICAL) {
                put(places, layer, layers == null ? own(layer) : layers);
            } else {
                unknown.add(layer);
            }
        }
        Set<String> taken = places.values().stream().map(Layer::pattern).collect(Collectors.toSet());
        NetworkLayers found = new NetworkLayers(weights, convention, taken);
        found.find(unknown).forEach((layer, candidate) -> put(places, layer, candidate.directions()));
        return new Conversion(weights, places).toCanonical(found.problems().isEmpty(), found.problems());
    }

    Weights fromCanonical() {
        refuse(lacks());
        Map<Section, Layer> places = new LinkedHashMap<>();
        for (LayerLayout layer : network.layers()) {
            List<Layer> layers = given.of(layer);
            put(places, layer, layers == null ? own(layer) : layers);
        }
        return new Conversion(weights, places).fromCanonical();
    }

    private static void put(Map<Section, Layer> places, LayerLayout layer, List<Layer> layers) {
        List<Section> sections = layer.sections();
        for (int direction = 0; direction < sections.size(); direction++) {
            places.put(sections.get(direction), layers.get(direction));
        }
    }

    /** The layer of each direction under the names that we would write. */
    private List<Layer> own(LayerLayout layer) {
        return directions.patterns(layer).stream()
                .map(pattern -> Layer.of(convention, pattern))
                .collect(Collectors.toList());
    }

    private Collection<Problem> lacks() {
        return network.layers().stream()
                .filter(layer ->
                        !FrameworkTensors.lacks(convention, layer.cell()).isEmpty())
                .map(layer ->
                        convention.lacking(weights, layer.toString(), FrameworkTensors.lacks(convention, layer.cell())))
                .collect(Collectors.toList());
    }

    private static void refuse(Collection<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new WeightsException(new ArrayList<>(problems));
        }
    }
}
