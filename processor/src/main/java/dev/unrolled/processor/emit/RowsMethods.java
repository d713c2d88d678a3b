package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.CodeShape;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Statement;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * A step as loops over units. All arrays but the one that is written have the same index in such a loop, which is what lets C2 turn it
 * into vector code on every JDK.
 *
 * <pre>{@code
 * private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
 *   … // z = [x, h] * kernel, see AffineRows
 *   … // what follows from z, see RowLoops
 * }
 * }</pre>
 *
 * <p>Several examples share the passes over the kernel's rows, which are loaded only once for all of them; each has scratch of its own. Where
 * there are tiles, what lies between the sums is in methods that all of them call.
 */
final class RowsMethods {
    static final int DOC_WIDTH = 94;

    private final Cell cell;
    private final CellProgram program;
    private final Examples examples;
    private final List<ArrayAccess> accesses;
    private final RowAdders adders;
    private final RowPhases phases;
    private final String name;
    private final String doc;

    private RowsMethods(
            Cell cell, Examples examples, List<ArrayAccess> accesses, int rowsPerPass, String name, String advanced) {
        this.cell = cell;
        this.examples = examples;
        this.program = cell.written();
        this.accesses = accesses;
        this.adders = new RowAdders(cell, examples, rowsPerPass);
        this.phases = new RowPhases(cell, examples);
        this.name = name;
        this.doc = String.join("\n", Text.wrap(cell.stepDoc(advanced), DOC_WIDTH - Place.indent(cell), ""));
    }

    static RowsMethods ofOne(Cell cell, CodeShape.Rows shape, Examples examples) {
        return new RowsMethods(
                cell,
                examples,
                List.of(new ArrayAccess(cell)),
                shape.rowsPerPass(),
                Names.advance(examples),
                cell.oneExample(examples));
    }

    static RowsMethods ofTile(Cell cell, CodeShape.Rows shape, int tile) {
        String number = Names.number(tile);
        return new RowsMethods(
                cell,
                Examples.ONE,
                IntStream.range(0, tile)
                        .mapToObj(example -> ArrayAccess.of(cell, example))
                        .toList(),
                shape.rowsPerPassOfTiles(),
                Names.ADVANCE + number,
                number.toLowerCase(Locale.ROOT) + " examples, which share the passes over the rows");
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(MethodSpec.methodBuilder(name)
                .addJavadoc("$L", doc)
                .addModifiers(Modifier.PRIVATE)
                .addParameters(StepMethods.example(cell))
                .addCode(statements(AffineRows::print))
                .build());
        adders.addTo(type);
    }

    /** What the inputs add to all sums that begin with them. */
    CodeBlock inputs() {
        return program.statements().stream()
                .filter(Statement.Affine.class::isInstance)
                .map(Statement.Affine.class::cast)
                .filter(affine -> affine.inputRows() > 0)
                .map(affine -> rows(affine).printInputs())
                .collect(CodeBlock.joining(""));
    }

    /** The step without that. */
    CodeBlock rest() {
        return statements(AffineRows::printRest);
    }

    private CodeBlock statements(Function<AffineRows, CodeBlock> printed) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int start : phases.starts().toArray()) {
            if (start > 0) {
                code.add(printed.apply(
                        rows((Statement.Affine) program.statements().get(start - 1))));
            }
            accesses.forEach(example -> code.add(phases.print(start, example)));
        }
        return code.build();
    }

    private AffineRows rows(Statement.Affine affine) {
        return new AffineRows(affine, program.summation(affine, examples), accesses, adders);
    }
}
