package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.unrolled.processor.program.Parameter.MatrixView;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Summation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An affine as passes over the units, each of which adds a few kernel rows, from top to bottom.
 *
 * <pre>{@code
 * startRows(z, inputs[inputsAt], W[0], inputs[inputsAt + 1], W[1], …);
 * for (int k = 4; k < 12; k += 4) {
 *   addRows(z, inputs[inputsAt + k], W[k], inputs[inputsAt + k + 1], W[k + 1], …);
 * }
 * addRows(z, inputs[inputsAt + 12], W[12], state[stateAt], U[0], state[stateAt + 1], U[1], …);
 * }</pre>
 *
 * <p>Sums of several examples start with zeros.
 *
 * <p>Where sums are cut into blocks, these are added up in a scratch array, as many passes a block as it takes, and then added:
 *
 * <pre>{@code
 * Arrays.fill(z, 0f);
 * for (int k = 0; k < 64; k += 16) {
 *   Arrays.fill(blockSums, 0f);
 *   addRows(blockSums, inputs[inputsAt + k], W[k], …);
 *   …
 *   addBlock(z, blockSums);
 * }
 * }</pre>
 */
final class AffineRows {
    private final Statement.Affine affine;
    private final Summation summation;
    private final MatrixView view;
    private final List<ArrayAccess> accesses;
    private final RowAdders adders;
    private final List<String> sums;
    private final CodeBlock.Builder code = CodeBlock.builder();

    AffineRows(Statement.Affine affine, Summation summation, List<ArrayAccess> accesses, RowAdders adders) {
        this.affine = affine;
        this.summation = summation;
        this.view = affine.matrix();
        this.accesses = accesses;
        this.adders = adders;
        this.sums = summation.isCut()
                ? List.of(Names.BLOCK_SUMS)
                : accesses.stream().map(access -> access.array(affine.to())).toList();
    }

    /** All rows. */
    CodeBlock print() {
        return print(0, view.rows());
    }

    /** The rows that multiply the input, where the sums begin with them. */
    CodeBlock printInputs() {
        return print(0, affine.inputRows());
    }

    /** The rows behind them: all, and the start of the sums, where none multiplies the input. */
    CodeBlock printRest() {
        return print(affine.inputRows(), view.rows());
    }

    /** From one row to before another; where sums are cut into blocks, all. */
    private CodeBlock print(int from, int end) {
        int step = summation.isCut() ? summation.blockRows() : adders.rowsPerPass();
        int row = from;
        if (from == 0 && !affine.continues()) {
            row += start(Math.min(step, end));
        }
        while (row < end) {
            int groups = (Math.min(sliceEnd(row), blockEnd(row)) - row) / step;
            if (groups > 1) {
                addLoop(row, groups, step);
            } else {
                addGroup(constant(row, Math.min(step, end - row)));
            }
            row += Math.max(1, groups) * step;
        }
        return code.build();
    }

    /**
     * Zeros, to which all rows are added; but one example's sums start with some rows instead, unless they are cut into blocks.
     *
     * @param rows as many as a pass takes
     * @return how many rows the sums start with
     */
    private int start(int rows) {
        if (accesses.size() > 1 || summation.isCut()) {
            accesses.forEach(
                    access -> fill(access.array(affine.to()), affine.to().isWhole()));
            return 0;
        }
        code.add(adders.startRows(sums.get(0), affine.to(), view, constant(0, rows)));
        return rows;
    }

    /** Zeros where the affine's target lies, in the target or in another vector. */
    private void fill(String vector, boolean isWhole) {
        Slice to = affine.to();
        if (isWhole) {
            code.addStatement("$T.fill($N, 0f)", Arrays.class, vector);
        } else {
            code.addStatement(
                    "$T.fill($N, $L, $L, 0f)",
                    Arrays.class,
                    vector,
                    adders.index(to.from()),
                    adders.index(to.from() + to.length()));
        }
    }

    /** Several groups of rows that multiply the same vector. */
    private void addLoop(int row, int groups, int step) {
        int k = affine.factor(row).index();
        code.beginControlFlow("for (int k = $L; k < $L; k += $L)", k, k + groups * step, step);
        addGroup(variable(row, step));
        code.endControlFlow();
    }

    /** The rows of one pass, or of a block, which takes several. */
    private void addGroup(List<Term> terms) {
        if (summation.isCut()) {
            fill(Names.BLOCK_SUMS, affine.to().length() == adders.blockLength());
        }
        for (int from = 0; from < terms.size(); from += adders.rowsPerPass()) {
            List<Term> pass = terms.subList(from, Math.min(terms.size(), from + adders.rowsPerPass()));
            code.add(adders.addRows(sums, affine.to(), view, pass));
        }
        if (summation.isCut()) {
            code.add(adders.addBlock(affine.to(), view));
        }
    }

    /** Rows that may multiply the end of one vector and the beginning of the next. */
    private List<Term> constant(int row, int count) {
        List<Term> terms = new ArrayList<>();
        for (int i = row; i < row + count; i++) {
            Statement.Factor factor = affine.factor(i);
            terms.add(new Term(
                    accesses.stream()
                            .map(access -> access.element(factor.slice(), factor.index()))
                            .toList(),
                    Rows.row(view, view.row() + i)));
        }
        return terms;
    }

    /** Rows that multiply a vector from the variable {@code k} on, which is now the given row's. */
    private List<Term> variable(int row, int count) {
        Statement.Factor first = affine.factor(row);
        RowBlock block = Rows.block(view, view.row() + row);
        int shift = view.row() + row - block.from() - first.index();
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int ahead = i;
            terms.add(new Term(
                    accesses.stream()
                            .map(access -> access.element(first.slice(), "k", ahead))
                            .toList(),
                    CodeBlock.of("$N[$L]", block.name(), Names.at("k", shift + i))));
        }
        return terms;
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

    /**
     * The factor of each example and the matrix row that they multiply.
     *
     * @param factors how the factors are written
     * @param row how the row is written
     */
    record Term(List<CodeBlock> factors, CodeBlock row) {}
}
