package dev.unrolled.weights;

import dev.unrolled.weights.FrameworkTensor.Part;
import dev.unrolled.weights.WeightsException.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Copies tensors between a framework's layout and ours, as {@link FrameworkTensors} says. */
final class Conversion {
    private final Weights weights;
    private final Map<Section, Layer> layers;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, Tensor> results = new LinkedHashMap<>();

    /**
     * A conversion of one cell or of several sections of a network.
     *
     * @param layers where in the framework's file each section is, in order
     */
    Conversion(Weights weights, Map<Section, Layer> layers) {
        this.weights = weights;
        this.layers = layers;
    }

    /**
     * The canonical tensors.
     *
     * @param isAlone whether the file holds nothing but these layers, unless surplus tensors are allowed
     * @param before what is already known to be wrong
     */
    Weights toCanonical(boolean isAlone, Collection<Problem> before) {
        problems.addAll(before);
        Map<Section, Map<FrameworkTensor, Tensor>> there = new LayersCheck(weights, layers).tensors(isAlone, problems);
        refuse();
        boolean wide = isWide(there);
        there.forEach((section, tensors) -> {
            Map<String, Values> here = new LinkedHashMap<>();
            List<FrameworkTensor> canonical = FrameworkTensors.of(Convention.CANONICAL, section.cell());
            canonical.forEach(each -> here.put(each.name(), Values.zeros(wide, each.size())));
            tensors.forEach((each, tensor) -> {
                for (Part part : each.parts()) {
                    each.read(part, canonical(here, part.canonical), tensor.values());
                }
            });
            canonical.forEach(each -> add(section.canonical(each.name()), each, canonical(here, each.name()), wide));
        });
        return weights.with(new ArrayList<>(results.values()));
    }

    /** The framework's tensors. Those of two directions may be the same, one half of which each direction writes. */
    Weights fromCanonical() {
        Map<Section, Layer> ours = new LinkedHashMap<>();
        layers.keySet().forEach(section -> ours.put(section, Layer.of(Convention.CANONICAL, section.canonical("*"))));
        Map<Section, Map<FrameworkTensor, Tensor>> canonical = new LayersCheck(weights, ours).tensors(true, problems);
        refuse();
        boolean wide = isWide(canonical);
        canonical.forEach((section, tensors) -> {
            Map<String, Values> here = new LinkedHashMap<>();
            tensors.forEach((each, tensor) -> here.put(each.name(), tensor.values()));
            Layer layer = Objects.requireNonNull(layers.get(section));
            for (FrameworkTensor each : section.tensors(layer.convention())) {
                Values there = there(layer.name(each.name()), each, wide);
                for (Part part : each.parts()) {
                    each.write(part, canonical(here, part.canonical), there);
                }
            }
        });
        return weights.with(new ArrayList<>(results.values()));
    }

    /** The values of a framework's tensor, to be written into. */
    private Values there(String name, FrameworkTensor each, boolean wide) {
        Tensor begun = results.get(name);
        if (begun != null && each.isOfSecondDirection()) {
            return begun.values();
        }
        if (begun != null) {
            throw new IllegalArgumentException(
                    "layers: expected a pattern for each, found two whose tensor is " + name);
        }
        Values values = Values.zeros(wide, each.size());
        add(name, each, values, wide);
        return values;
    }

    private void refuse() {
        if (!problems.isEmpty()) {
            throw new WeightsException(problems);
        }
    }

    private static Values canonical(Map<String, Values> here, String name) {
        return Objects.requireNonNull(here.get(name), name);
    }

    private static boolean isWide(Map<Section, Map<FrameworkTensor, Tensor>> sections) {
        return sections.values().stream()
                .flatMap(tensors -> tensors.values().stream())
                .anyMatch(tensor -> tensor.values().isWide());
    }

    private void add(String name, FrameworkTensor each, Values values, boolean wide) {
        NumberType type = wide ? NumberType.FLOAT64 : NumberType.FLOAT32;
        results.put(name, new Tensor(weights.source(), name, each.shape(), type, values, -1));
    }
}
