package dev.unrolled.weights;

import dev.unrolled.Nullable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the tensors of a cell in a file by their names; where several layers have such names, by the shapes of their kernels. */
final class Layers {
    private final Weights weights;
    private final Section cell;
    private final List<Layer> candidates;

    Layers(Weights weights, CellLayout cell, Collection<Convention> conventions) {
        this.weights = weights;
        this.cell = Section.of(cell);
        this.candidates = fitting(best(complete(conventions)));
    }

    private List<Layer> complete(Collection<Convention> conventions) {
        List<Layer> complete = new ArrayList<>();
        for (Convention convention : conventions) {
            List<Layer> ofAllKinds = new ArrayList<>();
            for (CellKind kind : CellKind.values()) {
                ofAllKinds.addAll(Layer.in(weights, convention, kind));
            }
            for (Layer layer : Layer.in(weights, convention, cell.cell().kind())) {
                if (layer.hasKernel(cell) && ofAllKinds.stream().noneMatch(layer::isPartOf)) {
                    complete.add(layer);
                }
            }
        }
        return complete;
    }

    /** Without those whose tensors another convention explains together with more; of equals the first. */
    private static List<Layer> best(List<Layer> layers) {
        List<Layer> best = new ArrayList<>();
        for (Layer layer : layers) {
            boolean isWorse = layers.stream().anyMatch(other -> other.explainsMoreThan(layer))
                    || best.stream().anyMatch(other -> other.sameNames(layer));
            if (!isWorse) {
                best.add(layer);
            }
        }
        return best;
    }

    private List<Layer> fitting(List<Layer> layers) {
        List<Layer> fitting =
                layers.stream().filter(layer -> layer.fits(cell, weights)).collect(Collectors.toList());
        return fitting.isEmpty() ? layers : fitting;
    }

    /**
     * The only layer.
     *
     * @return it, or null if there is none
     * @throws WeightsException if there are several
     */
    @Nullable
    Layer only() {
        if (candidates.size() > 1) {
            String found =
                    candidates.stream().map(layer -> layer.describe(weights)).collect(Collectors.joining("; "));
            throw new Place(weights.source(), null)
                    .refuse(
                            -1,
                            "the weights of one " + cell,
                            found,
                            "name one: " + candidates.get(0).convention() + ".toCanonical(weights, layout, \""
                                    + candidates.get(0).pattern() + "\")");
        }
        return candidates.isEmpty() ? null : candidates.get(0);
    }
}
