package dev.unrolled.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * Sizes, layers and what lies between them, and the constructors.
 *
 * <pre>{@code
 * public final Encoder encoder;
 *
 * private float[] encoderOutputs = new float[CHUNK * Encoder.UNITS];
 *
 * public UnrolledSpeech() {
 *   this(new Encoder(), new Head());
 * }
 * }</pre>
 */
final class NetworkFields {
    /** So many inputs at once go through a layer: enough to work on many, few enough to stay in the cache. */
    private static final int CHUNK = 64;

    private final Network network;

    NetworkFields(Network network) {
        this.network = network;
    }

    void addTo(TypeSpec.Builder type) {
        type.addField(Fields.constant(Names.INPUTS, network.program().inputs(), "The number of values in one input."));
        type.addField(Fields.constant(
                Names.OUTPUT_SIZE, network.program().outputSize(), "The number of values in one output."));
        type.addField(Fields.constant(
                Names.STATE_SIZE,
                network.program().stateSize(),
                "The number of values in one state: those of the layers end to end, in their order."));
        boolean isStreaming = network.program().isStreaming();
        if (isStreaming && !network.buffered().isEmpty()) {
            type.addField(FieldSpec.builder(
                            TypeName.INT, Names.CHUNK, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("The number of inputs that go through a layer at once, unless a batch is larger.")
                    .initializer("$L", CHUNK)
                    .build());
        }
        for (Layer layer : network.layers()) {
            type.addField(FieldSpec.builder(className(layer), layer.name(), Modifier.PUBLIC, Modifier.FINAL)
                    .addJavadoc("Layer $L: $L.", layer.index() + 1, new NetworkDoc(network).title(layer))
                    .build());
        }
        for (Layer layer : network.layers()) {
            if (!layer.isLast()) {
                type.addField(buffer(layer.buffer(), isStreaming ? Names.CHUNK + " * " + layer.outputSize() : "0"));
            }
            if (layer.hasSecondBuffer()) {
                type.addField(buffer(layer.secondBuffer(), "0"));
            }
        }
        addConstructors(type);
    }

    private static FieldSpec buffer(String name, String length) {
        return FieldSpec.builder(Fields.VECTOR, name, Modifier.PRIVATE)
                .initializer("new float[$L]", length)
                .build();
    }

    private void addConstructors(TypeSpec.Builder type) {
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("A network whose weights are zero until they are loaded, initialized or written.")
                .addStatement(
                        "this($L)",
                        network.layers().stream()
                                .map(layer -> "new " + layer.className() + "()")
                                .collect(Collectors.joining(", ")))
                .build());
        MethodSpec.Builder sharing = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
        for (Layer layer : network.layers()) {
            sharing.addParameter(className(layer), layer.name());
            sharing.addStatement("this.$1N = $1N", layer.name());
        }
        type.addMethod(sharing.build());
    }

    private ClassName className(Layer layer) {
        return network.className().nestedClass(layer.className());
    }
}
