package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Variable;
import dev.unrolled.support.Arguments;
import dev.unrolled.support.CellWeights;
import dev.unrolled.support.FrozenCell;
import dev.unrolled.support.FrozenNetwork;
import dev.unrolled.support.NetworkWeights;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.LayerLayout;
import dev.unrolled.weights.NetworkLayout;
import dev.unrolled.weights.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Naming, loading, sharing and freezing the weights of all layers, and the sizes. */
final class NetworkWeightMethods {
    private final Network network;

    NetworkWeightMethods(Network network) {
        this.network = network;
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(variables());
        type.addMethod(WeightMethods.method("layout")
                .returns(NetworkLayout.class)
                .addStatement("return $T.of($>$>\n$L$<$<)", NetworkLayout.class, CodeBlock.join(layouts(), ",\n"))
                .build());
        type.addMethod(WeightMethods.method("load")
                .addParameter(Weights.class, "weights")
                .addStatement("$T.load($S, layout(), variables(), weights)", NetworkWeights.class, generatedName())
                .build());
        type.addMethod(WeightMethods.method("load")
                .addParameter(Weights.class, "weights")
                .addParameter(Convention.class, "convention")
                .addStatement(
                        "$T.load($S, layout(), variables(), weights, convention)",
                        NetworkWeights.class,
                        generatedName())
                .build());
        type.addMethod(WeightMethods.method("initialize")
                .addParameter(Initializer.class, "initializer")
                .addStatement("$T.initialize(variables(), initializer)", CellWeights.class)
                .build());
        type.addMethod(fork());
        type.addMethod(frozen());
        type.addMethod(WeightMethods.method("describe")
                .returns(String.class)
                .addStatement("return $L", description())
                .build());
        addSizes(type);
    }

    /** The layers describe themselves: of many the text would be longer than a constant can be. */
    private CodeBlock description() {
        CodeBlock.Builder text = CodeBlock.builder().add(WeightMethods.lines(new NetworkDoc(network).description()));
        network.layers().forEach(layer -> text.add("\n+ $S + $N.describe()", "\n", layer.name()));
        return text.build();
    }

    private String generatedName() {
        return network.identity().generatedName();
    }

    private MethodSpec variables() {
        MethodSpec.Builder method = WeightMethods.method("variables")
                .returns(ParameterizedTypeName.get(List.class, Variable.class))
                .addStatement(
                        "$T variables = new $T<>()",
                        ParameterizedTypeName.get(List.class, Variable.class),
                        ArrayList.class);
        for (Layer layer : network.layers()) {
            method.addStatement("$1T.add(variables, $2S, $2N.variables())", NetworkWeights.class, layer.name());
        }
        return method.addStatement("return $T.unmodifiableList(variables)", Collections.class)
                .build();
    }

    private List<CodeBlock> layouts() {
        return network.layers().stream().map(NetworkWeightMethods::layout).toList();
    }

    private static CodeBlock layout(Layer layer) {
        String owner = layer.cellName() + ".";
        CodeBlock.Builder code = CodeBlock.builder();
        if (layer.cell().isRecurrent()) {
            code.add(
                    "$T.$L($S,$W$L)",
                    LayerLayout.class,
                    layer.program().isBidirectional() ? "bidirectional" : "of",
                    layer.name(),
                    new LayoutCode(layer.cell()).code(owner));
        } else {
            code.add(
                    "$T.dense($S,$W$L,$W$L)$L",
                    LayerLayout.class,
                    layer.name(),
                    owner + Names.INPUTS,
                    owner + Names.UNITS,
                    layer.cell().layout().hasBias() ? "" : ".withoutBias()");
        }
        return code.add(layer.program().learnedState() ? ".withLearnedState()" : "")
                .build();
    }

    private MethodSpec fork() {
        return WeightMethods.method("fork")
                .returns(network.className())
                .addStatement(
                        "return new $T($L)",
                        network.className(),
                        network.layers().stream()
                                .map(layer -> layer.name() + ".fork()")
                                .collect(Collectors.joining(", ")))
                .build();
    }

    private MethodSpec frozen() {
        boolean steps = network.program().isStreaming();
        CodeBlock.Builder layingOut = CodeBlock.builder();
        network.layers().stream()
                .filter(PanelsClass::isIn)
                .forEach(layer -> layingOut.addStatement("copy.$N.$L()", layer.name(), PanelsClass.LAY_OUT));
        return WeightMethods.method("frozen")
                .returns(steps ? RecurrentCell.class : RecurrentNetwork.class)
                .addStatement("$1T copy = new $1T()", network.className())
                .addStatement("$T.copy(variables(), copy.variables())", CellWeights.class)
                .addCode(layingOut.build())
                .addStatement("return new $T(copy)", steps ? FrozenCell.class : FrozenNetwork.class)
                .build();
    }

    private void addSizes(TypeSpec.Builder type) {
        type.addMethod(Accessors.size("inputs", Names.INPUTS));
        if (network.program().isStreaming()) {
            type.addMethod(Accessors.size("units", network.last().className() + "." + Names.UNITS));
        }
        type.addMethod(Accessors.size("stateSize", Names.STATE_SIZE));
        type.addMethod(Accessors.size("outputSize", Names.OUTPUT_SIZE));
        type.addMethod(WeightMethods.method("zeroState")
                .returns(Fields.VECTOR)
                .addParameter(TypeName.INT, Names.BATCH)
                .addStatement("return $T.zeroState($N, $N)", Arguments.class, Names.BATCH, Names.STATE_SIZE)
                .build());
        if (network.hasLearnedState()) {
            type.addMethod(initialState());
        }
    }

    private MethodSpec initialState() {
        MethodSpec.Builder method = WeightMethods.method("initialState")
                .returns(Fields.VECTOR)
                .addParameter(TypeName.INT, Names.BATCH)
                .addStatement("float[] state = zeroState(batch)")
                .beginControlFlow("for (int n = 0; n < batch; n++)");
        for (Layer layer : network.layers()) {
            if (layer.program().learnedState()) {
                method.addStatement(
                        "$L.$L(state, n * $L + $L.$L)",
                        layer.name(),
                        Names.START,
                        Names.STATE_SIZE,
                        layer.className(),
                        Names.STATE_OFFSET);
            }
        }
        return method.endControlFlow().addStatement("return state").build();
    }
}
