package dev.unrolled.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.Planner;
import dev.unrolled.support.SequenceArguments;
import dev.unrolled.support.VectorApi;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * What a cell has beside its code for one example, so that batches are advanced side by side in lanes. The Vector API is not loaded before
 * a batch is large enough for it.
 *
 * <pre>{@code
 * private void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
 *   int n = 0;
 *   if (batch >= SIDE_BY_SIDE) {
 *     reserve(1, batch);
 *     if (lanes != null) {
 *       n = lanes.advanceBatch(batch, inputs, inputsAt, state, stateAt);
 *     }
 *   }
 *   … // those that are left, see ExampleLoops
 * }
 * }</pre>
 */
final class SideBySide {
    static final String LEAST = "SIDE_BY_SIDE";

    private final Cell cell;
    private final ClassName lanes;
    private final String holder;

    private SideBySide(Cell cell) {
        this.cell = cell;
        this.lanes = ClassName.get("", LanesShape.className(cell));
        this.holder = LanesShape.nestedName(cell, "HasLanes");
    }

    /** That of a cell that has it. */
    static Optional<SideBySide> of(Cell cell) {
        return cell.plan().sideBySide().isEmpty() ? Optional.empty() : Optional.of(new SideBySide(cell));
    }

    void addTo(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(TypeName.INT, LEAST, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The smallest batch that is advanced side by side.")
                .initializer("$L", Planner.LEAST_SIDE_BY_SIDE)
                .build());
        type.addField(FieldSpec.builder(lanes, LanesShape.FIELD, Modifier.PRIVATE)
                .addJavadoc("Null until the first large batch, or {@code reserve}, and where this JVM has none.")
                .build());
        type.addMethod(reserve());
        type.addType(holder());
        type.addType(new SideBySideClass(cell).print());
    }

    /** Sets {@code n} to the number of examples that are advanced. */
    CodeBlock advance() {
        return CodeBlock.builder()
                .beginControlFlow("if (batch >= $L)", LEAST)
                .addStatement("$L(1, batch)", Names.RESERVE)
                .beginControlFlow("if ($L != null)", LanesShape.FIELD)
                .addStatement("n = $L.advanceBatch(batch, inputs, inputsAt, state, stateAt)", LanesShape.FIELD)
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private MethodSpec reserve() {
        return StepMethods.form(Names.RESERVE, List.of(StepMethods.STEPS, StepMethods.BATCH))
                .addStatement("$T.checkCounts(steps, batch)", SequenceArguments.class)
                .beginControlFlow("if (batch >= $L && $L == null && $L.HERE)", LEAST, LanesShape.FIELD, holder)
                .addStatement("$L = new $T()", LanesShape.FIELD, lanes)
                .endControlFlow()
                .build();
    }

    private TypeSpec holder() {
        return TypeSpec.classBuilder(holder)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("""
                        Whether this JVM has the Vector API, a compiler that knows it, and vectors that are wide
                        enough. It is tried once, and not before a batch is large enough.""")
                .addField(FieldSpec.builder(TypeName.BOOLEAN, "HERE", Modifier.STATIC, Modifier.FINAL)
                        .initializer("areHere()")
                        .build())
                .addMethod(
                        LanesShape.tried("areHere", CodeBlock.of("$T.suitsExamples($T.LANES)", VectorApi.class, lanes)))
                .build();
    }
}
