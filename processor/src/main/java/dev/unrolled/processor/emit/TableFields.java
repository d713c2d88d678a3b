package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Expressions;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Table;
import dev.unrolled.support.GateTables;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * The tables by which gates with different activations share a loop.
 *
 * <pre>{@code
 * private static final float[] GATE_FACTORS = GateTables.of(UNITS, 0.5f, 1.0f, 0.5f, 0.5f);
 *
 * private static final float[] GATE_OFFSETS = GateTables.of(UNITS, 0.5f, -0.0f, 0.5f, 0.5f);
 * }</pre>
 */
final class TableFields {
    private final Cell cell;

    TableFields(Cell cell) {
        this.cell = cell;
    }

    void addTo(TypeSpec.Builder type) {
        cell.written().statements().stream()
                .filter(Statement.Pointwise.class::isInstance)
                .flatMap(statement -> tables(((Statement.Pointwise) statement).value()))
                .distinct()
                .forEach(table -> type.addField(FieldSpec.builder(
                                Fields.VECTOR, table.name(), Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("$L", doc(table))
                        .initializer("$T.of($L, $L)", GateTables.class, cell.length(table.units()), constants(table))
                        .build()));
    }

    private static Stream<Table> tables(Expression value) {
        return Expressions.leaves(value)
                .filter(Expression.Entry.class::isInstance)
                .map(leaf -> ((Expression.Entry) leaf).table());
    }

    private static String doc(Table table) {
        return switch (table.name()) {
            case Table.FACTORS ->
                "The factor of each sum before {@code tanh}, and of that behind it: a sigmoid is\n"
                        + "{@code 0.5 * tanh(0.5 * x) + 0.5}, so that gates can share a loop.";
            case Table.OFFSETS ->
                "What is added behind {@code tanh}: 0.5 for a sigmoid; -0, which changes no bit, for a tanh.";
            case Table.SUMMANDS -> "What is added to each sum: the forget bias; -0, which changes no bit, to others.";
            default -> throw new IllegalArgumentException(table.name() + ": expected a table that is documented");
        };
    }

    private static String constants(Table table) {
        return table.ofGates().stream()
                .map(constant -> CodeBlock.of("$Lf", constant).toString())
                .collect(Collectors.joining(", "));
    }
}
