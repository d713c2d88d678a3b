package dev.unrolled.weights;

import dev.unrolled.support.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tensors of one cell or dense layer among those of a file: their names are equal but for the place where a pattern such as {@code lstm.*_l0} has
 * its star.
 */
final class Layer {
    private static final String STAR = "*";

    private final Convention convention;
    private final String prefix;
    private final String suffix;
    private final String pattern;
    private final Set<String> found = new LinkedHashSet<>();

    private Layer(Convention convention, String prefix, String suffix) {
        this.convention = convention;
        this.prefix = prefix;
        this.suffix = suffix;
        this.pattern = prefix + STAR + suffix;
    }

    /** The layer of a pattern. */
    static Layer of(Convention convention, String pattern) {
        int star = pattern.indexOf(STAR);
        if (star < 0 || pattern.lastIndexOf(STAR) != star) {
            throw new IllegalArgumentException(
                    "layer: expected one * in place of the tensor's own name, as in lstm.*_l0, found " + pattern);
        }
        return new Layer(convention, pattern.substring(0, star), pattern.substring(star + 1));
    }

    /** All layers of which at least one tensor is there. */
    static List<Layer> in(Weights weights, Convention convention, CellKind kind) {
        String names = names(convention, kind).stream().map(Pattern::quote).collect(Collectors.joining("|"));
        Pattern pattern = Pattern.compile(
                "(" + convention.prefixes + ")(" + names + ")(" + convention.suffixes + ")", Pattern.DOTALL);
        Map<String, Layer> layers = new LinkedHashMap<>();
        for (String name : weights.names()) {
            Matcher matcher = pattern.matcher(name);
            if (matcher.matches()) {
                Layer layer = new Layer(convention, matcher.group(1), matcher.group(3));
                layers.computeIfAbsent(layer.pattern(), key -> layer).found.add(name);
            }
        }
        return new ArrayList<>(layers.values());
    }

    /** All layers of which at least one tensor is there, of any kind. */
    static List<Layer> inAllKinds(Weights weights, Convention convention) {
        return Arrays.stream(CellKind.values())
                .flatMap(kind -> in(weights, convention, kind).stream())
                .collect(Collectors.toList());
    }

    /** The names of all tensors that a cell of a kind can have. */
    static Set<String> names(Convention convention, CellKind kind) {
        Set<String> names = new LinkedHashSet<>();
        for (CellLayout cell : largest(kind)) {
            FrameworkTensors.of(convention, cell).forEach(tensor -> names.add(tensor.name()));
        }
        return names;
    }

    private static List<CellLayout> largest(CellKind kind) {
        switch (kind) {
            case GRU:
                return Arrays.asList(
                        CellLayout.gru(1, 1).withRecurrentBias(),
                        CellLayout.gru(1, 1).withResetAfter());
            case DENSE:
                return Collections.singletonList(CellLayout.dense(1, 1));
            case LSTM:
                CellLayout cell = CellLayout.lstm(1, 1).withRecurrentBias();
                return Collections.singletonList(cell.withPeepholes().withProjection(1));
            default:
                return Collections.singletonList(CellLayout.rnn(1, 1).withRecurrentBias());
        }
    }

    Convention convention() {
        return convention;
    }

    /** For example {@code lstm.*_l0}. */
    String pattern() {
        return pattern;
    }

    /** The full name of a tensor of this layer. */
    String name(String tensor) {
        return prefix + tensor + suffix;
    }

    /** Whether this layer has a tensor for every row of the kernel. */
    boolean hasKernel(Section section) {
        return kernel(section).allMatch(found::contains);
    }

    /** Whether this layer has a tensor for at least one row of the kernel. */
    boolean hasSomeKernel(Section section) {
        return kernel(section).anyMatch(found::contains);
    }

    private Stream<String> kernel(Section section) {
        return section.kernel(convention).stream().map(this::name);
    }

    /**
     * How to declare a GRU whose kernel is not there, though that of one which resets at the other place is. Only TensorFlow gives both
     * other names.
     */
    Optional<String> otherReset(Section section, Weights weights) {
        CellLayout cell = section.cell();
        if (cell.kind() != CellKind.GRU || kernel(section).allMatch(weights::contains)) {
            return Optional.empty();
        }
        CellLayout before = CellLayout.gru(cell.inputs(), cell.units());
        CellLayout other = cell.resetsAfter() ? before : before.withResetAfter();
        return kernel(Section.of(other)).allMatch(weights::contains)
                ? Optional.of("declare reset = " + (cell.resetsAfter() ? "BEFORE" : "AFTER") + ", as " + convention
                        + " " + pattern() + " has it")
                : Optional.empty();
    }

    /** The full names of the tensors that this layer has not. */
    List<String> missing(Section section) {
        return section.tensors(convention).stream()
                .map(tensor -> name(tensor.name()))
                .filter(name -> !found.contains(name))
                .collect(Collectors.toList());
    }

    /** Whether the tensors of the kernel have the shapes that they must have. */
    boolean fits(Section section, Weights weights) {
        return kernelShapes(section, weights).equals(section.kernelShapes(convention));
    }

    /** The shapes that the tensors of the kernel have. */
    List<String> kernelShapes(Section section, Weights weights) {
        return kernel(section).map(name -> shape(weights, name)).collect(Collectors.toList());
    }

    int size() {
        return found.size();
    }

    /** The full names of the tensors that are there. */
    Set<String> names() {
        return found;
    }

    /** Whether these names are a better explanation of the file, since they are more. */
    boolean explainsMoreThan(Layer other) {
        return found.size() > other.found.size() && found.containsAll(other.found);
    }

    /** Whether these tensors lie among those of another kind that has more: a GRU's candidate has the names of a basic cell. */
    boolean isPartOf(Layer other) {
        return other.explainsMoreThan(this) && !other.pattern().equals(pattern());
    }

    /** Whether both mean the same tensors. */
    boolean sameNames(Layer other) {
        return found.equals(other.found);
    }

    /** For example {@code PYTORCH lstm.*_l0 (weight_ih [8][3])}. */
    String describe(Weights weights) {
        return convention + " " + pattern()
                + found.stream()
                        .map(name -> name.substring(prefix.length(), name.length() - suffix.length()) + " "
                                + shape(weights, name))
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String shape(Weights weights, String name) {
        try {
            return Text.shape(weights.tensor(name).shape());
        } catch (WeightsException e) {
            return "unreadable";
        }
    }
}
