package dev.unrolled.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.Variable;
import dev.unrolled.processor.model.LayerNames;
import dev.unrolled.support.SweptLayer;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The nested class of a layer: a cell's weights and its code shape, without what only a class of its own has.
 *
 * <pre>{@code
 * public static final class Encoder {
 *   public final float[][] kernel;
 *   …
 *   private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) { … }
 * }
 * }</pre>
 */
final class LayerClass {
    /** What a sweep calls. */
    private static final Set<String> SWEPT = Set.of(Names.ADVANCE_BATCH, Names.ADVANCE_SEQUENCE);

    private final Network network;
    private final Layer layer;
    private final Cell cell;

    LayerClass(Network network, Layer layer) {
        this(network, layer, layer.cell());
    }

    /** Of one direction alone. */
    LayerClass(Network network, Layer layer, Cell cell) {
        this.network = network;
        this.layer = layer;
        this.cell = cell;
    }

    TypeSpec type() {
        ClassName name = network.className().nestedClass(layer.className());
        return layer.program().isBidirectional()
                ? new BidirectionalClass(network, layer, this).type(name)
                : cell(name, "the layer {@code " + layer.name() + "}")
                        .addMethod(describe(""))
                        .build();
    }

    /** The class of a layer, or of either direction of one. */
    TypeSpec.Builder cell(ClassName name, String title) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name.simpleName())
                .addJavadoc("$L", new ClassDoc(cell).text(title))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
        boolean isSwept = isSwept();
        if (isSwept) {
            type.superclass(SweptLayer.class);
        }
        new Fields(cell).addTo(type);
        new Constructors(cell).addTo(type, isSwept ? superCall() : CodeBlock.of(""));
        TypeSpec.Builder shape = TypeSpec.classBuilder(name.simpleName());
        cell.shapePrinter().addTo(shape);
        TypeSpec shaped = shape.build();
        shaped.fieldSpecs().forEach(type::addField);
        shaped.methodSpecs().forEach(method -> type.addMethod(isSwept ? swept(method) : method));
        shaped.typeSpecs().forEach(type::addType);
        if (layer.program().learnedState()) {
            type.addMethod(start());
        }
        type.addMethod(MethodSpec.methodBuilder("variables")
                .addModifiers(Modifier.PRIVATE)
                .returns(ParameterizedTypeName.get(List.class, Variable.class))
                .addStatement("return $L", WeightMethods.variables(cell))
                .build());
        return type.addMethod(MethodSpec.methodBuilder("fork")
                .addModifiers(Modifier.PRIVATE)
                .returns(name)
                .addCode(WeightMethods.fork(cell, name))
                .build());
    }

    private boolean isSwept() {
        return cell.isRecurrent() && !network.program().isStreaming();
    }

    private CodeBlock superCall() {
        return CodeBlock.builder()
                .addStatement(
                        "super(INPUTS, STATE_STRIDE, $L, $L$L)",
                        cell.stateIsOutput() ? "0" : Names.OUTPUT_OFFSET,
                        cell.outputs(),
                        layer.program().isBidirectional() ? ", true" : "")
                .build();
    }

    private static MethodSpec swept(MethodSpec method) {
        if (!SWEPT.contains(method.name())) {
            return method;
        }
        return MethodSpec.methodBuilder(method.name())
                .addJavadoc(method.javadoc())
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PROTECTED)
                .addParameters(method.parameters())
                .addCode(method.code())
                .build();
    }

    /** @param holder what is written before a name of the class that computes */
    MethodSpec describe(String holder) {
        NetworkDoc doc = new NetworkDoc(network);
        CodeBlock.Builder text = CodeBlock.builder()
                .add(WeightMethods.lines(doc.description(layer)))
                .add(WeightMethods.shapeHere(cell, holder));
        layer.backward().ifPresent(backward -> text.add("\n+ $S\n+ ", "\n")
                .add(WeightMethods.lines(doc.backwardDescription(layer, backward)))
                .add(WeightMethods.shapeHere(backward, layer.className() + "." + LayerNames.BACKWARD_DIRECTION + ".")));
        return MethodSpec.methodBuilder("describe")
                .addModifiers(Modifier.PRIVATE)
                .returns(String.class)
                .addStatement("return $L", text.build())
                .build();
    }

    /** Writes the learned state where one example's begins. */
    private MethodSpec start() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.START)
                .addJavadoc("Writes the state to start from.")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Fields.VECTOR, Names.STATE)
                .addParameter(TypeName.INT, Names.STATE_AT);
        cell.learnedStates()
                .forEach((state, initial) -> method.addStatement(
                        "$T.arraycopy($N, 0, state, $L, $L)",
                        System.class,
                        initial.name(),
                        Names.at(Names.STATE_AT, cell.program().stateOffset(state)),
                        cell.length(state.length())));
        return method.build();
    }
}
