package dev.unrolled.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.support.CellForms;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a class inherits from {@code RecurrentCell}, unless its interface declares the method itself and so takes the inherited one away.
 *
 * <pre>{@code
 * @Override
 * public void step(float[] input, float[] state, float[] output) {
 *   CellForms.step(this, input, state, output);
 * }
 * }</pre>
 */
final class DeclaredForms {
    private static final ParameterSpec INPUT = StepMethods.of(Fields.VECTOR, Names.INPUT);
    private static final ParameterSpec OUTPUT = StepMethods.of(Fields.VECTOR, Names.OUTPUT);

    private final Cell cell;

    DeclaredForms(Cell cell) {
        this.cell = cell;
    }

    void addTo(TypeSpec.Builder type) {
        addStep(type, List.of(INPUT, StepMethods.STATE, OUTPUT));
        addStep(type, List.of(StepMethods.BATCH, StepMethods.INPUTS, StepMethods.STATE, StepMethods.OUTPUTS));
        addStep(
                type,
                List.of(
                        StepMethods.BATCH,
                        StepMethods.INPUTS,
                        StepMethods.INPUTS_AT,
                        StepMethods.STATE,
                        StepMethods.STATE_AT,
                        StepMethods.OUTPUTS,
                        StepMethods.OUTPUTS_AT));
        MethodSpec initialState = StepMethods.form("initialState", List.of(StepMethods.BATCH))
                .returns(Fields.VECTOR)
                .addStatement("return zeroState($N)", Names.BATCH)
                .build();
        if (isDeclared(initialState)) {
            type.addMethod(initialState);
        }
    }

    private void addStep(TypeSpec.Builder type, List<ParameterSpec> parameters) {
        String arguments = parameters.stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
        MethodSpec step = StepMethods.form(Names.STEP, parameters)
                .addStatement("$T.step(this, $L)", CellForms.class, arguments)
                .build();
        if (isDeclared(step)) {
            type.addMethod(step);
        }
    }

    private boolean isDeclared(MethodSpec method) {
        String parameters = method.parameters().stream()
                .map(ParameterSpec::type)
                .map(TypeName::toString)
                .collect(Collectors.joining(", "));
        return cell.identity().declaredMethods().contains(method.name() + "(" + parameters + ")");
    }
}
