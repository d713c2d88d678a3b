package dev.unrolled.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.support.Vectors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * One step of one example through all layers, each of which reads the output of the one before where it lies.
 *
 * <pre>{@code
 * private void advance(float[] inputs, int inputsAt, float[] state, int stateAt, float[] outputs, int outputsAt) {
 *   encoder.advance(inputs, inputsAt, state, stateAt + Encoder.STATE_OFFSET);
 *   decoder.advance(state, stateAt + Encoder.STATE_OFFSET + Encoder.OUTPUT_OFFSET, state, stateAt + Decoder.STATE_OFFSET);
 *   if (outputs != null) {
 *     head.advance(state, stateAt + Decoder.STATE_OFFSET, outputs, outputsAt);
 *   }
 * }
 * }</pre>
 */
final class NetworkStep {
    /** Before the first layer. */
    private static final int INPUT = -1;

    private final Network network;
    /** Where the input of each layer lies, as two arguments. */
    private final List<String> places = new ArrayList<>(List.of("inputs, inputsAt"));

    NetworkStep(Network network) {
        this.network = network;
    }

    MethodSpec advance() {
        CodeBlock.Builder code = CodeBlock.builder();
        CodeBlock.Builder outputs = CodeBlock.builder();
        for (Layer layer : network.layers()) {
            CodeBlock.Builder computed = layer.index() <= network.lastRecurrent() ? code : outputs;
            CodeBlock.Builder given = layer.index() < network.lastRecurrent() ? code : outputs;
            computed.add(compute(layer));
            given.add(give(layer));
        }
        outputs.add(Heads.of(network, "1"));
        return MethodSpec.methodBuilder(Names.ADVANCE)
                .addJavadoc("One step of one example, every layer reading the output of the one before where it lies.")
                .addModifiers(Modifier.PRIVATE)
                .addParameters(StepMethods.EXAMPLE)
                .addParameter(StepMethods.OUTPUTS)
                .addParameter(StepMethods.OUTPUTS_AT)
                .addCode(code.add(NetworkSteps.ifOutputs(outputs.build())).build())
                .build();
    }

    /** The same of a step that an example does not have: recurrent layers give what lies in the state, and only what is seen is computed. */
    MethodSpec pad() {
        Set<Integer> seen = new HashSet<>();
        see(seen, network.last().index());
        CodeBlock.Builder code = CodeBlock.builder();
        for (Layer layer : network.layers()) {
            boolean isSeen = seen.contains(layer.index());
            if (isSeen && !layer.cell().isRecurrent()) {
                code.add(compute(layer));
            }
            // Of every layer, since it tells the ones behind where their input lies.
            CodeBlock given = give(layer);
            if (isSeen) {
                code.add(given);
            }
        }
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.PAD)
                .addJavadoc(
                        "A step that the example does not have: recurrent layers give what the array given as state holds.");
        if (!seen.contains(INPUT)) {
            method.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "unused")
                    .build());
        }
        return method.addModifiers(Modifier.PRIVATE)
                .addParameters(StepMethods.EXAMPLE)
                .addParameter(StepMethods.OUTPUTS)
                .addParameter(StepMethods.OUTPUTS_AT)
                .addCode(code.add(Heads.of(network, "1")).build())
                .build();
    }

    /** Adds the layers whose outputs are part of a layer's, without what recurrent layers would make of them, and the input if that is. */
    private void see(Set<Integer> seen, int index) {
        if (!seen.add(index) || index == INPUT) {
            return;
        }
        Layer layer = network.layers().get(index);
        if (!layer.cell().isRecurrent()) {
            see(seen, index - 1);
        }
        layer.program().residualFrom().ifPresent(from -> see(seen, from - 1));
    }

    private CodeBlock compute(Layer layer) {
        String to = layer.cell().isRecurrent() ? state(layer) : buffer(layer);
        return CodeBlock.builder()
                .addStatement("$L.advance($Z$L,$W$L)", layer.name(), places.get(layer.index()), to)
                .build();
    }

    /** Brings a layer's output to where the next one, or the caller, finds it: most lie there already. */
    private CodeBlock give(Layer layer) {
        CellProgram program = layer.cell().program();
        String output = layer.cell().isRecurrent()
                ? state(layer)
                        + (layer.cell().stateIsOutput() ? "" : " + " + layer.className() + "." + Names.OUTPUT_OFFSET)
                : buffer(layer);
        CodeBlock.Builder code = CodeBlock.builder();
        if (layer.program().residualFrom().isPresent()) {
            code.addStatement(
                    "$T.add($Z$L,$W$L,$W$L,$W$L)",
                    Vectors.class,
                    layer.outputSize(),
                    output,
                    places.get(layer.program().residualFrom().getAsInt()),
                    buffer(layer));
            output = buffer(layer);
        } else if (layer.isLast() && program.isRecurrent()) {
            code.addStatement("$T.arraycopy($L, $L, $L)", System.class, output, buffer(layer), layer.outputSize());
        }
        places.add(output);
        return code.build();
    }

    private static String state(Layer layer) {
        return "state, stateAt + " + layer.className() + "." + Names.STATE_OFFSET;
    }

    private static String buffer(Layer layer) {
        return layer.buffer() + ", " + layer.bufferAt();
    }
}
