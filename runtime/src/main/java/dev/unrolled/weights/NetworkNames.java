package dev.unrolled.weights;

import dev.unrolled.support.Text;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
     * Where every layer has some tensor by our name, what lies elsewhere is beside the network, and explains nothing.
     */
    Optional<Convention> convention() {
        Set<String> names = canonicalNames(network.sections());
        if (names.stream().allMatch(weights::contains) && hasCanonicalKernels()) {
            return Optional.of(Convention.CANONICAL);
        }
        boolean isBeside = network.sections().stream().allMatch(this::hasCanonicalName);
        Convention best = Convention.CANONICAL;
        int most = (int) names.stream().filter(weights::contains).count();
        for (Convention convention : Convention.values()) {
            int explained = convention == Convention.CANONICAL ? 0 : explained(convention, isBeside);
            if (explained > most) {
                best = convention;
                most = explained;
            }
        }
        return most == 0 ? Optional.empty() : Optional.of(best);
    }

    private boolean hasCanonicalName(Section section) {
        return canonicalNames(Collections.singletonList(section)).stream().anyMatch(weights::contains);
    }

    /** Whether they have our shapes, so that what else the file has is beside the network, though it be named like a framework's layers. */
    private boolean hasCanonicalKernels() {
        return network.sections().stream().allMatch(section -> Layer.of(Convention.CANONICAL, section.canonical("*"))
                .fits(section, weights));
    }

    private static Set<String> canonicalNames(List<Section> sections) {
        Set<String> names = new HashSet<>();
        for (Section section : sections) {
            section.tensors(Convention.CANONICAL).forEach(tensor -> names.add(section.canonical(tensor.name())));
        }
        return names;
    }

    /** The number of tensors of layers that could be ours by their names, of all or of those where ours would be. */
    private int explained(Convention convention, boolean isBeside) {
        Set<String> own = network.sections().stream()
                .map(section -> section.canonical("*"))
                .collect(Collectors.toSet());
        Set<CellKind> kinds = new LinkedHashSet<>();
        Set<String> names = new HashSet<>();
        for (Section section : network.sections()) {
            if (kinds.add(section.cell().kind())) {
                Layer.in(weights, convention, section.cell().kind()).stream()
                        .filter(layer -> layer.hasKernel(section))
                        .filter(layer -> !isBeside || own.contains(layer.pattern()))
                        .forEach(layer -> {
                            names.addAll(layer.names());
                            names.addAll(learnedStates(layer));
                        });
            }
        }
        return names.size();
    }

    private List<String> learnedStates(Layer layer) {
        return FrameworkTensors.LEARNED_STATES.stream()
                .map(layer::name)
                .filter(weights::contains)
                .collect(Collectors.toList());
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
