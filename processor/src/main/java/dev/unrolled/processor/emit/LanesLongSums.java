package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.LaneGroup.Segment;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.plan.LaneSizes;
import dev.unrolled.processor.program.Parameter.RowBlock;
import java.util.Arrays;
import java.util.TreeSet;
import javax.lang.model.element.Modifier;

/**
 * Sums of one example that registers cannot hold: several kernel rows a pass, each from its first column to its last. A CPU fetches ahead
 * what is read in the order of its addresses, as the pieces of row after row that fit into registers are not.
 *
 * <pre>{@code
 * private void sumInputs(float[] inputs, int inputsAt, int n) {
 *   int at = n * SUMS;
 *   Arrays.fill(begun, at, at + UNITS, 0f);
 *   for (int k = 0; k < 48; k += 6) {
 *     add6Rows(W, k, inputs, inputsAt + k, begun, at);
 *   }
 *   add2Rows(W, 48, inputs, inputsAt + 48, begun, at);
 * }
 * }</pre>
 *
 * <p>Where the last vector overlaps the one before it, on some CPU, the loop over passes is in the method itself, {@code addRowsBy6(W, 0, 48,
 * …)}, so that the last vector stays in a register meanwhile: each pass would have to read back what the one before stored twice, for which a
 * CPU waits.
 */
final class LanesLongSums {
    /** Measured: of 2 to 24 rows a pass, 6 take the least time, or nearly; 8 and more meet in one set of a cache where a row takes 4 KiB. */
    static final int ROWS = 6;

    private final Cell cell;
    private final Sum sum;
    private final LanesScratch scratch;
    private final LanesFactors factors;
    /** Whether the last vector overlaps the one before it, on some CPU for which the sums are long. */
    private final boolean overlaps;

    private final LanesLinks links;

    LanesLongSums(Cell cell, Sum sum, LanesScratch scratch) {
        this.cell = cell;
        this.sum = sum;
        this.scratch = scratch;
        this.factors = new LanesFactors(cell, scratch);
        this.overlaps = scratch.sizes().laneCounts().stream()
                .anyMatch(lanes -> LaneSizes.isLong(sum, lanes) && sum.length() % lanes != 0);
        this.links = new LanesLinks(cell);
    }

    /** What a method for one half does to the sums of example {@code n}. */
    CodeBlock add(LanesHalf half) {
        String to = half.isLast(sum) ? LanesScratch.SUMS : LanesScratch.BEGUN;
        CodeBlock.Builder code = CodeBlock.builder();
        code.addStatement("int at = $L", scratch.sumsAt(sum.to().all(), "n"));
        if (half.continues(sum)) {
            code.addStatement(
                    "$T.arraycopy($L, at, $L, at, $L)",
                    System.class,
                    LanesScratch.BEGUN,
                    to,
                    cell.length(sum.length()));
        } else {
            code.addStatement("$T.fill($L, at, at + $L, 0f)", Arrays.class, to, cell.length(sum.length()));
        }
        half.segments(sum).forEach(segment -> addSegment(code, segment, to));
        return code.build();
    }

    private void addSegment(CodeBlock.Builder code, Segment segment, String to) {
        int rows = segment.from().length();
        int whole = rows - rows % ROWS;
        if (overlaps && whole > 0) {
            addCall(code, segment, cell.index(whole) + ", ", ROWS, "0", to);
        } else if (whole > ROWS) {
            code.beginControlFlow("for (int k = 0; k < $L; k += $L)", cell.index(whole), ROWS);
            addCall(code, segment, "", ROWS, "k", to);
            code.endControlFlow();
        } else if (whole == ROWS) {
            addCall(code, segment, "", ROWS, "0", to);
        }
        if (rows > whole) {
            addCall(code, segment, "", rows - whole, Integer.toString(whole), to);
        }
    }

