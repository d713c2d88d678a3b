package dev.unrolled.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.Sequence;
import dev.unrolled.support.Arguments;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * Every form of {@code step} and {@code run}: they check, then call {@code advance}, {@code advanceBatch} or {@code advanceSequence}, which
 * the code shape prints.
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
    static final ParameterSpec BATCH = of(TypeName.INT, Names.BATCH);
    static final ParameterSpec STEPS = of(TypeName.INT, Names.STEPS);
    static final ParameterSpec INPUTS = of(Fields.VECTOR, Names.INPUTS_ARRAY);
    static final ParameterSpec INPUTS_AT = of(TypeName.INT, Names.INPUTS_AT);
    static final ParameterSpec STATE = of(Fields.VECTOR, Names.STATE);
    static final ParameterSpec STATE_AT = of(TypeName.INT, Names.STATE_AT);
    static final ParameterSpec OUTPUTS = of(Fields.VECTOR, Names.OUTPUTS);
    static final ParameterSpec OUTPUTS_AT = of(TypeName.INT, Names.OUTPUTS_AT);

    /** What {@code advance} takes: one example's input and state. */
    static final List<ParameterSpec> EXAMPLE = List.of(INPUTS, INPUTS_AT, STATE, STATE_AT);

    private static final List<ParameterSpec> DENSE = List.of(INPUTS, INPUTS_AT, OUTPUTS, OUTPUTS_AT);

    /** What {@code advanceBatch} takes: the examples of one step. */
    static final List<ParameterSpec> EXAMPLES = List.of(BATCH, INPUTS, INPUTS_AT, STATE, STATE_AT);

    /** What {@code advanceSequence} takes; {@code outputs} may be null. */
    static final List<ParameterSpec> SEQUENCE =
            List.of(STEPS, BATCH, INPUTS, INPUTS_AT, STATE, STATE_AT, OUTPUTS, OUTPUTS_AT);

    /** What says how many steps each example has. */
    static final ParameterSpec OF_SEQUENCE = of(TypeName.get(Sequence.class), Names.SEQUENCE);

    /** All arrays of a run, each from an offset on. */
    static final List<ParameterSpec> RANGES = List.of(INPUTS, INPUTS_AT, STATE, STATE_AT, OUTPUTS, OUTPUTS_AT);

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
        type.addMethod(step(EXAMPLES)
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
        type.addMethod(run(SEQUENCE)
                .addStatement(
                        "$T.checkRun($Wsteps, batch, INPUTS, $L, $L, inputs, inputsAt, state, stateAt, outputs, outputsAt)",
                        Arguments.class,
                        state,
                        cell.outputs())
                .addStatement("advanceSequence(steps, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt)")
                .build());
    }

    static MethodSpec.Builder step(List<ParameterSpec> parameters) {
        return form(Names.STEP, parameters);
    }

    static MethodSpec.Builder run(List<ParameterSpec> parameters) {
        return form(Names.RUN, parameters);
    }

    static MethodSpec.Builder form(String name, List<ParameterSpec> parameters) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameters(parameters);
    }

    /** What a method is given of one example: what a dense layer writes is no state. */
    static List<ParameterSpec> example(Cell cell) {
        return cell.isRecurrent() ? EXAMPLE : DENSE;
    }

    static ParameterSpec of(TypeName type, String name) {
        return ParameterSpec.builder(type, name).build();
    }
}
