package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.unrolled.processor.program.Parameter.MatrixView;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An affine as passes over the units, each of which adds a few kernel rows, from top to bottom.
 *
 * <pre>{@code
 * Arrays.fill(z, 0f);
 * for (int k = 0; k < 8; k += 4) {
 *   addRows(z, inputs[inputsAt + k], W[k], inputs[inputsAt + k + 1], W[k + 1], …);
 * }
 * addRows(z, inputs[inputsAt + 8], W[8], state[stateAt], U[0], state[stateAt + 1], U[1], …);
 * }</pre>
 */
final class AffineRows {
    private final Statement.Affine affine;
    private final MatrixView view;
    private final ArrayAccess access;
    private final RowAdders adders;
    private final CodeBlock.Builder code = CodeBlock.builder();

    AffineRows(Statement.Affine affine, ArrayAccess access, RowAdders adders) {
        this.affine = affine;
        this.view = affine.matrix();
        this.access = access;
        this.adders = adders;
    }

    CodeBlock print() {
        Slice to = affine.to();
        if (to.isWhole()) {
            code.addStatement("$T.fill($N, 0f)", Arrays.class, to.vector().name());
        } else {
            code.addStatement(
                    "$T.fill($N, $L, $L, 0f)", Arrays.class, to.vector().name(), to.from(), to.from() + to.length());
        }
        int step = adders.rowsPerPass();
        int row = 0;
        while (row < view.rows()) {
            int groups = (Math.min(sliceEnd(row), blockEnd(row)) - row) / step;
            if (groups > 1) {
                addLoop(row, groups);
            } else {
                addRows(row, Math.min(step, view.rows() - row));
            }
            row += Math.max(1, groups) * step;
        }
        return code.build();
    }

    /** Several groups of rows that multiply the same vector. */
    private void addLoop(int row, int groups) {
        int step = adders.rowsPerPass();
        Slice slice = affine.factor(row).slice();
        int k = affine.factor(row).index();
        RowBlock block = Rows.block(view, view.row() + row);
        int shift = view.row() + row - block.from() - k;
        List<CodeBlock> factors = new ArrayList<>();
        List<CodeBlock> rows = new ArrayList<>();
        for (int i = 0; i < step; i++) {
            factors.add(access.element(slice, "k", i));
            rows.add(CodeBlock.of("$N[$L]", block.name(), Names.at("k", shift + i)));
        }
        code.beginControlFlow("for (int k = $L; k < $L; k += $L)", k, k + groups * step, step)
                .add(adders.call(affine.to(), view, factors, rows))
                .endControlFlow();
    }

    /** One group of rows, which may multiply the end of one vector and the beginning of the next. */
    private void addRows(int row, int count) {
        List<CodeBlock> factors = new ArrayList<>();
        List<CodeBlock> rows = new ArrayList<>();
        for (int i = row; i < row + count; i++) {
            Statement.Factor factor = affine.factor(i);
            factors.add(access.element(factor.slice(), factor.index()));
            rows.add(Rows.row(view, view.row() + i));
        }
        code.add(adders.call(affine.to(), view, factors, rows));
    }

    /** One past the last row of the view that lies in the same block of the matrix. */
    private int blockEnd(int row) {
        RowBlock block = Rows.block(view, view.row() + row);
        return block.from() + block.rows() - view.row();
    }

    /** One past the last row of the view that multiplies the same slice. */
    private int sliceEnd(int row) {
        Statement.Factor factor = affine.factor(row);
        return row - factor.index() + factor.slice().length();
    }
}
