package dev.unrolled.processor.emit;

import dev.unrolled.Numerics;
import dev.unrolled.processor.model.Limits;
import dev.unrolled.processor.program.Equation;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Vector;
import java.util.List;
import java.util.StringJoiner;

/** The Javadoc of a generated class: equation, shapes, order of summation, code shape and cost. */
final class ClassDoc {
    private final Cell cell;

    ClassDoc(Cell cell) {
        this.cell = cell;
    }

    String text() {
        Description description = new Description(cell);
        StringJoiner text = new StringJoiner("\n");
        List<String> equations = Equation.of(cell.program());
        text.add("{@code " + String.join("}, {@code ", equations) + "}, the cell of {@link "
                + cell.identity().interfaceName() + "}.");
        text.add("");
        text.add("<ul>");
        text.add("  <li>" + vectors());
        for (Parameter parameter : cell.program().parameters()) {
            text.add("  <li>" + parameter(parameter));
        }
        text.add("  <li>Numerics " + cell.program().numerics() + ": " + description.rounding() + ".");
        if (cell.program().numerics() == Numerics.TENSORFLOW_2) {
            text.add("      " + limits());
        }
        text.add("  <li>A step of one example: " + description.cost() + ".");
        text.add("  <li>Code shape {@code " + cell.plan().shape().name() + "}: "
                + cell.plan().reason() + ".");
        text.add("</ul>");
        text.add("");
        text.add("Not thread-safe: give each thread its own {@link #fork()}.");
        return text.toString();
    }

    private String vectors() {
        StringJoiner text = new StringJoiner(", ", "", ".");
        Vector input = cell.program().input();
        text.add("{@code " + input.name() + " [" + input.length() + "]} is the input");
        for (Vector state : cell.program().states()) {
            text.add("{@code " + state.name() + " [" + state.length() + "]} the state"
                    + (state.equals(cell.program().output()) ? " and the output" : ""));
        }
        return text.toString();
    }

    private static String parameter(Parameter parameter) {
        if (!(parameter instanceof Parameter.Matrix matrix)) {
            return "{@code " + parameter.name() + " [" + parameter.size() + "]}.";
        }
        StringJoiner text = new StringJoiner(
                ", ", "{@code " + matrix.name() + " [" + matrix.rows() + "][" + matrix.columns() + "]}: ", ".");
        for (Parameter.RowBlock block : matrix.blocks()) {
            text.add("rows {@code [" + block.from() + ", " + (block.from() + block.rows()) + ")} are {@link #"
                    + block.name() + "} (" + block.meaning() + ")");
        }
        return text.toString();
    }

    /** Within which limits the bits are TensorFlow's, and what is computed outside them. */
    private String limits() {
        int rows = cell.program().matrices().get(0).rows();
        String subnormals = " Subnormal values, which TensorFlow flushes to zero, are kept.";
        if (cell.units() > 1 && rows <= Limits.MAX_TENSORFLOW_ROWS) {
            return "Equal to TensorFlow 2.18 (eager, x86-64 with AVX-512) in all bits at every batch size."
                    + subnormals;
        }
        return "Equal to TensorFlow 2.18 (eager, x86-64 with AVX-512) in all bits at batch 1; at larger batches TensorFlow sums"
                + " a single unit and more than " + Limits.MAX_TENSORFLOW_ROWS
                + " rows in another order, this cell does not." + subnormals;
    }
}
