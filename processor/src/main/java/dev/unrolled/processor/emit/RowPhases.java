package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Vector;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * What a step of rows does between its sums, as methods of one example, which all tiles call for each of theirs. A method is given the
 * scratch that an example needs for longer than the method; what else it needs is overwritten by the next example.
 *
 * <pre>{@code
 * private void finish(float[] z, float[] state, int stateAt) {
 *   for (int j = 0; j < UNITS; j++) {
 *     z[j] = Activations.tanh(z[j] + bias[j]);
 *   }
 *   System.arraycopy(z, 0, state, stateAt, UNITS);
 * }
 * }</pre>
 */
final class RowPhases {
    private final Cell cell;
    private final CellProgram program;
    private final List<Statement> statements;
    private final Examples examples;

    RowPhases(Cell cell, Examples examples) {
        this.cell = cell;
        this.examples = examples;
        this.program = cell.written();
        this.statements = program.statements();
    }

    /** The locals that live longer than a phase, in the order in which they are first written: every example of a tile has its own. */
    static List<Vector> kept(Cell cell) {
        RowPhases phases = new RowPhases(cell, Examples.ONE);
        return phases.program.locals().stream().filter(phases::isKept).toList();
    }

    /**
     * What an example does from a statement on, up to the next affine: a call, but the statements themselves where they are copies and constants, or
     * where there are no tiles to share a method.
     */
    CodeBlock print(int from, ArrayAccess access) {
        if (cell.rowTiles().isEmpty() || hasNoLoops(from)) {
            return code(from, access);
        }
        String arguments = slices(from).stream()
                .map(slice -> switch (slice.vector().role()) {
                    case LOCAL -> access.array(slice);
                    case INPUT, STATE -> access.array(slice) + ", " + access.base(slice);
                })
                .collect(Collectors.joining(", "));
        return CodeBlock.builder().addStatement("$L($L)", name(from), arguments).build();
    }

    void addTo(TypeSpec.Builder type) {
        starts().filter(from -> !hasNoLoops(from)).forEach(from -> type.addMethod(method(from)));
    }

    /** Where phases begin: with the step, and behind every affine. */
    IntStream starts() {
        return IntStream.rangeClosed(0, statements.size()).filter(index -> index == 0 || isAffine(index - 1));
    }

    private MethodSpec method(int from) {
        ArrayAccess access = new ArrayAccess(cell);
        MethodSpec.Builder method = MethodSpec.methodBuilder(name(from))
                .addJavadoc(
                        "$L", String.join("\n", Text.wrap(doc(from), RowsMethods.DOC_WIDTH - Place.indent(cell), "")))
                .addModifiers(Modifier.PRIVATE);
        for (Slice slice : slices(from)) {
            method.addParameter(Fields.VECTOR, access.array(slice));
            if (slice.vector().role() != Vector.Role.LOCAL) {
                method.addParameter(TypeName.INT, access.base(slice));
            }
        }
        return method.addCode(code(from, access)).build();
    }

