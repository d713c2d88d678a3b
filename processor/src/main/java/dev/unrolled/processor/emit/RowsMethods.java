package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.CodeShape;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Statement;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * A step as loops over units. Every array has the same index in such a loop, which is what lets C2 turn it into vector code on every JDK.
 *
 * <pre>{@code
 * private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
 *   … // z = [x, h] * kernel, see AffineRows
 *   … // what follows from z, see RowLoops
 * }
 * }</pre>
 *
 * <p>Two examples share the passes over the kernel's rows, which have to be loaded once for both; each has scratch of its own.
 */
final class RowsMethods {
    private static final int DOC_WIDTH = 94;

    private final CellProgram program;
    private final Examples examples;
    private final List<ArrayAccess> accesses;
    private final List<RowLoops> loops;
    private final RowAdders adders;
    private final String name;
    private final Cell cell;
    private final String doc;

    private RowsMethods(
            Cell cell,
            CodeShape.Rows shape,
            Examples examples,
            List<ArrayAccess> accesses,
            String name,
            String advanced) {
        this.examples = examples;
        this.program = cell.written();
        this.accesses = accesses;
        this.loops = accesses.stream()
                .map(access -> new RowLoops(cell, examples, access))
                .toList();
        this.adders = new RowAdders(cell, examples, shape.rowsPerPass());
        this.name = name;
        this.cell = cell;
        this.doc = String.join("\n", Text.wrap(cell.stepDoc(advanced), DOC_WIDTH - Place.indent(cell), ""));
    }

    static RowsMethods ofOne(Cell cell, CodeShape.Rows shape, Examples examples) {
        return new RowsMethods(
                cell,
                shape,
                examples,
                List.of(new ArrayAccess(cell)),
                Names.advance(examples),
                cell.oneExample(examples));
    }

    static RowsMethods ofBoth(Cell cell, CodeShape.Rows shape) {
        return new RowsMethods(
                cell,
                shape,
                Examples.ONE,
                List.of(new ArrayAccess(cell), ArrayAccess.next(cell)),
                Names.ADVANCE_BOTH,
                "two examples, which share the passes over the rows");
    }

    void addTo(TypeSpec.Builder type) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int index = 0; index < program.statements().size(); index++) {
            int at = index;
            if (program.statements().get(index) instanceof Statement.Affine affine) {
                code.add(new AffineRows(affine, program.summation(affine, examples), accesses, adders).print());
                loops.forEach(example -> code.add(example.biases(at)));
            } else {
                loops.forEach(example -> code.add(example.pointwise(at)));
            }
        }
        type.addMethod(MethodSpec.methodBuilder(name)
                .addJavadoc("$L", doc)
                .addModifiers(Modifier.PRIVATE)
                .addParameters(StepMethods.example(cell))
                .addCode(code.build())
                .build());
        adders.addTo(type);
    }
}
