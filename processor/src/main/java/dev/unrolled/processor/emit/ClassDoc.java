package dev.unrolled.processor.emit;

import dev.unrolled.processor.model.Limits;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The Javadoc of a generated class: equation, shapes, order of summation, code shape and cost. */
final class ClassDoc {
    private static final int WIDTH = 96;

    private final Cell cell;

    ClassDoc(Cell cell) {
        this.cell = cell;
    }

    String text() {
        return text("the cell of {@link " + cell.identity().interfaceName() + "}")
                + "\n\nNot thread-safe: give each thread its own {@link #fork()}.";
    }

    /** What is said of a cell, given what it is. */
    String text(String cellOf) {
        Description description = new Description(cell);
        List<String> lines = new ArrayList<>();
        List<String> equations = description.equations();
        if (equations.size() == 1) {
            addParagraph(lines, "{@code " + equations.get(0) + "}, " + cellOf + ".");
        } else {
            lines.add(Character.toUpperCase(cellOf.charAt(0)) + cellOf.substring(1) + ":");
            lines.add("");
            lines.add("<pre>{@code");
            equations.forEach(equation -> lines.addAll(Text.wrap(equation, WIDTH - Place.indent(cell), "    ")));
            lines.add("}</pre>");
        }
        lines.add("");
        lines.add("<ul>");
        addItem(lines, vectors());
        cell.parameters().forEach(parameter -> addItem(lines, parameter(parameter)));
        if (!cell.program().gates().isEmpty()) {
            String columns = cell.layout().hasBias() ? "The columns, and the values of a bias," : "The columns";
            addItem(
                    lines,
                    columns + " are {@code [gate][" + cell.units() + "]}, gates in the order " + description.gates()
                            + ".");
        }
        addItem(lines, "Numerics " + cell.program().numerics() + ": " + description.rounding() + ".");
        switch (cell.program().numerics()) {
            case FUSED, SEPARATE -> {}
            case TENSORFLOW_1 -> addItem(lines, limits("TensorFlow 1.15 (x86-64 with AVX-512, one thread)"));
            case TENSORFLOW_2 -> addItem(lines, limits("TensorFlow 2.18 (eager, x86-64 with AVX-512)"));
        }
        addItem(lines, "A step of one example: " + description.cost() + ".");
        addItem(
                lines,
                "Code shape {@code " + cell.plan().shape().name() + "}: "
                        + cell.plan().reason() + ".");
        lines.add("</ul>");
        return String.join("\n", lines);
    }

    private void addParagraph(List<String> lines, String text) {
        lines.addAll(Text.wrap(text, WIDTH - Place.indent(cell), ""));
    }

    private void addItem(List<String> lines, String text) {
        lines.addAll(Text.wrap("  <li>" + text, WIDTH - Place.indent(cell), "      "));
    }

    private String vectors() {
        StringJoiner text = new StringJoiner(", ", "", ".");
        Vector input = cell.program().input();
        text.add("{@code " + input.name() + " [" + input.length() + "]} is the input");
        if (!cell.isRecurrent()) {
            Vector output = cell.program().output();
            return text.add("{@code " + output.name() + " [" + output.length() + "]} the output")
                    .toString();
        }
        List<Vector> states = cell.program().states();
        String output = cell.program().output().name();
        if (states.size() == 1) {
            text.add("{@code " + output + " [" + states.get(0).length() + "]} the state and the output");
            return text.toString();
        }
        text.add(states.stream()
                        .map(state -> "{@code " + state.name() + " [" + state.length() + "]}")
                        .collect(Collectors.joining(" and "))
                + " end to end are the state");
        return text.add("{@code " + output + "} is the output").toString();
    }

    private static String parameter(Parameter parameter) {
        if (!(parameter instanceof Parameter.Matrix matrix)) {
            return "{@code " + parameter.name() + " [" + parameter.size() + "]}.";
        }
        String name = "{@code " + matrix.name() + " [" + matrix.rows() + "][" + matrix.columns() + "]}";
        if (matrix.namedBlocks().isEmpty()) {
            return name + ".";
        }
        StringJoiner text = new StringJoiner(", ", name + ": ", ".");
        for (Parameter.RowBlock block : matrix.blocks()) {
            text.add("rows {@code [" + block.from() + ", " + (block.from() + block.rows()) + ")} are {@link #"
                    + block.name() + "} (" + block.kind() + ")");
        }
        return text.toString();
    }

    /** Within which limits the bits are TensorFlow's, and what is computed outside them. */
    private String limits(String tensorFlow) {
        int rows = cell.program().matrices().stream()
                .mapToInt(Parameter.Matrix::rows)
                .max()
                .orElse(0);
        String equal = "Equal to " + tensorFlow + " in all bits at ";
        boolean isEqualInBatches = cell.units() > 1 && rows <= Limits.MAX_TENSORFLOW_ROWS;
        String batches = isEqualInBatches
                ? ""
                : "; at larger batches TensorFlow sums a single unit, and more than " + Limits.MAX_TENSORFLOW_ROWS
                        + " kernel rows, in another order, which this cell does not";
        String subnormals = ". Subnormal values, which TensorFlow flushes to zero, are kept.";
        if (cell.blockLength() == 0) {
            return equal + (isEqualInBatches ? "every batch size" : "batch 1") + batches + subnormals;
        }
        return (isEqualInBatches
                        ? equal + "batches of 2 or more; at batch 1"
                        : "At batch 1 meant to equal " + tensorFlow + ",")
                + " by the rule found for sums in blocks, whose values are not among the recorded ones" + batches
                + subnormals;
    }
}
