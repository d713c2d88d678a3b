package dev.unrolled.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.support.SequenceArguments;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * A live cell's way to read its weights in panels in a long sequence, at the beginning of which it copies them.
 *
 * <pre>{@code
 * private Lanes lanesFor(int steps, int batch) {
 *   if (steps < 64 || batch > 3 || Lanes.LANES != 16 || lanes instanceof Panels) {
 *     return lanes;
 *   }
 *   if (panels == null) {
 *     panels = new Panels();
 *   } else {
 *     panels.layOut();
 *   }
 *   return panels;
 * }
 * }</pre>
 */
final class SequencePanels {
    /** What a sequence goes through. */
    static final String LANES = "lanesFor(steps, batch)";

    /** Measured: a copy takes as long as it saves in a quarter to a half of that. */
    private static final int STEPS = 64;

    /** More examples are tiles, which read a weight once for several. Measured: of 32 examples, a GRU's panels are slower than its rows. */
    private static final int MOST_EXAMPLES = 3;

    /** 4 MiB: more than that would be much to ask of a cell that its user has not frozen. */
    private static final int MOST_WEIGHTS = 1 << 20;

    private static final String FIELD = "panels";

    private final Cell cell;
    private final ClassName panels;

    private SequencePanels(Cell cell, ClassName panels) {
        this.cell = cell;
        this.panels = panels;
    }

    /** That of a cell of its own that has panels, and not too large ones. A layer is given its steps in small pieces. */
    static Optional<SequencePanels> of(Cell cell) {
        return cell.place().isPresent()
                ? Optional.empty()
                : PanelsClass.of(cell)
                        .filter(panels -> panels.size() <= MOST_WEIGHTS)
                        .map(panels -> new SequencePanels(cell, panels.name()));
    }

    void addTo(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(panels, FIELD, Modifier.PRIVATE)
                .addJavadoc("What sequences of $L steps and more of few examples read; null until the first.", STEPS)
                .build());
        type.addMethod(lanesFor());
        type.addMethod(reserve());
    }

    private MethodSpec lanesFor() {
        ClassName lanes = ClassName.get("", LanesShape.className(cell));
        return MethodSpec.methodBuilder("lanesFor")
                .addJavadoc("""
                        Lanes that read the weights as they are now. Many steps of few examples read a copy in panels
                        sooner than the rows, by more than the copy takes.""")
                .addModifiers(Modifier.PRIVATE)
                .returns(lanes)
                .addParameter(StepMethods.STEPS)
                .addParameter(StepMethods.BATCH)
                .beginControlFlow(
                        "if (steps < $L || batch > $L || $T.LANES != $L || $L instanceof $T)",
                        STEPS,
                        MOST_EXAMPLES,
                        lanes,
                        LanesScratch.MOST_LANES,
                        LanesShape.FIELD,
                        panels)
                .addStatement("return $L", LanesShape.FIELD)
                .endControlFlow()
                .beginControlFlow("if ($L == null)", FIELD)
                .addStatement("$L = new $T()", FIELD, panels)
                .nextControlFlow("else")
                .addStatement("$L.layOut()", FIELD)
                .endControlFlow()
                .addStatement("return $L", FIELD)
                .build();
    }

    /** Whatever the batch: of examples with lengths of their own, a few may have more steps than the others. */
    private static MethodSpec reserve() {
        return StepMethods.form(Names.RESERVE, List.of(StepMethods.STEPS, StepMethods.BATCH))
                .addStatement("$T.checkCounts(steps, batch)", SequenceArguments.class)
                .beginControlFlow("if ($L != null)", LanesShape.FIELD)
                .addStatement("lanesFor(steps, 1)")
                .endControlFlow()
                .build();
    }
}
