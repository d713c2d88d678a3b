package dev.unrolled.weights;

import dev.unrolled.Nullable;
import dev.unrolled.support.Text;
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
            SharedTensors ofAllKinds = new SharedTensors(Layer.inAllKinds(weights, convention));
            for (Layer layer : Layer.in(weights, convention, cell.cell().kind())) {
                if (layer.hasKernel(cell) && ofAllKinds.with(layer).stream().noneMatch(layer::isPartOf)) {
                    complete.add(layer);
                }
            }
        }
        return complete;
    }

    /** Without those whose tensors another convention explains together with more; of equals the first. */
    private static List<Layer> best(List<Layer> layers) {
        SharedTensors all = new SharedTensors(layers);
        SharedTensors chosen = new SharedTensors();
        List<Layer> best = new ArrayList<>();
        for (Layer layer : layers) {
            boolean isWorse = all.with(layer).stream().anyMatch(other -> other.explainsMoreThan(layer))
                    || chosen.with(layer).stream().anyMatch(other -> other.sameNames(layer));
            if (!isWorse) {
                best.add(layer);
                chosen.add(layer);
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
            String found = Text.listed(candidates, layer -> layer.describe(weights), "; ");
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