    private void addCall(CodeBlock.Builder code, Segment segment, String count, int rows, String k, String to) {
        RowBlock block = Rows.block(segment.rows(), segment.rows().row());
        int row = segment.rows().row() - block.from();
        code.addStatement(
                "$L($N, $L,$W$L$L,$W$L,$W$L, at)",
                adder(rows),
                block.name(),
                k.equals("k") ? Names.at(k, row) : Integer.toString(row + Integer.parseInt(k)),
                count,
                factors.array(segment.from()),
                factors.index(segment.from(), 0, k),
                to);
    }

    private String adder(int rows) {
        return scratch.name(isLoop(rows) ? "addRowsBy" + rows : "add" + rows + (rows == 1 ? "Row" : "Rows"), sum);
    }

    /** Whether the method for so many rows a pass has the loop over passes itself. */
    private boolean isLoop(int rows) {
        return overlaps && rows == ROWS;
    }

    /** The methods that add several rows to all sums, one for each number of rows a pass. */
    void addAdders(TypeSpec.Builder type) {
        TreeSet<Integer> counts = new TreeSet<>();
        for (Segment segment : sum.segments()) {
            int rows = segment.from().length();
            if (rows >= ROWS) {
                counts.add(ROWS);
            }
            if (rows % ROWS != 0) {
                counts.add(rows % ROWS);
            }
        }
        counts.forEach(rows -> type.addMethod(adding(rows)));
    }

    private MethodSpec adding(int rows) {
        MethodSpec.Builder method =
                MethodSpec.methodBuilder(adder(rows)).addModifiers(Modifier.PRIVATE, Modifier.STATIC);
        if (rows > 1) {
            String passes =
                    isLoop(rows) ? ": " + rows + " rows a pass; {@code count} is a multiple of " + rows + "." : ".";
            method.addJavadoc("Adds the upper row first, so that each sum stays one chain" + passes);
        }
        method.addParameter(Fields.MATRIX, "rows").addParameter(TypeName.INT, isLoop(rows) ? "first" : "k");
        if (isLoop(rows)) {
            method.addParameter(TypeName.INT, "count");
        }
        return method.addParameter(Fields.VECTOR, "factors")
                .addParameter(TypeName.INT, "from")
                .addParameter(Fields.VECTOR, "to")
                .addParameter(TypeName.INT, "at")
                .addCode(additions(rows))
                .build();
    }

    private CodeBlock additions(int rows) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (overlaps) {
            code.add(
                    "// The last vector may overlap the one before it: it stays in a register until that is written.\n");
            code.addStatement("int last = $L - LANES", cell.length(sum.length()));
            code.addStatement("$T zLast = $L", LanesActivations.VECTOR, LanesLinks.read("to", "at + last"));
        }
        if (isLoop(rows)) {
            code.beginControlFlow("for (int k = 0; k < count; k += $L)", ROWS);
            addPass(code, rows, "first + k", "from + k");
            code.endControlFlow();
        } else {
            addPass(code, rows, "k", "from");
        }
        if (overlaps) {
            code.addStatement("zLast.intoArray(to, at + last)");
        }
        return code.build();
    }

    private void addPass(CodeBlock.Builder code, int rows, String row, String factor) {
        for (int i = 0; i < rows; i++) {
            code.addStatement("float[] row$L = rows[$L]", i, Names.at(row, i));
            code.add(LanesLinks.broadcast("a" + i, "factors", Names.at(factor, i)));
        }
        if (overlaps) {
            addLinks(code, rows, "zLast", "last");
        }
        code.beginControlFlow("for (int j = 0; j < $L; j += LANES)", overlaps ? "last" : cell.length(sum.length()));
        code.addStatement("$T z = $L", LanesActivations.VECTOR, LanesLinks.read("to", "at + j"));
        addLinks(code, rows, "z", "j");
        code.addStatement("z.intoArray(to, at + j)");
        code.endControlFlow();
    }

    private void addLinks(CodeBlock.Builder body, int rows, String z, String at) {
        for (int i = 0; i < rows; i++) {
            body.add(links.link(z, "a" + i, LanesLinks.read("row" + i, column(at))));
        }
    }

    private String column(String at) {
        return sum.column() == 0 ? at : cell.index(sum.column()) + " + " + at;
    }
}
