package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.support.Arguments;
import dev.unrolled.support.LastOutputs;
import dev.unrolled.support.SequenceArguments;
import dev.unrolled.support.Sweep;
import dev.unrolled.support.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Every form of {@code run} of a network that needs the whole sequence: they check and make room, then take the sequence through one layer
 * after the other.
 *
 * <pre>{@code
 * @Override
 * public void run(int steps, int batch, float[] inputs, float[] state, float[] outputs) {
 *   Arguments.checkRun(steps, batch, INPUTS, STATE_SIZE, OUTPUTS, inputs, state, outputs);
 *   reserve(steps, batch);
 *   sweep.start(steps, batch);
 *   advance(inputs, 0, state, 0, outputs, 0);
 * }
 * }</pre>
 */
final class NetworkSequences {
    private static final String RANGE = "inputs, inputsAt, state, stateAt, outputs, outputsAt";

    private final Network network;
    private final boolean givesEveryStep;

    NetworkSequences(Network network) {
        this.network = network;
        this.givesEveryStep = network.program().givesEveryStep();
    }

    void addTo(TypeSpec.Builder type) {
        type.addField(FieldSpec.builder(Sweep.class, "sweep", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new $T()", Sweep.class)
                .build());
        addRuns(type);
        addSequences(type);
        type.addMethod(MethodSpec.methodBuilder(Names.ADVANCE)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(StepMethods.OF_SEQUENCE)
                .addParameters(StepMethods.RANGES)
                .beginControlFlow("if (!sequence.isBatchMajor())")
                .addStatement("reserve(sequence.steps(), sequence.batch())")
                .addStatement("sweep.start(sequence, 0, sequence.batch())")
                .addStatement("advance($L)", RANGE)
                .addStatement("return")
                .endControlFlow()
                .addStatement("int steps = sequence.steps()")
                .addStatement("reserve(steps, 1)")
                .beginControlFlow("for (int n = 0; n < sequence.batch(); n++)")
                .addStatement("sweep.start(sequence, n, 1)")
                .addStatement(
                        "advance(inputs, inputsAt + n * steps * INPUTS, state, stateAt + n * STATE_SIZE,$Woutputs, outputsAt + n * $LOUTPUTS)",
                        givesEveryStep ? "steps * " : "")
                .endControlFlow()
                .build());
        type.addMethod(MethodSpec.methodBuilder(Names.ADVANCE)
                .addJavadoc("The sequence that was started, through one layer after the other.")
                .addModifiers(Modifier.PRIVATE)
                .addParameters(StepMethods.RANGES)
                .addCode(new NetworkSweep(network).code())
                .build());
        type.addMethod(reserve());
    }

    private void addRuns(TypeSpec.Builder type) {
        Class<?> arguments = givesEveryStep ? Arguments.class : LastOutputs.class;
        type.addMethod(StepMethods.run(List.of(
                        StepMethods.STEPS,
                        StepMethods.BATCH,
                        StepMethods.INPUTS,
                        StepMethods.STATE,
                        StepMethods.OUTPUTS))
                .addStatement(
                        "$T.checkRun(steps, batch, INPUTS, STATE_SIZE, OUTPUTS,$Winputs, state, outputs)", arguments)
                .addStatement("reserve(steps, batch)")
                .addStatement("sweep.start(steps, batch)")
                .addStatement("advance(inputs, 0, state, 0, outputs, 0)")
                .build());
        type.addMethod(StepMethods.run(StepMethods.SEQUENCE)
                .addStatement(
                        "$T.checkRun(steps, batch, INPUTS, STATE_SIZE, OUTPUTS,$Winputs, inputsAt, state, stateAt, outputs,"
                                + " outputsAt)",
                        arguments)
                .addStatement("reserve(steps, batch)")
                .addStatement("sweep.start(steps, batch)")
                .addStatement("advance($L)", RANGE)
                .build());
    }

    private void addSequences(TypeSpec.Builder type) {
        Class<?> arguments = givesEveryStep ? SequenceArguments.class : LastOutputs.class;
        type.addMethod(StepMethods.run(
                        List.of(StepMethods.OF_SEQUENCE, StepMethods.INPUTS, StepMethods.STATE, StepMethods.OUTPUTS))
                .addStatement("$T.checkRun(sequence, INPUTS, STATE_SIZE, OUTPUTS, inputs, state, outputs)", arguments)
                .addStatement("advance(sequence, inputs, 0, state, 0, outputs, 0)")
                .build());
        List<ParameterSpec> parameters = new ArrayList<>(List.of(StepMethods.OF_SEQUENCE));
        parameters.addAll(StepMethods.RANGES);
        type.addMethod(StepMethods.run(parameters)
                .addStatement(
                        "$T.checkRun(sequence, INPUTS, STATE_SIZE, OUTPUTS,$Winputs, inputsAt, state, stateAt, outputs,"
                                + " outputsAt)",
                        arguments)
                .addStatement("advance(sequence, $L)", RANGE)
                .build());
    }

    private MethodSpec reserve() {
        MethodSpec.Builder method = StepMethods.form(Names.RESERVE, List.of(StepMethods.STEPS, StepMethods.BATCH));
        CodeBlock every = room("count", false);
        if (every.isEmpty()) {
            method.addStatement("$T.count(steps, batch)", Vectors.class);
        } else {
            method.addStatement("int count = $T.count(steps, batch)", Vectors.class);
        }
        return method.addCode(every).addCode(room("batch", true)).build();
    }

    /** Makes room for so many outputs: of the layers that give one for every step, or of those that give one for each example. */
    private CodeBlock room(String count, boolean isLast) {
        List<String> buffers = new ArrayList<>();
        List<String> sizes = new ArrayList<>();
        for (Layer layer : network.layers()) {
            if (network.givesLast(layer) == isLast) {
                for (String buffer : layer.buffers()) {
                    buffers.add(buffer);
                    sizes.add(layer.outputSize());
                }
            }
        }
        if (buffers.isEmpty()) {
            return CodeBlock.of("");
        }
        CodeBlock.Builder code =
                CodeBlock.builder().beginControlFlow("if ($L > $L.length / $L)", count, buffers.get(0), sizes.get(0));
        // The first one last: until then a longer sequence makes room again.
        Collections.reverse(buffers);
        Collections.reverse(sizes);
        for (int i = 0; i < buffers.size(); i++) {
            code.addStatement("$L = $T.room($L, $L)", buffers.get(i), Vectors.class, count, sizes.get(i));
        }
        return code.endControlFlow().build();
    }
}
