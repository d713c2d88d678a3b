package dev.unrolled.processor.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.plan.NetworkPlan;
import dev.unrolled.weights.CellLayout;
import java.util.List;

/** Assembles the class of a network from its parts: what belongs to the whole, then a nested class for each layer. */
public final class NetworkClass {
    private NetworkClass() {}

    /**
     * Writes a network's class.
     *
     * @param identity who the network is
     * @param layouts which weights each layer has
     * @param fingerprint what its state means
     * @param plan how the layers are written
     * @return the source file
     */
    public static JavaFile emit(CellIdentity identity, List<CellLayout> layouts, String fingerprint, NetworkPlan plan) {
        Network network = Network.of(identity, layouts, plan);
        TypeSpec.Builder type = ClassHead.of(
                identity,
                new NetworkDoc(network).text(),
                plan.program().isStreaming() ? RecurrentCell.class : RecurrentNetwork.class);
        new NetworkFields(network).addTo(type);
        if (network.program().isStreaming()) {
            new NetworkSteps(network).addTo(type);
        } else {
            new NetworkSequences(network).addTo(type);
        }
        new NetworkWeightMethods(network).addTo(type);
        type.addMethod(FingerprintMethod.of(fingerprint));
        addDeclaredForms(network, type);
        network.layers().forEach(layer -> type.addType(new LayerClass(network, layer).type()));
        return ClassHead.file(identity, type);
    }

    private static void addDeclaredForms(Network network, TypeSpec.Builder type) {
        DeclaredForms forms = new DeclaredForms(network.identity(), network.isPaddedByLayer() ? Names.PADDED : "");
        if (network.program().isStreaming()) {
            forms.addSteps(type);
            if (network.buffered().isEmpty()) {
                forms.addReserve(type);
            }
        }
        if (!network.hasLearnedState()) {
            forms.addInitialState(type);
        }
    }
}
