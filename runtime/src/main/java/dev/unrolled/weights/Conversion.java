package dev.unrolled.weights;

import dev.unrolled.weights.FrameworkTensor.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Copies tensors between a framework's layout and ours, as {@link FrameworkTensors} says. */
final class Conversion {
    private final Weights weights;
    private final CellLayout cell;
    private final List<Tensor> results = new ArrayList<>();

    Conversion(Weights weights, CellLayout cell) {
        this.weights = weights;
        this.cell = cell;
    }

    Weights toCanonical(Layer layer, boolean isAlone) {
        Map<FrameworkTensor, Tensor> there = new LayerCheck(weights, cell, layer).tensors(isAlone);
        boolean wide = isWide(there);
        Map<String, Values> here = new LinkedHashMap<>();
        List<FrameworkTensor> canonical = FrameworkTensors.of(Convention.CANONICAL, cell);
        canonical.forEach(each -> here.put(each.name(), Values.zeros(wide, each.size())));
        there.forEach((each, tensor) -> {
            for (Part part : each.parts()) {
                each.read(part, canonical(here, part.canonical), tensor.values());
            }
        });
        canonical.forEach(each -> add(each.name(), each, canonical(here, each.name()), wide));
        return weights.with(results);
    }

    Weights fromCanonical(Layer layer) {
        Layer ours = Layer.of(Convention.CANONICAL, Convention.CANONICAL.layer);
        Map<FrameworkTensor, Tensor> canonical = new LayerCheck(weights, cell, ours).tensors(true);
        boolean wide = isWide(canonical);
        Map<String, Values> here = new LinkedHashMap<>();
        canonical.forEach((each, tensor) -> here.put(each.name(), tensor.values()));
        for (FrameworkTensor each : FrameworkTensors.of(layer.convention(), cell)) {
            Values there = Values.zeros(wide, each.size());
            for (Part part : each.parts()) {
                each.write(part, canonical(here, part.canonical), there);
            }
            add(layer.name(each.name()), each, there, wide);
        }
        return weights.with(results);
    }

    private static Values canonical(Map<String, Values> here, String name) {
        return Objects.requireNonNull(here.get(name), name);
    }

    private static boolean isWide(Map<FrameworkTensor, Tensor> tensors) {
        return tensors.values().stream().anyMatch(tensor -> tensor.values().isWide());
    }

    private void add(String name, FrameworkTensor each, Values values, boolean wide) {
        NumberType type = wide ? NumberType.FLOAT64 : NumberType.FLOAT32;
        results.add(new Tensor(weights.source(), name, each.shape(), type, values, -1));
    }
}
