package dev.unrolled.weights;

import dev.unrolled.Nullable;
import dev.unrolled.support.Text;
import dev.unrolled.weights.WeightsException.Problem;
import java.util.ArrayList;
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
    private final Weights weights;
    private final Convention convention;
    private final Candidates candidates;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * Looks in a file.
     *
     * @param taken the patterns that are already some layer's
     */
    NetworkLayers(Weights weights, Convention convention, Set<String> taken) {
        this.weights = weights;
        this.convention = convention;
        this.candidates = new Candidates(weights, convention, taken);
    }

    /** What is wrong if not every layer was found. */
    List<Problem> problems() {
        return problems;
    }

    /** What in the file each layer is; without those that are not there or not clear. */
    Map<LayerLayout, Candidate> find(List<LayerLayout> layers) {
        List<Slot> slots = new ArrayList<>();
        for (LayerLayout layer : layers) {
            Slot slot = Slot.of(layer, candidates);
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

    private Problem absent(LayerLayout layer) {
        List<Candidate> all = candidates.all(layer);
        return new Place(weights.source(), null)
                .problem(
                        -1,
                        "the weights of " + layer + ", in " + convention,
                        all.isEmpty()
                                ? Text.names(weights.names())
                                : Text.listed(all, each -> each.describe(weights), "; "),
                        all.isEmpty()
                                ? "save its tensors too, or use another convention"
                                : "declare the layer as the file has it, or save the weights of such a layer");
    }

    private Problem unclear(List<Slot> slots, Slot.Search search) {
        boolean hasSeveral = search.hasSeveral();
        List<Slot> open = slots.stream()
                .filter(slot -> !hasSeveral || slot.candidates().size() > 1)
                .collect(Collectors.toList());
        Set<Candidate> several = new LinkedHashSet<>();
        open.forEach(slot -> several.addAll(slot.candidates()));
        Set<String> found = new LinkedHashSet<>();
        several.forEach(each -> found.add(each.describe(weights)));
        return new Place(weights.source(), null)
                .problem(
                        -1,
                        (hasSeveral ? "exactly one way to have the weights of " : "a way to have the weights of ")
                                + open.stream()
                                        .map(slot -> slot.layer().toString())
                                        .collect(Collectors.joining("; ")),
                        Text.listed(found, each -> each, "; "),
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
                .limit(Text.MOST_LISTED)
                .map(slot -> way.get(slots.indexOf(slot)).assignment(slot.layer()))
                .collect(Collectors.joining(", "));
    }
}
