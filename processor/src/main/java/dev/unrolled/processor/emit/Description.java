package dev.unrolled.processor.emit;

import dev.unrolled.processor.plan.Cost;
import dev.unrolled.processor.program.Equation;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a cell says of itself, in plain ASCII so that it survives any source encoding. */
final class Description {
    private static final int WIDTH = 88;

    private final Cell cell;

    Description(Cell cell) {
        this.cell = cell;
    }

    List<String> lines() {
        return lines(cell.identity().generatedName());
    }

    /** What it says under a name. */
    List<String> lines(String name) {
        return paragraphs(name + ":").stream()
                .flatMap(paragraph -> Text.wrap(paragraph, WIDTH - Place.indent(cell), "    ").stream())
                .toList();
    }

    private List<String> paragraphs(String name) {
        List<String> lines = new ArrayList<>();
        List<String> equations = equations();
        if (equations.size() == 1) {
            lines.add(name + " " + equations.get(0));
        } else {
            lines.add(name);
            equations.forEach(equation -> lines.add("  " + equation));
        }
        lines.add("  " + vectors());
        lines.addAll(parameters());
        if (!cell.program().gates().isEmpty()) {
            String columns = cell.layout().hasBias() ? "columns and biases" : "columns";
            lines.add("  %s [gate][%s], gates in the order %s".formatted(columns, cell.units(), gates()));
        }
        lines.add("  numerics " + cell.program().numerics() + ": " + rounding());
        lines.add("  a step of one example: " + cost());
        lines.add("  code shape " + cell.plan().shape().name() + ": "
                + cell.plan().reason());
        return lines;
    }

    /** The equations; what a dense layer gives is no new state. */
    List<String> equations() {
        return Equation.of(cell.program()).stream()
                .map(equation -> cell.isRecurrent() ? equation : equation.replaceFirst("^y' ", "y "))
                .toList();
    }

    private String vectors() {
        StringBuilder text = new StringBuilder();
        Vector input = cell.program().input();
        text.append(input.name()).append(" [").append(input.length()).append("] input");
        if (!cell.isRecurrent()) {
            Vector output = cell.program().output();
            return text + ", " + output.name() + " [" + output.length() + "] output";
        }
        for (Vector state : cell.program().states()) {
            text.append(", ")
                    .append(state.name())
                    .append(" [")
                    .append(state.length())
                    .append("] state");
            text.append(state.equals(cell.program().output()) ? " and output" : "");
        }
        return text.toString();
    }

    private List<String> parameters() {
        List<String> lines = new ArrayList<>();
        for (Parameter parameter : cell.parameters()) {
            if (parameter instanceof Parameter.Matrix matrix) {
                List<String> blocks =
                        matrix.namedBlocks().stream().map(Description::block).toList();
                lines.add("  %s [%s][%s]".formatted(matrix.name(), matrix.rows(), matrix.columns())
                        + (blocks.isEmpty() ? "" : ": " + String.join(", ", blocks)));
            } else {
                lines.add("  %s [%s]".formatted(parameter.name(), parameter.size()));
            }
        }
        return lines;
    }

    private static String block(Parameter.RowBlock block) {
        return "rows [%s, %s) are %s (%s)"
                .formatted(block.from(), block.from() + block.rows(), block.name(), block.kind());
    }

    /** For example {@code reset, update, candidate}. */
    String gates() {
        return cell.program().gates().stream()
                .map(gate -> gate.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** How each sum is formed. */
    String rounding() {
        String chain =
                switch (cell.program().numerics()) {
                    case FUSED -> "each sum is one chain of Math.fma from +0, kernel rows from top to bottom";
                    case SEPARATE ->
                        "each sum is one chain from +0, kernel rows from top to bottom, every product and every sum rounded";
                    case TENSORFLOW_1 ->
                        "sums and activation as in TensorFlow 1.15, kernel rows from top to bottom: one example alone by "
                                + (cell.blockLength() > 0 ? "chains over 16 rows" : "one chain")
                                + " from +0, every product and every sum rounded"
                                + (cell.blockLength() > 0 ? ", the chains added in order" : "")
                                + "; examples of a larger batch by one chain of Math.fma from +0";
                    case TENSORFLOW_2 ->
                        "sums and activation as in TensorFlow 2.18, each sum one chain of Math.fma from +0, kernel rows from "
                                + "top to bottom";
                };
        long biases =
                cell.program().parameters().stream().filter(cell::isAddedLast).count();
        String separator = chain.contains(";") ? "; " : ", ";
        // After the product the candidate's sums over the input and over the state are apart, and the reset is between
        // their biases.
        String apart =
                cell.layout().resetsAfter() && biases == 2 ? ", of the candidate one to each of its two sums" : "";
        return chain
                + (biases == 0 ? "" : separator + (biases == 1 ? "the bias" : "the biases") + " added last" + apart);
    }

    /** What a step costs. */
    String cost() {
        Cost cost = cell.plan().cost();
        String text = cell.isRecurrent()
                ? "%s multiply-adds; reads %s bytes of weights and %s of input and state, writes %s of state"
                : "%s multiply-adds; reads %s bytes of weights and %s of input, writes %s of output";
        return text.formatted(cost.multiplyAdds(), cost.weightBytes(), cost.readBytes(), cost.writtenBytes());
    }
}
