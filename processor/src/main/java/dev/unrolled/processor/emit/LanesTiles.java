package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.LaneGroup;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.plan.LaneSizes;
import java.util.List;

/**
 * Sums of several examples at once, so that weights that are read once serve all of them: of eight examples where there are 32 registers, and
 * of four elsewhere and of those left over. In large cells the first of several eights leaves what it reads to the others, in a
 * {@linkplain LanesStrip strip}.
 *
 * <pre>{@code
 * private void sumInputsOfSeveral(int count, float[] inputs, int inputsAt, int n) {
 *   int eights = LANES == 16 ? count - count % 8 : 0;
 *   int fours = count - count % 4;
 *   for (int j = fours > 0 ? 0 : UNITS; j < UNITS; j += 2 * LANES) {
 *     for (int i = 0; i < eights; i += 8) {
 *       sumInputsOf8By2(inputs, inputsAt + i * INPUTS, n + i, j);
 *     }
 *     for (int i = eights; i < fours; i += 4) {
 *       sumInputsOf4By2(inputs, inputsAt + i * INPUTS, n + i, j);
 *     }
 *   }
 *   for (int i = fours; i < count; i++) {
 *     sumInputs(inputs, inputsAt + i * INPUTS, n + i);
 *   }
 * }
 * }</pre>
 */
final class LanesTiles {
    private static final int VECTORS = LaneSizes.VECTORS_OF_TILE;

    private static final int MANY = 8;
    private static final int FEW = 4;

    private final Cell cell;
    private final Sum sum;
    private final LanesScratch scratch;
    private final LanesHalf half;

    LanesTiles(Cell cell, Sum sum, LanesScratch scratch, LanesHalf half) {
        this.cell = cell;
        this.sum = sum;
        this.scratch = scratch;
        this.half = half;
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(ofSeveral());
        for (int examples : examples()) {
            for (int vectors : vectorCounts()) {
                type.addMethod(LanesSums.ofRows(cell, sum, scratch, half, examples, vectors)
                        .print());
                if (hasStrip(examples, vectors)) {
                    type.addMethod(fillingStrip().print());
                    type.addMethod(tile(strip()).print());
                }
            }
        }
    }

    /** The numbers of examples in a tile. Only vectors of 512 bits come with as many registers as eight examples take. */
    private List<Integer> examples() {
        return hasMany() ? List.of(MANY, FEW) : List.of(FEW);
    }

    private boolean hasMany() {
        return scratch.sizes().mostLanes() == LaneSizes.MOST_LANES;
    }

    /** The numbers of vectors in a tile: one vector where another is left over. */
    private List<Integer> vectorCounts() {
        if (sum.length() % (VECTORS * scratch.sizes().mostLanes()) == 0) {
            return List.of(VECTORS);
        }
        return sum.length() < VECTORS * LaneGroup.LEAST_LENGTH ? List.of(1) : List.of(VECTORS, 1);
    }

    private MethodSpec ofSeveral() {
        CodeBlock.Builder code = CodeBlock.builder();
        if (hasMany()) {
            code.addStatement("int eights = LANES == $L$W? count - count % $L$W: 0", LaneSizes.MOST_LANES, MANY);
        }
        code.addStatement("int fours = count - count % $L", FEW);
        addPasses(code);
        return method(scratch, sum, half)
                .addModifiers(scratch.access(sum))
                .addCode(code.build())
                .addCode(rest())
                .build();
    }

    /** The head of a method for several examples. */
    static MethodSpec.Builder method(LanesScratch scratch, Sum sum, LanesHalf half) {
        return MethodSpec.methodBuilder(scratch.ofSeveral(half, sum))
                .addParameter(TypeName.INT, "count")
                .addParameters(half.parameters(sum))
                .addParameter(TypeName.INT, "n");
    }

    /** Examples that no tile has a part in, one by one. */
    private CodeBlock rest() {
        return CodeBlock.builder()
                .beginControlFlow("for (int i = fours; i < count; i++)")
                .addStatement("$L($Ln + i)", scratch.name(half.method(), sum), half.arguments(cell, sum, "i"))
                .endControlFlow()
                .build();
    }

    /** From the first vector to the last, which may overlap the one before it. */
    private void addPasses(CodeBlock.Builder code) {
        String end = cell.length(sum.length());
        String begin = CodeBlock.of("int j = fours > 0 ? 0 : $L", end).toString();
        List<Integer> counts = vectorCounts();
        if (counts.equals(List.of(VECTORS))) {
            code.beginControlFlow("for ($1L; j < $2L; j += $3L * LANES)", begin, end, VECTORS);
            addTiles(code, VECTORS, "j");
            code.endControlFlow();
            return;
        }
        code.addStatement(begin);
        if (counts.contains(VECTORS)) {
            code.beginControlFlow("for (; j <= $1L - $2L * LANES; j += $2L * LANES)", end, VECTORS);
            addTiles(code, VECTORS, "j");
            code.endControlFlow();
        }
        code.beginControlFlow("for (; j < $L; j += LANES)", end);
        String at = "j";
        if (scratch.overlaps(sum.length())) {
            code.addStatement("int at = $T.min(j, $L - LANES)", Math.class, end);
            at = "at";
        }
        addTiles(code, 1, at);
        code.endControlFlow();
    }

    private void addTiles(CodeBlock.Builder code, int vectors, String at) {
        if (hasStrip(MANY, vectors)) {
            addTilesOfStrip(code, at);
        } else if (hasMany()) {
            addTiles(code, MANY, "int i = 0; i < eights", vectors, at);
        }
        addTiles(code, FEW, "int i = " + (hasMany() ? "eights" : "0") + "; i < fours", vectors, at);
    }

    private void addTiles(CodeBlock.Builder code, int examples, String range, int vectors, String at) {
        addTiles(code, LanesSums.ofRows(cell, sum, scratch, half, examples, vectors), range, examples, at);
    }

    private void addTiles(CodeBlock.Builder code, LanesSums tile, String range, int examples, String at) {
        code.beginControlFlow("for ($L; i += $L)", range, examples)
                .addStatement("$L($Ln + i,$W$L)", tile.name(), half.arguments(cell, sum, "i"), at)
                .endControlFlow();
    }

    private void addTilesOfStrip(CodeBlock.Builder code, String at) {
        code.beginControlFlow("if (eights > $L)", MANY);
        addTile(code, fillingStrip(), at);
        addTiles(code, tile(strip()), "int i = " + MANY + "; i < eights", MANY, at);
        code.nextControlFlow("else if (eights > 0)");
        addTile(code, LanesSums.ofRows(cell, sum, scratch, half, MANY, VECTORS), at);
        code.endControlFlow();
    }

    private void addTile(CodeBlock.Builder code, LanesSums tile, String at) {
        code.addStatement("$L($Ln,$W$L)", tile.name(), half.arguments(cell, sum, ""), at);
    }

    private boolean hasStrip(int examples, int vectors) {
        return scratch.sizes().hasStrip() && LaneSizes.fillsStrip(sum) && examples == MANY && vectors == VECTORS;
    }

    private LanesStrip strip() {
        return new LanesStrip(cell, sum, half);
    }

    private LanesSums fillingStrip() {
        return tile(strip().filledFrom(LanesWeights.OfRows.of(cell, sum, scratch)));
    }

    private LanesSums tile(LanesWeights weights) {
        return new LanesSums(cell, sum, scratch, half, MANY, VECTORS, weights);
    }
}
