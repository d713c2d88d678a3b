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
    /** By four, panels that do not begin with a line of the cache took up to twice the time: of four loads, each meets two lines. */
    private static final int VECTORS = 2;

    void addTo(TypeSpec.Builder type) {
        LanesSums tile = new LanesSums(panels.cell(), panels.sum(), panels.scratch(), half, EXAMPLES, VECTORS, this);
        type.addMethod(ofSeveral(tile.name()));
        type.addMethod(tile.print());
    }

    private MethodSpec ofSeveral(String tile) {
        Cell cell = panels.cell();
        String end = cell.length(panels.sum().length());
        String width = Names.lanes(panels.vectors());
        CodeBlock.Builder code = CodeBlock.builder()
                .addStatement("int tiled = count - count % $L", EXAMPLES)
                .beginControlFlow("for (int j = tiled > 0 ? 0 : $L; j < $L; j += $L)", end, end, width)
                .beginControlFlow("for (int v = 0; v < $L; v += $L)", width, Names.lanes(VECTORS));
        boolean isOdd = panels.vectors() % VECTORS != 0;
        if (isOdd) {
            code.addStatement("int pair = $T.min(v, $L)", Math.class, Names.lanes(panels.vectors() - VECTORS));
        }
        String v = isOdd ? "pair" : "v";
        code.addStatement("int from = FIRST + j * $L + $L", cell.length(panels.rows(half)), v);
        CodeBlock at = panels.areShifted()
                ? CodeBlock.of("$T.min(j, $L - $L) + $L", Math.class, end, width, v)
                : CodeBlock.of("j + $L", v);
        if (panels.endsEarly()) {
            code.addStatement("int last = $T.min($L + LANES, $L - LANES)", Math.class, at, end);
        }
        code.beginControlFlow("for (int i = 0; i < tiled; i += $L)", EXAMPLES)
                .addStatement(
                        "$L($Ln + i,$Wfrom,$W$L$L)",
                        tile,
                        half.arguments(cell, panels.sum(), " + i * "),
                        at,
                        CodeBlock.of(panels.endsEarly() ? ",$Wlast" : ""))
                .endControlFlow()
                .endControlFlow()
                .endControlFlow()
                .addStatement(
                        "super.$L($Zcount - tiled,$W$Ln + tiled)",
                        panels.scratch().ofSeveral(half, panels.sum()),
                        half.arguments(cell, panels.sum(), " + tiled * "));
        return LanesTiles.method(panels.scratch(), panels.sum(), half)
                .addAnnotation(Override.class)
                .addCode(code.build())
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
                .addStatement("int w = from + $L * $L", panels.row(segment, "k"), Names.lanes(panels.vectors()))
                .build();
    }

    @Override
    public CodeBlock vector(Segment segment, int v, String at) {
        return LanesLinks.read(panels.field(half), Names.atVector("w", v));
    }
}
