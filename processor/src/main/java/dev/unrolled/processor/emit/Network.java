package dev.unrolled.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.unrolled.Head;
import dev.unrolled.Merge;
import dev.unrolled.Steps;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.plan.NetworkPlan;
import dev.unrolled.processor.program.LayerProgram;
import dev.unrolled.processor.program.NetworkProgram;
import dev.unrolled.weights.CellLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What every emitter of a network's class looks at.
 *
 * @param identity who the network is
 * @param program what it computes
 * @param layers its layers in order
 */
record Network(CellIdentity identity, NetworkProgram program, List<Layer> layers) {
    static Network of(CellIdentity identity, List<CellLayout> layouts, NetworkPlan plan) {
        List<Layer> layers = new ArrayList<>();
        NetworkProgram program = plan.program();
        for (int index = 0; index < program.layers().size(); index++) {
            LayerProgram layer = program.layers().get(index);
            int stateOffset = program.stateOffset(index);
            CellLayout layout = layouts.get(index);
            Cell cell = new Cell(
                    identity, layout, plan.layers().get(index), Optional.of(new Place(layer, stateOffset, false)));
            Optional<Cell> backward = plan.backward()
                    .get(index)
                    .map(each -> new Cell(identity, layout, each, Optional.of(new Place(layer, stateOffset, true))));
            layers.add(new Layer(
                    index, cell, backward, layer, index == program.layers().size() - 1));
        }
        return new Network(identity, program, List.copyOf(layers));
    }

    ClassName className() {
        return ClassName.get(identity.packageName(), identity.generatedName());
    }

    Layer last() {
        return layers.get(layers.size() - 1);
    }

    /** The layers whose outputs neither the caller's array nor anything else can hold. */
    List<Layer> buffered() {
        return layers.stream().filter(layer -> !layer.isLast()).toList();
    }

    /** The index of the last layer that has a state: what comes after it is for the outputs alone. */
    int lastRecurrent() {
        int last = 0;
        for (Layer layer : layers) {
            last = layer.cell().isRecurrent() ? layer.index() : last;
        }
        return last;
    }

    /** Whether a layer gives one output for each example, since it or one before it gives the last alone. */
    boolean givesLast(Layer layer) {
        return layers.subList(0, layer.index() + 1).stream()
                .anyMatch(each -> each.program().steps() == Steps.LAST);
    }

    /** Whether it steps and does more at a step that an example does not have than recurrent layers do on their own. */
    boolean isPaddedByLayer() {
        return program.isStreaming()
                && (program.head() != Head.NONE
                        || layers.stream()
                                .anyMatch(layer -> !layer.cell().isRecurrent()
                                        || layer.program().residualFrom().isPresent()));
    }

    boolean hasLearnedState() {
        return layers.stream().anyMatch(layer -> layer.program().learnedState());
    }

    /** Whether the outputs of two directions lie apart. */
    boolean isApart() {
        return program.last().isBidirectional() && program.last().merge() == Merge.APART;
    }
}
