package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.unrolled.processor.program.Parameter.MatrixView;
import dev.unrolled.processor.program.Parameter.RowBlock;

/** Writes where a matrix row is found: in the block that has a name of its own. */
final class Rows {
    private Rows() {}

    /** {@code U[1]} for the matrix's row {@code INPUTS + 1}. */
    static CodeBlock row(MatrixView view, int row) {
        RowBlock block = block(view, row);
        return CodeBlock.of("$N[$L]", block.name(), row - block.from());
    }

    /** {@code U[1][0]}, the column counted from the view's first. */
    static CodeBlock element(MatrixView view, int row, int column) {
        return CodeBlock.of("$L[$L]", row(view, row), view.column() + column);
    }

    static RowBlock block(MatrixView view, int row) {
        return view.matrix().blocks().stream()
                .filter(block -> row >= block.from() && row < block.from() + block.rows())
                .findFirst()
                .orElseThrow();
    }
}
