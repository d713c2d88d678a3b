package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.unrolled.processor.plan.LaneGroup;
import dev.unrolled.processor.plan.LaneGroup.Segment;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Parameter.BiasSlice;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.processor.program.Summation;
import javax.lang.model.element.Modifier;

/**
 * A method that adds up sums of all examples, a few columns of the kernel at a time, over all of its rows.
 *
 * <pre>{@code
 * private void sum() {
 *   for (int j = 0; j < UNITS; j += 2) {
 *     FloatVector z0 = FloatVector.zero(SPECIES);
 *     FloatVector z1 = FloatVector.zero(SPECIES);
 *     for (int k = 0; k < INPUTS; k++) {
 *       float[] row = W[k];
 *       FloatVector a = FloatVector.fromArray(SPECIES, xs, k * LANES);
 *       z0 = a.fma(FloatVector.broadcast(SPECIES, row[j]), z0);
 *       z1 = a.fma(FloatVector.broadcast(SPECIES, row[j + 1]), z1);
 *     }
 *     …
 *     FloatVector.broadcast(SPECIES, bias[j]).add(z0).intoArray(hSums, j * LANES);
 *     FloatVector.broadcast(SPECIES, bias[j + 1]).add(z1).intoArray(hSums, (j + 1) * LANES);
 *   }
 * }
 * }</pre>
 */
final class SideBySideSum {
    private final Cell cell;
    private final Sum sum;
    private final int columns;
    private final LanesLinks links;

    SideBySideSum(Cell cell, Sum sum) {
        this.cell = cell;
        this.sum = sum;
        this.columns = columns(cell, sum);
        this.links = new LanesLinks(cell);
    }

    /** As many as a method has operations for, and so many that none are left over. */
    private static int columns(Cell cell, Sum sum) {
        int link = Summation.isFused(cell.program().numerics(), Examples.SEVERAL) ? 2 : 3;
        int each = 1 + sum.segments().size() * link + 2 * sum.biases().size() + 1;
        int columns = (LaneGroup.MOST_OPERATIONS - sum.segments().size()) / each;
        while (sum.length() % columns != 0) {
            columns--;
        }
        return columns;
    }

    MethodSpec print(String name) {
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow(
                        "for (int j = 0; j < $L; j$L)",
                        cell.length(sum.length()),
                        columns == 1 ? "++" : " += " + columns);
        for (int column = 0; column < columns; column++) {
            code.add(LanesLinks.zero("z" + column));
        }
        sum.segments().forEach(segment -> code.add(links(segment)));
        for (int column = 0; column < columns; column++) {
            code.addStatement("$L$Z.intoArray($L, $L)", finished(column), SideBySideClass.array(sum.to()), at(column));
        }
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("Each sum is one chain over the kernel rows, as in {@code advance}.")
                .addCode(code.endControlFlow().build())
                .build();
    }

    private CodeBlock links(Segment segment) {
        RowBlock block = Rows.block(segment.rows(), segment.rows().row());
        int before = segment.rows().row() - block.from();
        int from = segment.from().from();
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow(
                        "for (int k = 0; k < $L; k++)",
                        SideBySideClass.length(
                                cell, segment.from().vector(), segment.from().length()))
                .addStatement("float[] row = $N[$L]", block.name(), Names.at("k", before))
                .addStatement(
                        "$1T a = $1T.fromArray(SPECIES, $2L, $3L * LANES)",
                        LanesActivations.VECTOR,
                        SideBySideClass.array(segment.from().vector()),
                        from == 0 ? "k" : "(" + Names.at("k", from) + ")");
        for (int column = 0; column < columns; column++) {
            CodeBlock weight = broadcast(CodeBlock.of("row"), segment.rows().column(), column);
            code.add(links.link("z" + column, "a", weight));
        }
        return code.endControlFlow().build();
    }

    /** What the JIT knows least of, the variable of a loop, is not asked for the operation itself. */
    private CodeBlock finished(int column) {
        CodeBlock finished = CodeBlock.of("z$L", column);
        for (BiasSlice bias : sum.biases()) {
            CodeBlock spread = broadcast(CodeBlock.of("$N", bias.bias().name()), bias.from(), column);
            finished = sum.biases().indexOf(bias) == 0
                    ? CodeBlock.of("$L.add($L)", spread, finished)
                    : CodeBlock.of("$L$Z.add($L)", finished, spread);
        }
        return finished;
    }

    private CodeBlock broadcast(CodeBlock array, int from, int column) {
        String j = Names.at("j", column);
        return CodeBlock.of(
                "$T.broadcast(SPECIES, $L[$L])",
                LanesActivations.VECTOR,
                array,
                from == 0 ? j : cell.index(from) + " + " + j);
    }

    private static String at(int column) {
        return column == 0 ? "j * LANES" : "(j + " + column + ") * LANES";
    }
}
