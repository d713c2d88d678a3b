package dev.unrolled.weights;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Tells by which convention the tensors of a network are named: that which explains the most of them. */
final class NetworkNames {
    private final Weights weights;
    private final NetworkLayout network;

    NetworkNames(Weights weights, NetworkLayout network) {
        this.weights = weights;
        this.network = network;
    }

    /**
     * That of the network itself if all its tensors are there; else the first of those that explain the most; empty if none explains any.
     */
    Optional<Convention> convention() {
        Set<String> names = canonicalNames();
        if (names.stream().allMatch(weights::contains) && hasCanonicalKernels()) {
            return Optional.of(Convention.CANONICAL);
        }
        Convention best = Convention.CANONICAL;
        int most = (int) names.stream().filter(weights::contains).count();
        for (Convention convention : Convention.values()) {
            int explained = convention == Convention.CANONICAL ? 0 : explained(convention);
            if (explained > most) {
                best = convention;
                most = explained;
            }
        }
        return most == 0 ? Optional.empty() : Optional.of(best);
    }

    /** Whether they have our shapes, so that what else the file has is beside the network, though it be named like a framework's layers. */
    private boolean hasCanonicalKernels() {
        return network.sections().stream().allMatch(section -> Layer.of(Convention.CANONICAL, section.canonical("*"))
                .fits(section, weights));
    }

    private Set<String> canonicalNames() {
        Set<String> names = new HashSet<>();
        for (Section section : network.sections()) {
            section.tensors(Convention.CANONICAL).forEach(tensor -> names.add(section.canonical(tensor.name())));
        }
        return names;
    }

    /** The number of tensors of layers that could be ours by their names. */
    private int explained(Convention convention) {
        Set<CellKind> kinds = new LinkedHashSet<>();
        Set<String> names = new HashSet<>();
        for (Section section : network.sections()) {
            if (kinds.add(section.cell().kind())) {
                Layer.in(weights, convention, section.cell().kind()).stream()
                        .filter(layer -> layer.hasKernel(section))
                        .forEach(layer -> names.addAll(layer.names()));
            }
        }
        return names.size();
    }

    WeightsException refusal() {
        return new Place(weights.source(), null)
                .refuse(
                        -1,
                        "the weights of a " + network,
                        Text.names(weights.names()),
                        "name the tensors as the network's variables() or as a framework does, or say which are which layer's: "
                                + "Convention.toCanonical(weights, layout, Map.of(\""
                                + network.layers().get(0).name()
                                + "\", …))");
    }
}
