package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.support.Arguments;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Every form of {@code step} and {@code run}: they check, then call {@code advance} in loops over steps and examples.
 *
 * <pre>{@code
 * @Override
 * public void step(float[] input, float[] state) {
 *   Arguments.checkStep(INPUTS, UNITS, input, state);
 *   advance(input, 0, state, 0);
 * }
 * }</pre>
 */
final class StepMethods {
    private static final ParameterSpec BATCH = of(TypeName.INT, Names.BATCH);
    private static final ParameterSpec STEPS = of(TypeName.INT, Names.STEPS);
    private static final ParameterSpec INPUTS = of(Fields.VECTOR, Names.INPUTS_ARRAY);
    private static final ParameterSpec INPUTS_AT = of(TypeName.INT, Names.INPUTS_AT);
    private static final ParameterSpec STATE = of(Fields.VECTOR, Names.STATE);
    private static final ParameterSpec STATE_AT = of(TypeName.INT, Names.STATE_AT);
    private static final ParameterSpec OUTPUTS = of(Fields.VECTOR, Names.OUTPUTS);
    private static final ParameterSpec OUTPUTS_AT = of(TypeName.INT, Names.OUTPUTS_AT);

    /** What {@code advance} takes: one example's input and state. */
    static final List<ParameterSpec> EXAMPLE = List.of(INPUTS, INPUTS_AT, STATE, STATE_AT);

    private final Cell cell;

    StepMethods(Cell cell) {
        this.cell = cell;
    }

    void addTo(TypeSpec.Builder type) {
        ParameterSpec input = of(Fields.VECTOR, Names.INPUT);
        String state = cell.stateSize();
        type.addMethod(step(List.of(input, STATE))
                .addStatement("$T.checkStep(INPUTS, $L, input, state)", Arguments.class, state)
                .addStatement("advance(input, 0, state, 0)")
                .build());
        type.addMethod(step(List.of(BATCH, INPUTS, STATE))
                .addStatement("$T.checkStep(batch, INPUTS, $L, inputs, state)", Arguments.class, state)
                .addStatement("advanceBatch(batch, inputs, 0, state, 0)")
                .build());
        type.addMethod(step(List.of(BATCH, INPUTS, INPUTS_AT, STATE, STATE_AT))
                .addStatement(
                        "$T.checkStep(batch, INPUTS, $L, inputs, inputsAt, state, stateAt)", Arguments.class, state)
                .addStatement("advanceBatch(batch, inputs, inputsAt, state, stateAt)")
                .build());
        type.addMethod(run(List.of(STEPS, BATCH, INPUTS, STATE, OUTPUTS))
                .addStatement(
                        "$T.checkRun(steps, batch, INPUTS, $L, $L, inputs, state, outputs)",
                        Arguments.class,
                        state,
                        cell.outputs())
                .addStatement("advanceSequence(steps, batch, inputs, 0, state, 0, outputs, 0)")
                .build());
        type.addMethod(run(List.of(STEPS, BATCH, INPUTS, INPUTS_AT, STATE, STATE_AT, OUTPUTS, OUTPUTS_AT))
                .addStatement(
                        "$T.checkRun($Wsteps, batch, INPUTS, $L, $L, inputs, inputsAt, state, stateAt, outputs, outputsAt)",
                        Arguments.class,
                        state,
                        cell.outputs())
                .addStatement("advanceSequence(steps, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt)")
                .build());
        type.addMethod(advanceSequence());
        type.addMethod(advanceBatch());
    }

    private MethodSpec advanceSequence() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.ADVANCE_SEQUENCE)
                .addModifiers(Modifier.PRIVATE)
                .addParameters(List.of(STEPS, BATCH, INPUTS, INPUTS_AT, STATE, STATE_AT, OUTPUTS, OUTPUTS_AT));
        return method.beginControlFlow("for (int t = 0; t < steps; t++)")
                .addStatement(
                        "advanceBatch(batch, inputs, inputsAt + t * batch * $L, state, stateAt)", cell.inputStride())
                .beginControlFlow("if (outputs != null)")
                .addCode(copyOutput())
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    private CodeBlock copyOutput() {
        if (cell.stateIsOutput()) {
            return CodeBlock.builder()
                    .addStatement(
                            "$1T.arraycopy(state, stateAt, outputs, outputsAt + t * batch * $2L, batch * $2L)",
                            System.class,
                            cell.outputs())
                    .build();
        }
        int offset = cell.program().stateOffset(cell.program().output());
        return CodeBlock.builder()
                .beginControlFlow("for (int n = 0; n < batch; n++)")
                .addStatement("int from = stateAt + n * $L$L", cell.stateStride(), offset == 0 ? "" : " + " + offset)
                .addStatement(
                        "$1T.arraycopy(state, from, outputs, outputsAt + (t * batch + n) * $2L, $2L)",
                        System.class,
                        cell.outputs())
                .endControlFlow()
                .build();
    }

    private MethodSpec advanceBatch() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.ADVANCE_BATCH)
                .addModifiers(Modifier.PRIVATE)
                .addParameters(List.of(BATCH, INPUTS, INPUTS_AT, STATE, STATE_AT));
        Examples examples = Examples.ONE;
        if (cell.examples().contains(Examples.SEVERAL)) {
            examples = Examples.SEVERAL;
            method.beginControlFlow("if (batch == 1)")
                    .addStatement("$L(inputs, inputsAt, state, stateAt)", Names.advance(Examples.ONE))
                    .addStatement("return")
                    .endControlFlow();
        }
        return method.beginControlFlow("for (int n = 0; n < batch; n++)")
                .addStatement(
                        "$L(inputs, inputsAt + n * $L, state, stateAt + n * $L)",
                        Names.advance(examples),
                        cell.inputStride(),
                        cell.stateStride())
                .endControlFlow()
                .build();
    }

    private static MethodSpec.Builder step(List<ParameterSpec> parameters) {
        return form(Names.STEP, parameters);
    }

    private static MethodSpec.Builder run(List<ParameterSpec> parameters) {
        return form(Names.RUN, parameters);
    }

    private static MethodSpec.Builder form(String name, List<ParameterSpec> parameters) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameters(parameters);
    }

    private static ParameterSpec of(TypeName type, String name) {
        return ParameterSpec.builder(type, name).build();
    }
}
