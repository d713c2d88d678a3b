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
 *   if (steps < 64 || batch < 1 || batch > 3) {
 *     return lanes;
 *   }
 *   reserve(steps, batch);
 *   if (panels == null) {
 *     return lanes;
 *   }
 *   panels.copyWeights();
 *   return panels;
 * }
 * }</pre>
 */
final class SequencePanels {
    private static final String METHOD = "lanesFor";
    /** What a sequence goes through. */
    static final String LANES = METHOD + "(steps, batch)";

    /** Measured (docs/measurements.md): a copy takes less time than so many steps save. */
    private static final int STEPS = 64;

    /** More examples are tiles, which read a weight once for several: panels save them nothing that would be worth the copy. */
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

    /** That of a cell that has panels, and not too large ones. Not of a layer: most networks give it so few steps at once that it gains little. */
    static Optional<SequencePanels> of(Cell cell) {
        return cell.place().isPresent()
                ? Optional.empty()
                : PanelsClass.of(cell)
                        .filter(panels -> panels.size() <= MOST_WEIGHTS)
                        .map(panels -> new SequencePanels(cell, panels.name()));
    }

    void addTo(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(panels, FIELD, Modifier.PRIVATE)
                .addJavadoc("""
                        What a live cell's sequences of $L steps and more, of up to $L examples, read; null until the first,
                        and where vectors have fewer than 512 bits.""", STEPS, MOST_EXAMPLES)
                .build());
        type.addMethod(lanesFor());
        type.addMethod(reserve());
    }

    private MethodSpec lanesFor() {
        return MethodSpec.methodBuilder(METHOD)
                .addJavadoc("""
                        Lanes that read the weights as they are now: many steps of few examples from a copy in panels,
                        which they read sooner than the rows, by more than the copy takes.""")
                .addModifiers(Modifier.PRIVATE)
                .returns(ClassName.get("", LanesShape.className(cell)))
                .addParameter(StepMethods.STEPS)
                .addParameter(StepMethods.BATCH)
                .beginControlFlow("if (steps < $L || batch < 1 || batch > $L)", STEPS, MOST_EXAMPLES)
                .addStatement("return $L", LanesShape.FIELD)
                .endControlFlow()
                .addStatement("$L(steps, batch)", Names.RESERVE)
                .beginControlFlow("if ($L == null)", FIELD)
                .addStatement("return $L", LanesShape.FIELD)
                .endControlFlow()
                .addStatement("$L.$L()", FIELD, PanelsClass.COPY)
                .addStatement("return $L", FIELD)
                .build();
    }

    /** Whatever the batch: what is reserved is enough for smaller ones, and examples may be run one by one. */
    private MethodSpec reserve() {
        return StepMethods.form(Names.RESERVE, List.of(StepMethods.STEPS, StepMethods.BATCH))
                .addStatement("$T.checkCounts(steps, batch)", SequenceArguments.class)
                .beginControlFlow(
                        "if ($L && steps >= $L && $L == null && !($L instanceof $T))",
                        PanelsClass.HAS_PANELS,
                        STEPS,
                        FIELD,
                        LanesShape.FIELD,
                        panels)
                .addStatement("$L = new $T()", FIELD, panels)
                .endControlFlow()
                .build();
    }
}
