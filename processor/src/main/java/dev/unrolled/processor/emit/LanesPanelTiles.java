package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.LaneGroup.Segment;
import java.util.List;

/**
 * Sums of eight examples at once over two vectors of a panel; of those left over by the tiles over the kernel rows.
 *
 * <pre>{@code
 * @Override
 * void sumInputsOfSeveral(int count, float[] inputs, int inputsAt, int n) {
 *   int tiled = count - count % 8;
 *   for (int j = tiled > 0 ? 0 : UNITS; j < UNITS; j += 4 * LANES) {
 *     for (int v = 0; v < 4 * LANES; v += 2 * LANES) {
 *       int from = FIRST + j * INPUTS + v;
 *       for (int i = 0; i < tiled; i += 8) {
 *         sumInputsOf8Panel(inputs, inputsAt + i * INPUTS, n + i, from, j + v);
 *       }
 *     }
 *   }
 *   super.sumInputsOfSeveral(count - tiled, inputs, inputsAt + tiled * INPUTS, n + tiled);
 * }
 * }</pre>
 *
 * @param panels the panels
 * @param half which of them
 */
record LanesPanelTiles(LanesPanels panels, LanesHalf half) implements LanesWeights {
    private static final int EXAMPLES = 8;
    /** By four, panels that do not begin with a line of the cache took up to 1.7 times as long: each of four loads meets two lines. */
    private static final int VECTORS = 2;

    void addTo(TypeSpec.Builder type) {
        LanesSums tile = new LanesSums(panels.cell(), panels.sum(), panels.scratch(), half, EXAMPLES, VECTORS, this);
        type.addMethod(ofSeveral(tile.name()));
        type.addMethod(tile.print());
    }

    private MethodSpec ofSeveral(String tile) {
        String end = panels.end();
        String width = Names.lanes(panels.vectors());
        return LanesTiles.method(panels.scratch(), panels.sum(), half)
                .addAnnotation(Override.class)
                .addStatement("int tiled = count - count % $L", EXAMPLES)
                .beginControlFlow("for (int j = tiled > 0 ? 0 : $L; j < $L; j += $L)", end, end, width)
                .addCode(panels.shift())
                .beginControlFlow("for (int v = 0; v < $L; v += $L)", width, Names.lanes(VECTORS))
                .addCode(tiles(tile))
                .endControlFlow()
                .endControlFlow()
                .addStatement(
                        "super.$L($Zcount - tiled,$W$Ln + tiled)",
                        panels.scratch().ofSeveral(half, panels.sum()),
                        half.arguments(panels.cell(), panels.sum(), "tiled"))
                .build();
    }

    /** All tiles of two vectors of a panel. Of an odd number of vectors one is computed twice. */
    private CodeBlock tiles(String tile) {
        CodeBlock.Builder code = CodeBlock.builder();
        boolean isOdd = panels.vectors() % VECTORS != 0;
        if (isOdd) {
            code.addStatement("int pair = $T.min(v, $L)", Math.class, Names.lanes(panels.vectors() - VECTORS));
        }
        String v = isOdd ? "pair" : "v";
        String at = panels.begin() + " + " + v;
        code.addStatement("int from = FIRST + j * $L + $L", panels.cell().length(half.rows(panels.sum())), v);
        if (panels.endsEarly()) {
            code.addStatement("int last = $T.min($L + LANES, $L - LANES)", Math.class, at, panels.end());
        }
        return code.beginControlFlow("for (int i = 0; i < tiled; i += $L)", EXAMPLES)
                .addStatement(
                        "$L($Ln + i,$Wfrom,$W$L$L)",
                        tile,
                        half.arguments(panels.cell(), panels.sum(), "i"),
                        at,
                        CodeBlock.of(panels.endsEarly() ? ",$Wlast" : ""))
                .endControlFlow()
                .build();
    }

    @Override
    public String suffix(int vectors) {
        return "Panel";
    }

    @Override
    public List<ParameterSpec> parameters(int examples, int vectors) {
        return panels.endsEarly()
                ? List.of(LanesWeights.index("from"), LanesWeights.index("at"), LanesWeights.index("last"))
                : List.of(LanesWeights.index("from"), LanesWeights.index("at"));
    }

    @Override
    public String at(int examples, int vectors, int v) {
        return v == VECTORS - 1 && panels.endsEarly() ? "last" : Names.atVector("at", v);
    }

    @Override
    public CodeBlock row(Segment segment) {
        return CodeBlock.builder()
                .addStatement(
                        "int w = from + $L * $L", half.row(panels.sum(), segment, "k"), Names.lanes(panels.vectors()))
                .build();
    }

    @Override
    public CodeBlock vector(Segment segment, int v, String at) {
        return LanesLinks.read(panels.field(half), Names.atVector("w", v));
    }
}
