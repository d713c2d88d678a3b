package dev.unrolled.weights;

import dev.unrolled.support.Surplus;
import dev.unrolled.support.Text;
import dev.unrolled.weights.WeightsException.Problem;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the tensors of a file with all that a cell or a network needs, and collects all that is wrong. */
final class LayersCheck {
    private final Weights weights;
    private final Map<Section, Layer> layers;
    private final Map<Section, LayerCheck> checks = new LinkedHashMap<>();

    LayersCheck(Weights weights, Map<Section, Layer> layers) {
        this.weights = weights;
        this.layers = layers;
        layers.forEach((section, layer) -> checks.put(section, new LayerCheck(weights, section, layer)));
    }

    /**
     * The values of each tensor.
     *
     * @param isAlone whether the file holds nothing but these layers, unless surplus tensors are allowed
     * @param problems takes what is wrong; if it is empty, every tensor is there
     */
    Map<Section, Map<FrameworkTensor, Tensor>> tensors(boolean isAlone, List<Problem> problems) {
        Map<Section, Map<FrameworkTensor, Tensor>> tensors = new LinkedHashMap<>();
        Set<String> told = new HashSet<>();
        checks.forEach((section, check) -> tensors.put(section, check.tensors(told, problems::add)));
        surplus(isAlone && !weights.surplusAllowed(), problems);
        return tensors;
    }

    /**
     * A tensor that a layer uses and the cell does not is never left out: the cell would compute something else. Others are left out if
     * that is allowed.
     */
    private void surplus(boolean othersMatter, List<Problem> problems) {
        Set<String> used = new HashSet<>();
        checks.values().forEach(check -> used.addAll(check.used()));
        for (String name : weights.names()) {
            if (used.contains(name)) {
                continue;
            }
            Optional<LayerCheck> owner = checks.values().stream()
                    .filter(check -> check.canHave(name))
                    .findFirst();
            if (owner.isPresent()) {
                problems.add(owner.get().surplusOfLayer(name));
            } else if (othersMatter) {
                problems.add(surplus(name));
            }
        }
    }

    private Problem surplus(String name) {
        if (checks.size() == 1) {
            return checks.values().iterator().next().surplus(name);
        }
        List<String> patterns =
                layers.values().stream().map(Layer::pattern).distinct().collect(Collectors.toList());
        return Surplus.problem(weights, name, "only " + Text.names(patterns), Surplus.HINT);
    }
}
