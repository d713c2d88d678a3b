package dev.unrolled.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.Merge;
import dev.unrolled.Variable;
import dev.unrolled.processor.model.LayerNames;
import dev.unrolled.support.NetworkWeights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The class of a layer of two directions, which share a class of their own.
 *
 * <pre>{@code
 * public static final class Encoder {
 *   public final Cell forward;
 *   public final Cell backward;
 *
 *   public static final class Cell { … }
 * }
 * }</pre>
 */
final class BidirectionalClass {
    private static final List<String> DIRECTIONS = List.of("forward", "backward");

    /** The class of each, which is the same unless they compute different things. */
    private final Map<String, ClassName> classes = new LinkedHashMap<>();

    private final Network network;
    private final Layer layer;
    private final LayerClass parts;

    BidirectionalClass(Network network, Layer layer, LayerClass parts) {
        this.network = network;
        this.layer = layer;
        this.parts = parts;
    }

    TypeSpec type(ClassName name) {
        ClassName cell = name.nestedClass(LayerNames.DIRECTION);
        classes.put("forward", cell);
        classes.put("backward", layer.backward().isEmpty() ? cell : name.nestedClass(LayerNames.BACKWARD_DIRECTION));
        TypeSpec.Builder type = TypeSpec.classBuilder(name.simpleName())
                .addJavadoc("The layer {@code $L}: $L.", layer.name(), new NetworkDoc(network).title(layer))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
        addSizes(type);
        MethodSpec.Builder sharing = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
        classes.forEach((direction, each) -> {
            type.addField(FieldSpec.builder(each, direction, Modifier.PUBLIC, Modifier.FINAL)
                    .addJavadoc("What goes through a sequence $L.", direction)
                    .build());
            sharing.addParameter(each, direction).addStatement("this.$1N = $1N", direction);
        });
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addStatement("this(new $T(), new $T())", cell, classes.get("backward"))
                .build());
        type.addMethod(sharing.build());
        type.addMethod(variables());
        type.addMethod(MethodSpec.methodBuilder("fork")
                .addModifiers(Modifier.PRIVATE)
                .returns(name)
                .addStatement("return new $T(forward.fork(), backward.fork())", name)
                .build());
        if (PanelsClass.isIn(layer)) {
            type.addMethod(layOutPanels());
        }
        type.addMethod(parts.describe(layer.cellName() + "."));
        if (layer.program().learnedState()) {
            type.addMethod(MethodSpec.methodBuilder(Names.START)
                    .addJavadoc("Writes the states to start from.")
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(Fields.VECTOR, Names.STATE)
                    .addParameter(TypeName.INT, Names.STATE_AT)
                    .addStatement("forward.start(state, stateAt)")
                    .addStatement(
                            "backward.start(state, stateAt + $L.$L)",
                            layer.cellName(),
                            layer.cell().stateSize())
                    .build());
        }
        String ofLayer = " direction of the layer {@code " + layer.name() + "}";
        type.addType(parts.cell(cell, (layer.backward().isEmpty() ? "one" : "the forward") + ofLayer)
                .build());
        layer.backward()
                .ifPresent(backward -> type.addType(new LayerClass(network, layer, backward)
                        .cell(name.nestedClass(LayerNames.BACKWARD_DIRECTION), "the backward" + ofLayer)
                        .build()));
        return type.build();
    }

    private void addSizes(TypeSpec.Builder type) {
        type.addField(Fields.constant(
                Names.OUTPUT_SIZE,
                layer.program().outputSize(),
                "The number of values in one output, both directions "
                        + (layer.program().merge() == Merge.APART ? "side by side." : "merged.")));
        type.addField(Fields.constant(
                Names.STATE_OFFSET,
                layer.cell().place().orElseThrow().stateOffset(),
                "Where the forward state begins in that of the network; the backward one lies behind it."));
    }

    private MethodSpec layOutPanels() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(PanelsClass.LAY_OUT)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("Lays out the weights of both directions, which no longer change.");
        if (PanelsClass.of(layer.cell()).isPresent()) {
            method.addStatement("forward.$L()", PanelsClass.LAY_OUT);
        }
        if (PanelsClass.of(layer.backward().orElse(layer.cell())).isPresent()) {
            method.addStatement("backward.$L()", PanelsClass.LAY_OUT);
        }
        return method.build();
    }

    private MethodSpec variables() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("variables")
                .addModifiers(Modifier.PRIVATE)
                .returns(ParameterizedTypeName.get(List.class, Variable.class))
                .addStatement(
                        "$T variables = new $T<>()",
                        ParameterizedTypeName.get(List.class, Variable.class),
                        ArrayList.class);
        for (String direction : DIRECTIONS) {
            method.addStatement("$1T.add(variables, $2S, $2N.variables())", NetworkWeights.class, direction);
        }
        return method.addStatement("return variables").build();
    }
}
