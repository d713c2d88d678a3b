package dev.unrolled.weights;

import dev.unrolled.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What in a file may be the layers of a network. A file may have tens of thousands of layers and a network 64: what is the same for several of
 * these is found once.
 */
final class Candidates {
    private final Weights weights;
    private final Convention convention;
    private final Set<String> taken;
    private final Directions directions;
    private final SharedTensors ofAllKinds;

    /** All layers of the file by their patterns, in its order. */
    private final Map<CellKind, Map<String, Layer>> byKind = new EnumMap<>(CellKind.class);

    private final Map<List<Object>, List<Candidate>> byKernel = new HashMap<>();
    private final Map<List<Object>, Map<List<String>, List<Candidate>>> byShapes = new HashMap<>();

    /**
     * Looks in a file.
     *
     * @param taken the patterns that are already some layer's
     */
    Candidates(Weights weights, Convention convention, Set<String> taken) {
        this.weights = weights;
        this.convention = convention;
        this.taken = taken;
        this.directions = new Directions(convention);
        List<Layer> all = new ArrayList<>();
        for (CellKind kind : CellKind.values()) {
            Map<String, Layer> ofKind = new LinkedHashMap<>();
            Layer.in(weights, convention, kind).forEach(layer -> ofKind.put(layer.pattern(), layer));
            byKind.put(kind, ofKind);
            all.addAll(ofKind.values());
        }
        this.ofAllKinds = new SharedTensors(all);
    }

    private Map<String, Layer> layers(LayerLayout layer) {
        return byKind.getOrDefault(layer.cell().kind(), Collections.emptyMap());
    }

    /** What has the names under which we would write the layer; null if that is not there, or is one of two directions of another. */
    @Nullable
    Candidate own(LayerLayout layer) {
        Section section = layer.sections().get(0);
        List<Layer> own = new ArrayList<>();
        List<String> patterns = directions.patterns(layer);
        String backward = directions.pattern(layer, 1);
        if (!patterns.contains(backward) && layers(layer).containsKey(backward)) {
            return null;
        }
        for (String pattern : patterns) {
            Layer found = layers(layer).get(pattern);
            if (found == null || !found.hasKernel(section) || taken.contains(pattern)) {
                return null;
            }
            own.add(found);
        }
        return new Candidate(own, false);
    }

    /** All that has the kernel of such a layer, of whatever shape. */
    List<Candidate> all(LayerLayout layer) {
        return byKernel.computeIfAbsent(key(layer), key -> search(layer));
    }

    /** Those whose kernels have the layer's shapes as well. */
    List<Candidate> fitting(LayerLayout layer) {
        List<Section> sections = layer.sections();
        Map<List<String>, List<Candidate>> fitting = byShapes.computeIfAbsent(key(layer), key -> all(layer).stream()
                .collect(Collectors.groupingBy(each -> each.kernelShapes(sections, weights))));
        List<String> shapes = new ArrayList<>();
        sections.forEach(section -> shapes.addAll(section.kernelShapes(convention)));
        return fitting.getOrDefault(shapes, Collections.emptyList());
    }

    /** What layers have in common that look for the same tensors. */
    private List<Object> key(LayerLayout layer) {
        List<String> kernel = layer.sections().get(0).kernel(convention);
        return Arrays.asList(layer.cell().kind(), layer.isBidirectional(), kernel);
    }

    private List<Candidate> search(LayerLayout layer) {
        Section section = layer.sections().get(0);
        List<Layer> layers = layers(layer).values().stream()
                .filter(each -> each.hasKernel(section) && !taken.contains(each.pattern()))
                .filter(each -> !isExplainedByAnotherKind(each))
                .collect(Collectors.toList());
        if (layer.isBidirectional() && !directions.areTogether()) {
            return directions.pairs(layers).stream()
                    .map(pair -> new Candidate(pair, false))
                    .collect(Collectors.toList());
        }
        int count = layer.isBidirectional() ? 2 : 1;
        Set<String> halves = directions.pairs(layers).stream()
                .flatMap(List::stream)
                .map(Layer::pattern)
                .collect(Collectors.toSet());
        return layers.stream()
                .map(each -> new Candidate(Collections.nCopies(count, each), halves.contains(each.pattern())))
                .collect(Collectors.toList());
    }

    /** Whether its tensors belong to a layer of another kind that has more: the candidate's kernel of a GRU could be a basic cell's. */
    private boolean isExplainedByAnotherKind(Layer layer) {
        return ofAllKinds.with(layer).stream().anyMatch(other -> other.explainsMoreThan(layer));
    }
}
