package dev.unrolled.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What in a file may be a layer of a network: the tensors of one direction, or of two. */
final class Candidate {
    private static final String FORWARD = "forward_";

    private final List<Layer> directions;
    private final NumberedName number;
    private final Set<String> segments = new LinkedHashSet<>();

    /**
     * One direction or two.
     *
     * @param isHalf whether the file has another direction of the same layer
     */
    Candidate(List<Layer> directions, boolean isHalf) {
        this.directions = directions;
        String pattern = directions.get(0).pattern();
        this.number = new NumberedName(pattern);
        for (String segment : Directions.segments(pattern)) {
            segments.add(segment);
            // Keras names both after the layer, which one of the two is not.
            if (!isHalf && segment.startsWith(FORWARD)) {
                segments.add(segment.substring(FORWARD.length()));
            }
        }
    }

    List<Layer> directions() {
        return directions;
    }

    /** Whether a part of the names is a layer's own name. */
    boolean isNamed(String layer) {
        return segments.contains(layer);
    }

    /** Whether both are numbered, and this one has the larger number. */
    boolean isBehind(Candidate other) {
        return number.isBehind(other.number);
    }

    boolean sharesTensors(Candidate other) {
        return directions.stream().anyMatch(one -> other.directions.stream()
                .anyMatch(another -> one.pattern().equals(another.pattern())));
    }

    /** The shapes of the tensors of which each direction's kernel is made. */
    List<String> kernelShapes(List<Section> sections, Weights weights) {
        List<String> shapes = new ArrayList<>();
        for (int direction = 0; direction < sections.size(); direction++) {
            shapes.addAll(directions.get(direction).kernelShapes(sections.get(direction), weights));
        }
        return shapes;
    }

    /** For example {@code lstm.*_l0 (weight_ih [8][3]) and lstm.*_l0_reverse (weight_ih [8][3])}. */
    String describe(Weights weights) {
        return directions.stream()
                .distinct()
                .map(layer -> layer.describe(weights))
                .collect(Collectors.joining(" and "));
    }

    /** {@code "both/forward", "lstm.*_l0", "both/backward", "lstm.*_l0_reverse"}. */
    String assignment(LayerLayout layer) {
        boolean isTogether = directions.size() == 2 && directions.get(0) == directions.get(1);
        if (isTogether || directions.size() == 1) {
            return quoted(layer.name()) + ", " + quoted(directions.get(0).pattern());
        }
        List<String> parts = Arrays.asList(
                quoted(layer.name() + "/forward"),
                quoted(directions.get(0).pattern()),
                quoted(layer.name() + "/backward"),
                quoted(directions.get(1).pattern()));
        return String.join(", ", parts);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
