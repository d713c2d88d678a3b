package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Summation;
import java.util.Set;
import java.util.function.Function;

/**
 * The links of sums, written out one by one. A sum that is cut into blocks adds its first one up itself, and every other in a local variable.
 *
 * <pre>{@code
 * float z0 = 0f + x0 * W[0][0];
 * z0 = z0 + x1 * W[1][0];
 * float blockSum = 0f + x2 * W[2][0];
 * blockSum = blockSum + h0 * U[0][0];
 * z0 += blockSum;
 * }</pre>
 *
 * @param affine whose sums they are
 * @param summation how these are formed
 * @param arithmetic how a link is written
 * @param declared the local variables there are; new ones are added
 * @param read how a factor is written
 */
record StraightSum(
        Statement.Affine affine,
        Summation summation,
        Arithmetic arithmetic,
        Set<String> declared,
        Function<Statement.Factor, CodeBlock> read) {
    /** Some rows of a sum that a local variable holds; from the second block on they begin where a block does. */
    CodeBlock links(String target, int column, int rowFrom, int rowTo) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int row = rowFrom; row < rowTo; row++) {
            boolean begins = summation.beginsAt(row);
            String sum = isInFirstBlock(row) ? target : Names.BLOCK_SUM;
            CodeBlock link = arithmetic.link(
                    read.apply(affine.factor(row)),
                    Rows.element(affine.matrix(), affine.matrix().row() + row, column),
                    CodeBlock.of("$L", begins ? "0f" : sum));
            code.addStatement("$L$L = $L", begins && declared.add(sum) ? "float " : "", sum, link);
            boolean ends = row + 1 == affine.matrix().rows() || summation.beginsAt(row + 1);
            if (ends && !isInFirstBlock(row)) {
                code.addStatement("$L += $L", target, sum);
            }
        }
        return code.build();
    }

    private boolean isInFirstBlock(int row) {
        return !summation.isCut() || row < summation.blockRows();
    }
}
