package dev.unrolled.processor.proof;

import dev.unrolled.Direction;
import dev.unrolled.Merge;
import dev.unrolled.Steps;
import dev.unrolled.processor.model.LayerSpec;
import dev.unrolled.processor.model.NetworkSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.program.NetworkProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A network as its annotation says it, and the code shape asked for. */
record NetworkCase(NetworkSpec spec, ShapeChoice shape) {
    NetworkProgram program() {
        return NetworkProgram.of(spec);
    }

    NetworkCase with(ShapeChoice other) {
        return new NetworkCase(spec, other);
    }

    /** A hash of all that the annotation says. */
    String name() {
        return "Net" + Integer.toHexString(spec.toString().hashCode());
    }

    String source() {
        String layers = spec.layers().stream().map(this::layer).collect(Collectors.joining(",\n  "));
        return """
                package %s;
                @dev.unrolled.RnnNetwork(inputs = %d, head = dev.unrolled.Head.%s, layers = {
                  %s})
                public interface %s extends dev.unrolled.%s {}
                """.formatted(
                        CellCase.PACKAGE,
                        spec.inputs(),
                        spec.head(),
                        layers,
                        name(),
                        program().isStreaming() ? "RecurrentCell" : "RecurrentNetwork");
    }

    private String layer(LayerSpec layer) {
        SpecCase cell = SpecCase.of(layer.cell());
        String annotation = cell.annotation();
        String kind = annotation
                .replaceFirst("@dev\\.unrolled\\.([A-Z][a-z]+?)(Cell)?\\(.*", "$1")
                .toLowerCase(Locale.ROOT);
        String cells = layer.backward()
                .map(backward -> "{" + annotation + ", " + SpecCase.of(backward).annotation() + "}")
                .orElse(annotation);
        List<String> members = new ArrayList<>(List.of("name = \"" + layer.name() + "\"", kind + " = " + cells));
        if (layer.direction() != Direction.FORWARD) {
            members.add("direction = dev.unrolled.Direction." + layer.direction());
        }
        if (layer.merge() != Merge.CONCATENATE) {
            members.add("merge = dev.unrolled.Merge." + layer.merge());
        }
        if (layer.steps() != Steps.ALL) {
            members.add("steps = dev.unrolled.Steps." + layer.steps());
        }
        layer.residualFrom()
                .ifPresent(from ->
                        members.add("residual = \"" + spec.layers().get(from).name() + "\""));
        if (layer.learnedState()) {
            members.add("learnedState = true");
        }
        return "@dev.unrolled.Layer(" + String.join(", ", members) + ")";
    }
}
