package dev.unrolled.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.model.LayerNames;
import dev.unrolled.processor.plan.CodeShape;
import dev.unrolled.processor.plan.LaneSizes;
import dev.unrolled.support.VectorApi;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Loops over units, each of which passes the work on to the nested class where the JVM has the Vector API.
 *
 * <pre>{@code
 * private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
 *   if (lanes != null) {
 *     lanes.advance(inputs, inputsAt, state, stateAt);
 *     return;
 *   }
 *   … // see RowsShape
 * }
 * }</pre>
 */
final class LanesShape implements ShapePrinter {
    private static final Set<String> ENTRIES = Set.of(Names.ADVANCE, Names.ADVANCE_BATCH, Names.ADVANCE_SEQUENCE);
    static final String FIELD = "lanes";
    static final String HAS_LANES = "HAS_LANES";

    private final Cell cell;
    private final CodeShape.Lanes shape;

    LanesShape(Cell cell, CodeShape.Lanes shape) {
        this.cell = cell;
        this.shape = shape;
    }

    @Override
    public void addTo(TypeSpec.Builder type) {
        ClassName lanes = ClassName.get("", className(cell));
        type.addField(FieldSpec.builder(TypeName.BOOLEAN, HAS_LANES)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(
                        "Whether this JVM has the Vector API, a compiler that knows it, and vectors that fit.\nIt is tried once.")
                .initializer("hasLanes()")
                .build());
        Optional<PanelsClass> panels = PanelsClass.of(cell);
        FieldSpec.Builder field = FieldSpec.builder(lanes, FIELD, Modifier.PRIVATE)
                .addJavadoc("Null where there are none.")
                .initializer("$L ? new $T() : null", HAS_LANES, lanes);
        type.addField(
                panels.isPresent()
                        ? field.build()
                        : field.addModifiers(Modifier.FINAL).build());
        type.addMethod(tried(
                "hasLanes",
                CodeBlock.of(
                        "$T.suits($T.LANES, $L)",
                        VectorApi.class,
                        lanes,
                        cell.length(new LaneSizes(shape.groups()).shortest()))));
        TypeSpec.Builder rows = TypeSpec.classBuilder("Rows");
        new RowsShape(cell, shape.otherwise()).addTo(rows);
        for (MethodSpec method : rows.build().methodSpecs()) {
            type.addMethod(ENTRIES.contains(method.name()) ? dispatching(method) : method);
        }
        panels.ifPresent(each -> each.addToCell(type));
        SequencePanels.of(cell).ifPresent(each -> each.addTo(type));
        type.addType(new LanesClass(cell, shape.groups()).print());
        panels.ifPresent(each -> type.addType(each.print()));
    }

    /** A method that asks the nested class of vectors, which some JVMs cannot load. */
    static MethodSpec tried(String name, CodeBlock question) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                        .addMember("value", "$S", "unused")
                        .build())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.BOOLEAN)
                .beginControlFlow("try")
                .addStatement("return $L", question)
                .nextControlFlow("catch ($T | $T absent)", LinkageError.class, VirtualMachineError.class)
                .addCode("// It is not tried again: loops do the same.\n")
                .addStatement("return false")
                .endControlFlow()
                .build();
    }

    /** The nested class of lanes that read the kernel rows themselves. */
    static String className(Cell cell) {
        return nestedName(cell, "Lanes");
    }

    /** The name of a nested class, which may not be called like the class of a layer around it, nor like a constant that is inherited. */
    static String nestedName(Cell cell, String name) {
        String layer = cell.place()
                .map(place -> LayerNames.className(place.layer().name()))
                .orElse("");
        String free = name;
        while (layer.equals(free) || cell.identity().shadowedNames().contains(free)) {
            free = "In" + free;
        }
        return free;
    }

    private MethodSpec dispatching(MethodSpec method) {
        List<ParameterSpec> parameters = method.parameters();
        boolean isSequence = method.name().equals(Names.ADVANCE_SEQUENCE);
        return MethodSpec.methodBuilder(method.name())
                .addJavadoc(method.javadoc())
                .addModifiers(method.modifiers())
                .addParameters(parameters)
                .beginControlFlow("if ($L)", isInLanes(method.name()))
                .addStatement(
                        "$L$Z.$L($L)",
                        isSequence && SequencePanels.of(cell).isPresent() ? SequencePanels.LANES : FIELD,
                        method.name(),
                        parameters.stream().map(ParameterSpec::name).collect(Collectors.joining(", ")))
                .addStatement("return")
                .endControlFlow()
                .addCode(CodeBlock.of("$L", method.code()))
                .build();
    }

    /** A batch of one that goes by rows gets there through {@code advance}. */
    private CodeBlock isInLanes(String method) {
        if (shape.oneInRows() && method.equals(Names.ADVANCE)) {
            return CodeBlock.of(
                    "$L instanceof $T",
                    FIELD,
                    PanelsClass.of(cell).orElseThrow().name());
        }
        String several = !shape.oneInRows()
                ? ""
                : method.equals(Names.ADVANCE_BATCH) ? " && batch > 1" : " && (steps > 1 || batch > 1)";
        return CodeBlock.of("$L != null$L", FIELD, several);
    }
}
