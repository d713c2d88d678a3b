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
    static final String PACKED = "PACKED";
    private static final String PACKS = "PACKS";
    private static final String PACKED_FIELD = "packed";

    private final Cell cell;
    private final ClassName lanes;
    private final ClassName packed;
    private final String holder;

    private SideBySide(Cell cell) {
        this.cell = cell;
        this.lanes = ClassName.get("", LanesShape.className(cell));
        this.packed = ClassName.get("", PackedClass.name(cell));
        this.holder = LanesShape.nestedName(cell, "HasLanes");
    }

    /** That of a cell that has it. */
    static Optional<SideBySide> of(Cell cell) {
        return cell.plan().sideBySide().isEmpty() ? Optional.empty() : Optional.of(new SideBySide(cell));
    }

    void addTo(TypeSpec.Builder type) {
        type.addField(least(LEAST, "The smallest batch that is advanced side by side.", Planner.LEAST_SIDE_BY_SIDE));
        if (isPacked()) {
            type.addField(least(
                    PACKED, "How many examples one vector holds.", cell.plan().packed()));
        }
        type.addField(field(lanes, LanesShape.FIELD));
        if (isPacked()) {
            type.addField(field(packed, PACKED_FIELD));
        }
        type.addMethod(reserve());
        type.addType(holder());
        type.addType(new SideBySideClass(cell).print());
        if (isPacked()) {
            type.addType(new PackedClass(cell).print());
        }
    }

    private boolean isPacked() {
        return cell.plan().packed() > 0;
    }

    private static FieldSpec least(String name, String doc, int examples) {
        return FieldSpec.builder(TypeName.INT, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(doc)
                .initializer("$L", examples)
                .build();
    }

    private static FieldSpec field(ClassName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PRIVATE)
                .addJavadoc("Null until the first large batch, or {@code reserve}, and where this JVM has none.")
                .build();
    }

    /** Sets {@code n} to the number of examples that are advanced. */
    CodeBlock advance() {
        CodeBlock.Builder code = CodeBlock.builder()
                .beginControlFlow("if (batch >= $L)", isPacked() ? PACKED : LEAST)
                .addStatement("$L(1, batch)", Names.RESERVE);
        if (isPacked()) {
            code.beginControlFlow("if ($L != null)", PACKED_FIELD)
                    .add(advance(PACKED_FIELD))
                    .nextControlFlow("else if ($L != null)", LanesShape.FIELD);
        } else {
            code.beginControlFlow("if ($L != null)", LanesShape.FIELD);
        }
        return code.add(advance(LanesShape.FIELD))
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private static CodeBlock advance(String field) {
        return CodeBlock.builder()
                .addStatement("n = $L.advanceBatch(batch, inputs, inputsAt, state, stateAt)", field)
                .build();
    }

    private MethodSpec reserve() {
        MethodSpec.Builder method = StepMethods.form(Names.RESERVE, List.of(StepMethods.STEPS, StepMethods.BATCH))
                .addStatement("$T.checkCounts(steps, batch)", SequenceArguments.class);
        String largeBatch = "if (batch >= $L && $L == null && $L.HERE)";
        if (isPacked()) {
            method.beginControlFlow("if (batch >= $L && $T.mayPack() && $L.PACKS)", PACKED, VectorApi.class, holder)
                    .beginControlFlow("if ($L == null)", PACKED_FIELD)
                    .addStatement("$L = new $T()", PACKED_FIELD, packed)
                    .endControlFlow()
                    .nextControlFlow("else " + largeBatch, LEAST, LanesShape.FIELD, holder);
        } else {
            method.beginControlFlow(largeBatch, LEAST, LanesShape.FIELD, holder);
        }
        return method.addStatement("$L = new $T()", LanesShape.FIELD, lanes)
                .endControlFlow()
                .build();
    }

    private TypeSpec holder() {
        TypeSpec.Builder type = TypeSpec.classBuilder(holder)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("""
                        Whether this JVM has the Vector API, a compiler that knows it, and vectors that are wide
                        enough. It is tried once, and not before a batch is large enough.""")
                .addField(answer("HERE", CodeBlock.of("areHere()")));
        if (isPacked()) {
            type.addField(answer(PACKS, CodeBlock.of("HERE && $T.packs($T.LANES)", VectorApi.class, lanes)));
        }
        return type.addMethod(
                        LanesShape.tried("areHere", CodeBlock.of("$T.suitsExamples($T.LANES)", VectorApi.class, lanes)))
                .build();
    }

    private static FieldSpec answer(String name, CodeBlock question) {
        return FieldSpec.builder(TypeName.BOOLEAN, name, Modifier.STATIC, Modifier.FINAL)
                .initializer(question)
                .build();
    }
}
