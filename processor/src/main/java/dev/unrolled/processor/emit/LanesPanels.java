package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import dev.unrolled.processor.plan.LaneGroup.Segment;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.plan.LaneSizes;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.support.Packing;
import java.util.List;

/**
 * The weights of a sum in panels: some vectors of all rows, one row after the other, then the next vectors, so that registers hold the sums of
 * a panel from the first row to the last and memory is read in the order of its addresses.
 *
 * @param cell the cell
 * @param sum the sum
 * @param scratch what tells the names of sums apart
 */
record LanesPanels(Cell cell, Sum sum, LanesScratch scratch) implements LanesWeights {
    private static final int VECTORS = LaneSizes.VECTORS_OF_PANEL;
    private static final int LANES = LaneSizes.MOST_LANES;

    /** Panels of up to 16 vectors; in large kernels several of four, or of five where fewer vectors are computed twice then. */
    private VectorPasses spread() {
        VectorPasses widest = VectorPasses.of(sum.length(), LANES, LaneSizes.MOST_VECTORS_OF_PANEL);
        if (widest.passes() == 1 || LaneSizes.hasWidePanels(sum)) {
            return widest;
        }
        VectorPasses four = VectorPasses.of(sum.length(), LANES, VECTORS);
        VectorPasses five = VectorPasses.of(sum.length(), LANES, VECTORS + 1);
        return five.all() < four.all() ? five : four;
    }

    int vectors() {
        return spread().vectors();
    }

    @Override
    public String suffix(int vectors) {
        return "Panel";
    }

    @Override
    public List<ParameterSpec> parameters(int examples, int vectors) {
        return areShifted()
                ? List.of(LanesWeights.index("j"), LanesWeights.index("at"))
                : List.of(LanesWeights.index("j"));
    }

    /** Whether the last of several panels begins before the end of the one before it. */
    private boolean areShifted() {
        return spread().passes() > 1 && !spread().isExact();
    }

    /** Whether the last vector of the only panel begins before the end of the one before it. */
    boolean endsEarly() {
        return spread().passes() == 1 && !spread().isExact();
    }

    @Override
    public String at(int examples, int vectors, int v) {
        return endsEarly() && v == vectors - 1 ? end() + " - LANES" : Names.atVector(begin(), v);
    }

    /** Where the sums of the panel {@code j} begin. */
    String begin() {
        return areShifted() ? "at" : "j";
    }

    /** What sets that apart from {@code j}, if anything. */
    CodeBlock shift() {
        return areShifted()
                ? CodeBlock.builder()
                        .addStatement("int at = $T.min(j, $L - $L)", Math.class, end(), Names.lanes(vectors()))
                        .build()
                : CodeBlock.of("");
    }

    /** The number of sums. */
    String end() {
        return cell.length(sum.length());
    }

    /** Calls a method for every panel; {@code call} is what comes before the arguments that tell which. */
    CodeBlock calls(CodeBlock call) {
        if (spread().passes() == 1) {
            return statement(call, CodeBlock.of("0"));
        }
        return CodeBlock.builder()
                .beginControlFlow("for (int j = 0; j < $L; j += $L)", end(), Names.lanes(vectors()))
                .add(shift())
                .add(statement(call, CodeBlock.of(areShifted() ? "j,$Wat" : "j")))
                .endControlFlow()
                .build();
    }

    private static CodeBlock statement(CodeBlock call, CodeBlock panel) {
        return CodeBlock.builder().addStatement("$L,$W$L)", call, panel).build();
    }

    @Override
    public CodeBlock row(Segment segment) {
        return CodeBlock.builder()
                .addStatement(
                        "int w = FIRST + j * $L + $L * $L",
                        cell.length(half(segment).rows(sum)),
                        half(segment).row(sum, segment, "k"),
                        Names.lanes(vectors()))
                .build();
    }

    @Override
    public CodeBlock vector(Segment segment, int v, String at) {
        return LanesLinks.read(field(half(segment)), Names.atVector("w", v));
    }

    /** The field that holds the weights of a half. */
    String field(LanesHalf half) {
        return scratch.name(half == LanesHalf.INPUT ? "inputPanels" : "restPanels", sum);
    }

    /** The constant that tells how they lie there. */
    String order(LanesHalf half) {
        return scratch.name(half == LanesHalf.INPUT ? "INPUT_ORDER" : "REST_ORDER", sum);
    }

    CodeBlock packing(LanesHalf half) {
        return CodeBlock.of(
                "new $T($ZFIRST, LANES, $L, $L, $L, $L)",
                Packing.class,
                vectors(),
                cell.length(half.rows(sum)),
                cell.index(sum.column()),
                cell.length(sum.length()));
    }

    /** Copies the kernel rows of a half. */
    CodeBlock copies(LanesHalf half) {
        CodeBlock.Builder code = CodeBlock.builder();
        int row = 0;
        for (Segment segment : half.segments(sum)) {
            RowBlock block = Rows.block(segment.rows(), segment.rows().row());
            code.addStatement(
                    "$L.copy($Z$N, $L, $L, $L, $L)",
                    order(half),
                    block.name(),
                    segment.rows().row() - block.from(),
                    cell.length(segment.from().length()),
                    cell.index(row),
                    field(half));
            row += segment.from().length();
        }
        return code.build();
    }

    /** How many weights a half has in panels. */
    int size(LanesHalf half) {
        return spread().all() * LANES * half.rows(sum);
    }

    private static LanesHalf half(Segment segment) {
        return segment.isInput() ? LanesHalf.INPUT : LanesHalf.REST;
    }
}