    private String doc(int from) {
        String doc = end(from) == statements.size()
                ? "Finishes the step of one example."
                : "Prepares one example for the next sums.";
        List<String> moved = IntStream.range(from, end(from))
                .filter(this::isMadeOfGates)
                .mapToObj(
                        index -> "{@code " + statements.get(index).to().vector().name() + "}")
                .toList();
        if (moved.isEmpty()) {
            return doc;
        }
        String order = program.gates().stream()
                .map(gate -> gate.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        return doc + " The gates lie in the order " + order + "; " + String.join(" and then ", moved)
                + (moved.size() == 1 ? " takes" : " take") + " the place of the first.";
    }

    /** Whether a state is copied from where the first gate was. */
    private boolean isMadeOfGates(int index) {
        return !program.gates().isEmpty()
                && statements.get(index) instanceof Statement.Pointwise pointwise
                && pointwise.to().vector().role() == Vector.Role.STATE
                && pointwise.value() instanceof Expression.Read read
                && read.slice().vector().length() == program.gates().size() * program.units()
                && read.slice().from() == 0;
    }

    private CodeBlock code(int from, ArrayAccess access) {
        RowLoops loops = new RowLoops(cell, examples, access);
        CodeBlock.Builder code = CodeBlock.builder();
        if (from > 0) {
            code.add(loops.biases(from - 1));
        }
        IntStream.range(from, end(from)).forEach(index -> code.add(loops.pointwise(index)));
        return code.build();
    }

    /** {@code finish}, or after the sums that follow, and with a number where several are called alike. */
    private String name(int from) {
        String name = plainName(from);
        long before = starts().filter(start -> start < from && !hasNoLoops(start))
                .filter(start -> plainName(start).equals(name))
                .count();
        return before == 0 ? name : name + (before + 1);
    }

    private String plainName(int from) {
        if (end(from) == statements.size()) {
            return Names.FINISH;
        }
        Statement.Affine next = (Statement.Affine) statements.get(end(from));
        return Names.BEFORE + cell.meaning(next.to(), next.matrix()) + Names.ROWS;
    }

    private int end(int from) {
        return IntStream.range(from, statements.size())
                .filter(this::isAffine)
                .findFirst()
                .orElse(statements.size());
    }

    private boolean isAffine(int index) {
        return statements.get(index) instanceof Statement.Affine;
    }

    private boolean hasNoLoops(int from) {
        boolean hasBiases = from > 0
                && !new RowLoops(cell, examples, new ArrayAccess(cell))
                        .biases(from - 1)
                        .isEmpty();
        return !hasBiases
                && statements.subList(from, end(from)).stream()
                        .map(statement -> ((Statement.Pointwise) statement).value())
                        .allMatch(value -> value instanceof Expression.Read || value instanceof Expression.Constant);
    }

    /** One slice of each vector that a phase is given: kept locals, then what the caller gave. */
    private List<Slice> slices(int from) {
        Set<Vector> vectors = vectors(from);
        List<Slice> slices = new ArrayList<>();
        vectors.stream().filter(this::isKept).forEach(vector -> slices.add(vector.all()));
        for (Vector.Role role : List.of(Vector.Role.INPUT, Vector.Role.STATE)) {
            vectors.stream()
                    .filter(vector -> vector.role() == role)
                    .findFirst()
                    .ifPresent(vector -> slices.add(vector.all()));
        }
        return slices;
    }

    /** Whether a local is in several phases, in sums, or in phases without loops, which are printed for each example. */
    private boolean isKept(Vector vector) {
        Predicate<Set<Vector>> has = vectors -> vectors.contains(vector);
        long phases = starts().mapToObj(this::vectors).filter(has).count();
        boolean isPrinted =
                starts().filter(this::hasNoLoops).mapToObj(this::vectors).anyMatch(has);
        boolean isSummed = IntStream.range(0, statements.size())
                .filter(this::isAffine)
                .mapToObj(statements::get)
                .map(RowPhases::vectors)
                .anyMatch(has);
        return vector.role() == Vector.Role.LOCAL && (phases > 1 || isPrinted || isSummed);
    }

    /** The vectors that a phase reads or writes, the sums before it first. */
    private Set<Vector> vectors(int from) {
        Set<Vector> vectors = new LinkedHashSet<>();
        if (from > 0) {
            vectors.add(statements.get(from - 1).to().vector());
        }
        statements.subList(from, end(from)).forEach(statement -> vectors.addAll(vectors(statement)));
        return vectors;
    }

    private static Set<Vector> vectors(Statement statement) {
        Set<Vector> vectors = new LinkedHashSet<>();
        statement.reads().forEach(slice -> vectors.add(slice.vector()));
        vectors.add(statement.to().vector());
        return vectors;
    }
}
