package dev.unrolled.weights;

import dev.unrolled.Nullable;
import dev.unrolled.weights.WeightsException.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the layers of a network in a file: by their own names, else by their shapes and the numbers in the file's names, if these leave
 * exactly one assignment. The order of the file says nothing: who writes files may sort them.
 */
final class NetworkLayers {
    private static final int MOST_LISTED = 12;

    private final Weights weights;
    private final Convention convention;
    private final Set<String> taken;
    private final Directions directions;
    private final Map<CellKind, List<Layer>> byKind = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Looks in a file.
     *
     * @param taken the patterns that are already some layer's
     */
    NetworkLayers(Weights weights, Convention convention, Set<String> taken) {
        this.weights = weights;
        this.convention = convention;
        this.taken = taken;
        this.directions = new Directions(convention);
    }

    /** The patterns under which each direction of a layer is written. */
    static List<String> ownPatterns(LayerLayout layer, Directions directions) {
        List<String> patterns = new ArrayList<>();
        for (int direction = 0; direction < layer.sections().size(); direction++) {
            patterns.add(directions.pattern(layer, direction));
        }
        return patterns;
    }

    /** What is wrong if not every layer was found. */
    List<Problem> problems() {
        return problems;
    }

    /** What in the file each layer is; without those that are not there or not clear. */
    Map<LayerLayout, Candidate> find(List<LayerLayout> layers) {
        List<Slot> slots = new ArrayList<>();
        for (LayerLayout layer : layers) {
            Slot slot = Slot.of(layer, candidates(layer), ownPatterns(layer, directions), weights);
            if (slot.candidates().isEmpty()) {
                problems.add(absent(layer));
            } else {
                slots.add(slot);
            }
        }
        Slot.Search search = new Slot.Search(slots);
        List<Candidate> found = search.only();
        Map<LayerLayout, Candidate> places = new LinkedHashMap<>();
        if (found == null) {
            problems.add(unclear(slots, search));
            return places;
        }
        for (int at = 0; at < slots.size(); at++) {
            places.put(slots.get(at).layer(), found.get(at));
        }
        return places;
    }

    /** All that has the kernel of such a layer, of whatever shape. */
    private List<Candidate> candidates(LayerLayout layer) {
        Section section = layer.sections().get(0);
        List<String> own = ownPatterns(layer, directions);
        List<Layer> layers = layers(layer.cell().kind()).stream()
                .filter(each -> each.hasKernel(section) && !taken.contains(each.pattern()))
                .filter(each -> own.contains(each.pattern()) || !isExplainedByAnotherKind(each))
                .collect(Collectors.toList());
        if (!layer.isBidirectional()) {
            return layers.stream()
                    .map(each -> new Candidate(Arrays.asList(each)))
                    .collect(Collectors.toList());
        }
        List<List<Layer>> pairs = directions.areTogether()
                ? layers.stream().map(each -> Arrays.asList(each, each)).collect(Collectors.toList())
                : directions.pairs(layers);
        return pairs.stream().map(Candidate::new).collect(Collectors.toList());
    }

    private List<Layer> layers(CellKind kind) {
        return byKind.computeIfAbsent(kind, key -> Layer.in(weights, convention, key));
    }

    /** Whether its tensors belong to a layer of another kind that has more: the candidate's kernel of a GRU could be a basic cell's. */
    private boolean isExplainedByAnotherKind(Layer layer) {
        return Arrays.stream(CellKind.values())
                .flatMap(kind -> layers(kind).stream())
                .anyMatch(other -> other.explainsMoreThan(layer));
    }

    private Problem absent(LayerLayout layer) {
        Set<String> all = new LinkedHashSet<>();
        candidates(layer).forEach(each -> all.add(each.describe(weights)));
        return new Place(weights.source(), null)
                .problem(
                        -1,
                        "the weights of " + layer + ", in " + convention,
                        all.isEmpty() ? Text.names(weights.names()) : listed(all),
                        all.isEmpty()
                                ? "save its tensors too, or use another convention"
                                : "declare the layer as the file has it, or save the weights of such a layer");
    }

    private Problem unclear(List<Slot> slots, Slot.Search search) {
        boolean hasSeveral = search.hasSeveral();
        List<Slot> open = slots.stream()
                .filter(slot -> !hasSeveral || slot.candidates().size() > 1)
                .collect(Collectors.toList());
        Set<String> found = new LinkedHashSet<>();
        open.forEach(slot -> slot.candidates().forEach(each -> found.add(each.describe(weights))));
        return new Place(weights.source(), null)
                .problem(
                        -1,
                        (hasSeveral ? "exactly one way to have the weights of " : "a way to have the weights of ")
                                + open.stream()
                                        .map(slot -> slot.layer().toString())
                                        .collect(Collectors.joining("; ")),
                        listed(found),
                        "say which is which: " + convention + ".toCanonical(weights, layout, Map.of("
                                + example(slots, open, search.example()) + "))");
    }

    /** One of the ways there are; else how to begin. */
    private static String example(List<Slot> slots, List<Slot> open, @Nullable List<Candidate> way) {
        if (way == null) {
            Slot first = open.get(0);
            return first.candidates().get(0).assignment(first.layer()) + ", …";
        }
        return open.stream()
                .limit(MOST_LISTED)
                .map(slot -> way.get(slots.indexOf(slot)).assignment(slot.layer()))
                .collect(Collectors.joining(", "));
    }

    private static String listed(Set<String> texts) {
        String first = texts.stream().limit(MOST_LISTED).collect(Collectors.joining("; "));
        return texts.size() <= MOST_LISTED ? first : first + " and " + (texts.size() - MOST_LISTED) + " more";
    }
}
