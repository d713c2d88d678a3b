package dev.unrolled.processor.emit;

import dev.unrolled.Direction;
import dev.unrolled.Head;
import dev.unrolled.Steps;
import dev.unrolled.processor.program.LayerProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The Javadoc of a network's class, and what the network says of itself: layers, state and outputs. */
final class NetworkDoc {
    private static final int WIDTH = 96;
    private static final int DESCRIPTION_WIDTH = 88;

    private final Network network;

    NetworkDoc(Network network) {
        this.network = network;
    }

    String text() {
        List<String> lines = new ArrayList<>();
        lines.addAll(Text.wrap(
                "The network of {@link " + network.identity().interfaceName() + "}: {@code x ["
                        + network.program().inputs() + "]} goes through",
                WIDTH,
                ""));
        lines.add("");
        lines.add("<ol>");
        for (Layer layer : network.layers()) {
            lines.addAll(Text.wrap(
                    "  <li>{@link #" + layer.name() + "}: " + title(layer) + state(layer) + ".", WIDTH, "      "));
        }
        lines.add("</ol>");
        lines.add("");
        lines.addAll(Text.wrap(
                outputs() + " The state of one example is {@code ["
                        + network.program().stateSize() + "]}, those of the layers end to end.",
                WIDTH,
                ""));
        lines.add("");
        lines.add("Not thread-safe: give each thread its own {@link #fork()}.");
        return String.join("\n", lines);
    }

    /** The lines of {@code describe}. */
    List<String> description() {
        List<String> lines = new ArrayList<>();
        lines.addAll(Text.wrap(
                network.identity().generatedName() + ": inputs ["
                        + network.program().inputs() + "], outputs ["
                        + network.program().outputSize() + "], state ["
                        + network.program().stateSize() + "]"
                        + (network.program().head() == Head.NONE ? "" : ", " + head()),
                DESCRIPTION_WIDTH,
                "    "));
        return lines;
    }

    /** The lines that a layer adds to it. */
    List<String> description(Layer layer) {
        String title = layer.name() + ", " + title(layer).replaceAll("\\{@code ([^}]*)}", "$1");
        String part = !layer.program().isBidirectional()
                ? ""
                : layer.backward().isPresent() ? "; its forward direction" : "; each direction";
        return new Description(layer.cell()).lines(title + part);
    }

    /** Those of a backward direction that computes something else. */
    List<String> backwardDescription(Layer layer, Cell backward) {
        return new Description(backward).lines(layer.name() + ", its backward direction");
    }

    /** What a layer is, in a few words. */
    String title(Layer layer) {
        LayerProgram program = layer.program();
        StringBuilder text = new StringBuilder(layer.cell().isRecurrent() ? kind(layer) : "dense")
                .append(", {@code [")
                .append(program.outputSize())
                .append("]}");
        if (program.direction() != Direction.FORWARD) {
            text.append(", ").append(words(program.direction()));
        }
        if (program.isBidirectional()) {
            text.append(", ").append(words(program.merge()));
        }
        if (program.steps() == Steps.LAST) {
            text.append(", its last output alone");
        }
        program.residualFrom().ifPresent(from -> text.append(", added to the input of {@code ")
                .append(network.layers().get(from).name())
                .append("}"));
        return text.append(program.learnedState() ? ", from a learned state" : "")
                .toString();
    }

    private static String kind(Layer layer) {
        return layer.cell().layout().kind().name();
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String state(Layer layer) {
        if (!layer.cell().isRecurrent()) {
            return "";
        }
        int from = layer.cell().place().orElseThrow().stateOffset();
        return "; its state is {@code [" + from + ", " + (from + layer.program().stateSize()) + ")}";
    }

    private String outputs() {
        String length = "{@code [" + network.program().outputSize() + "]}";
        return network.program().head() == Head.NONE
                ? "The last layer's output, " + length + ", is the network's."
                : "The output, " + length + ", is the " + head() + " of "
                        + (network.isApart() ? "each direction of the last layer." : "the last layer's.");
    }

    private String head() {
        return network.program().head() == Head.SOFTMAX ? "softmax" : "logarithm of the softmax";
    }
}
