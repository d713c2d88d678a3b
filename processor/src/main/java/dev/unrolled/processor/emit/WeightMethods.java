package dev.unrolled.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Variable;
import dev.unrolled.processor.plan.CodeShape;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.support.CellWeights;
import dev.unrolled.support.FrozenCell;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Naming, loading, sharing and freezing the weights.
 *
 * <pre>{@code
 * @Override
 * public void load(Weights weights) {
 *   CellWeights.load("UnrolledTinyCell", layout(), variables(), weights);
 * }
 * }</pre>
 */
final class WeightMethods {
    private final Cell cell;

    WeightMethods(Cell cell) {
        this.cell = cell;
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(variables());
        type.addMethod(method("layout")
                .returns(CellLayout.class)
                .addStatement("return $L", new LayoutCode(cell).code())
                .build());
        type.addMethod(method("load")
                .addParameter(Weights.class, "weights")
                .addStatement("$T.load($S, layout(), variables(), weights)", CellWeights.class, generatedName())
                .build());
        type.addMethod(method("load")
                .addParameter(Weights.class, "weights")
                .addParameter(Convention.class, "convention")
                .addStatement(
                        "$T.load($S, layout(), variables(), weights, convention)", CellWeights.class, generatedName())
                .build());
        type.addMethod(method("initialize")
                .addParameter(Initializer.class, "initializer")
                .addStatement("$T.initialize(variables(), initializer)", CellWeights.class)
                .build());
        type.addMethod(fork());
        type.addMethod(frozen());
        type.addMethod(method("describe")
                .returns(String.class)
                .addStatement("return $L$L", lines(new Description(cell).lines()), shapeHere(cell, ""))
                .build());
    }

    /** Cells in lanes say whether this JVM has any. */
    static CodeBlock shapeHere(Cell cell, String holder) {
        return cell.plan().shape() instanceof CodeShape.Lanes
                ? CodeBlock.of("\n+ ($L$L ? $S : $S)", holder, LanesShape.HAS_LANES, "; lanes here", "; rows here")
                : CodeBlock.of("");
    }

    private String generatedName() {
        return cell.identity().generatedName();
    }

    private MethodSpec variables() {
        return method("variables")
                .returns(ParameterizedTypeName.get(List.class, Variable.class))
                .addStatement("return $L", variables(cell))
                .build();
    }

    /** The list of a cell's weights. */
    static CodeBlock variables(Cell cell) {
        List<CodeBlock> variables = cell.parameters().stream()
                .map(parameter -> CodeBlock.of(
                        "$T.$L($S, $N)",
                        Variable.class,
                        parameter instanceof Parameter.Matrix ? "matrix" : "vector",
                        Names.variable(parameter),
                        parameter.name()))
                .toList();
        return variables.size() == 1
                ? CodeBlock.of("$T.singletonList($L)", Collections.class, variables.get(0))
                : CodeBlock.of(
                        "$T.unmodifiableList($Z$T.asList($L))",
                        Collections.class,
                        Arrays.class,
                        CodeBlock.join(variables, ",$W"));
    }

    private MethodSpec fork() {
        return method("fork")
                .returns(cell.className())
                .addCode(fork(cell, cell.className()))
                .build();
    }

    /** A cell that shares the weights, and how they are laid out. */
    static CodeBlock fork(Cell cell, ClassName type) {
        return PanelsClass.of(cell).map(panels -> panels.fork(type)).orElseGet(() -> CodeBlock.builder()
                .addStatement("return new $T($L)", type, weights(cell))
                .build());
    }

    /** The weights as arguments of the constructor that shares them. */
    static String weights(Cell cell) {
        return cell.parameters().stream().map(Parameter::name).collect(Collectors.joining(", "));
    }

    private MethodSpec frozen() {
        ClassName self = cell.className();
        CodeBlock.Builder layingOut = CodeBlock.builder();
        PanelsClass.of(cell).ifPresent(panels -> layingOut.addStatement("copy.$L()", PanelsClass.LAY_OUT));
        return method("frozen")
                .returns(RecurrentCell.class)
                .addStatement("$1T copy = new $1T()", self)
                .addStatement("$T.copy(variables(), copy.variables())", CellWeights.class)
                .addCode(layingOut.build())
                .addStatement("return new $T(copy)", FrozenCell.class)
                .build();
    }

    static MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    static CodeBlock lines(List<String> lines) {
        CodeBlock.Builder text = CodeBlock.builder();
        for (int i = 0; i < lines.size(); i++) {
            boolean isLast = i == lines.size() - 1;
            text.add(i == 0 ? "$S" : "\n+ $S", lines.get(i) + (isLast ? "" : "\n"));
        }
        return text.build();
    }
}
