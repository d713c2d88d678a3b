package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.support.Arguments;
import dev.unrolled.support.PaddedSteps;
import dev.unrolled.support.SequenceArguments;
import dev.unrolled.support.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Every form of {@code step} and {@code run} of a network whose layers step: they check, then call the layers in order. A single example
 * goes through all layers at once, a sequence through one layer after the other, a chunk at a time, so that each works on many inputs.
 *
 * <pre>{@code
 * @Override
 * public void step(float[] input, float[] state) {
 *   Arguments.checkStep(INPUTS, STATE_SIZE, input, state);
 *   advance(input, 0, state, 0, null, 0);
 * }
 * }</pre>
 */
final class NetworkSteps {
    private final Network network;

    NetworkSteps(Network network) {
        this.network = network;
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(StepMethods.step(List.of(StepMethods.of(Fields.VECTOR, Names.INPUT), StepMethods.STATE))
                .addStatement("$T.checkStep(INPUTS, STATE_SIZE, input, state)", Arguments.class)
                .addStatement("advance(input, 0, state, 0, null, 0)")
                .build());
        type.addMethod(StepMethods.step(List.of(StepMethods.BATCH, StepMethods.INPUTS, StepMethods.STATE))
                .addStatement("$T.checkStep(batch, INPUTS, STATE_SIZE, inputs, state)", Arguments.class)
                .addStatement("advanceSequence(1, batch, inputs, 0, state, 0, null, 0)")
                .build());
        type.addMethod(StepMethods.step(StepMethods.EXAMPLES)
                .addStatement(
                        "$T.checkStep(batch, INPUTS, STATE_SIZE, inputs, inputsAt, state, stateAt)", Arguments.class)
                .addStatement("advanceSequence(1, batch, inputs, inputsAt, state, stateAt, null, 0)")
                .build());
        addRuns(type);
        boolean isBuffered = !network.buffered().isEmpty();
        type.addMethod(advanceSequence(isBuffered));
        if (isBuffered) {
            type.addMethod(advanceChunk());
            type.addMethod(reserve());
        }
        type.addMethod(new NetworkStep(network).advance());
        if (network.isPaddedByLayer()) {
            type.addField(FieldSpec.builder(PaddedSteps.class, Names.PADDED, Modifier.PRIVATE, Modifier.FINAL)
                    .initializer("new $T(this::$L, STATE_SIZE)", PaddedSteps.class, Names.PAD)
                    .build());
            type.addMethod(new NetworkStep(network).pad());
        }
    }

    private static void addRuns(TypeSpec.Builder type) {
        type.addMethod(StepMethods.run(List.of(
                        StepMethods.STEPS,
                        StepMethods.BATCH,
                        StepMethods.INPUTS,
                        StepMethods.STATE,
                        StepMethods.OUTPUTS))
                .addStatement(
                        "$T.checkRun(steps, batch, INPUTS, STATE_SIZE, OUTPUTS, inputs, state, outputs)",
                        Arguments.class)
                .addStatement("advanceSequence(steps, batch, inputs, 0, state, 0, outputs, 0)")
                .build());
        type.addMethod(StepMethods.run(StepMethods.SEQUENCE)
                .addStatement(
                        "$T.checkRun(steps, batch, INPUTS, STATE_SIZE, OUTPUTS,$Winputs, inputsAt, state, stateAt, outputs,"
                                + " outputsAt)",
                        Arguments.class)
                .addStatement("advanceSequence(steps, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt)")
                .build());
    }

    private MethodSpec advanceSequence(boolean isBuffered) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.ADVANCE_SEQUENCE)
                .addModifiers(Modifier.PRIVATE)
                .addParameters(StepMethods.SEQUENCE)
                .beginControlFlow("if (steps == 1 && batch == 1)")
                .addStatement("advance(inputs, inputsAt, state, stateAt, outputs, outputsAt)")
                .addStatement("return")
                .endControlFlow();
        if (!isBuffered) {
            return method.addCode(chunk()).build();
        }
        return method.addStatement("$L(steps, batch)", Names.RESERVE)
                .addStatement("int most = $1T.max(1, $2L / $1T.max(1, batch))", Math.class, Names.CHUNK)
                .beginControlFlow("for (int t = 0, count; t < steps; t += count)")
                .addStatement("count = $T.min(most, steps - t)", Math.class)
                .addStatement(
                        "advanceChunk(count, batch, inputs, inputsAt + t * batch * INPUTS, state, stateAt,$Woutputs,"
                                + " outputsAt + t * batch * OUTPUTS)")
                .endControlFlow()
                .build();
    }

    private MethodSpec advanceChunk() {
        return MethodSpec.methodBuilder(Names.ADVANCE_CHUNK)
                .addJavadoc("Some steps, one layer after the other.")
                .addModifiers(Modifier.PRIVATE)
                .addParameters(StepMethods.SEQUENCE)
                .addCode(chunk())
                .build();
    }

    private CodeBlock chunk() {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Layer layer : network.layers().subList(0, network.lastRecurrent() + 1)) {
            code.add(whole(layer));
            if (layer.index() < network.lastRecurrent()) {
                code.add(residual(layer));
            }
        }
        CodeBlock.Builder outputs = CodeBlock.builder();
        outputs.add(residual(network.layers().get(network.lastRecurrent())));
        for (Layer layer : network.layers()
                .subList(network.lastRecurrent() + 1, network.layers().size())) {
            outputs.add(whole(layer)).add(residual(layer));
        }
        outputs.add(Heads.of(network, "steps * batch"));
        return code.add(ifOutputs(outputs.build())).build();
    }

    /** What is done for the outputs alone. */
    static CodeBlock ifOutputs(CodeBlock code) {
        return code.isEmpty()
                ? code
                : CodeBlock.builder()
                        .beginControlFlow("if (outputs != null)")
                        .add(code)
                        .endControlFlow()
                        .build();
    }

    /** A layer over all steps of a chunk. */
    private CodeBlock whole(Layer layer) {
        String from = layer.index() == 0
                ? "inputs, inputsAt"
                : network.layers().get(layer.index() - 1).buffer() + ", 0";
        String to = layer.buffer() + ", " + layer.bufferAt();
        return layer.cell().isRecurrent()
                ? CodeBlock.builder()
                        .addStatement(
                                "$L.advanceSequence($Zsteps, batch,$W$L,$Wstate,$WstateAt + $L.$L,$W$L)",
                                layer.name(),
                                from,
                                layer.className(),
                                Names.STATE_OFFSET,
                                to)
                        .build()
                : CodeBlock.builder()
                        .addStatement("$L.advanceBatch($Zsteps * batch,$W$L,$W$L)", layer.name(), from, to)
                        .build();
    }

    /** What a connection around layers adds to the outputs of the last of them. */
    private CodeBlock residual(Layer layer) {
        if (layer.program().residualFrom().isEmpty()) {
            return CodeBlock.of("");
        }
        int first = layer.program().residualFrom().getAsInt();
        String from = first == 0
                ? "inputs, inputsAt"
                : network.layers().get(first - 1).buffer() + ", 0";
        String to = layer.buffer() + ", " + layer.bufferAt();
        return CodeBlock.builder()
                .addStatement(
                        "$T.add($Zsteps * batch * $L,$W$L,$W$L,$W$L)", Vectors.class, layer.outputSize(), to, from, to)
                .build();
    }

    private MethodSpec reserve() {
        Layer first = network.buffered().get(0);
        MethodSpec.Builder method = StepMethods.form(Names.RESERVE, List.of(StepMethods.STEPS, StepMethods.BATCH))
                .addStatement("$T.checkCounts(steps, batch)", SequenceArguments.class)
                .beginControlFlow("if (batch > $L.length / $L)", first.buffer(), first.outputSize());
        // The first one last: until then a larger batch makes room again.
        List<Layer> layers = new ArrayList<>(network.buffered());
        Collections.reverse(layers);
        for (Layer layer : layers) {
            method.addStatement("$L = $T.room(batch, $L)", layer.buffer(), Vectors.class, layer.outputSize());
        }
        return method.endControlFlow().build();
    }
}
