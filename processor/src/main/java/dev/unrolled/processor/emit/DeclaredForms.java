package dev.unrolled.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.support.CellForms;
import dev.unrolled.support.SequenceArguments;
import dev.unrolled.support.SequenceRun;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a class inherits from {@code RecurrentCell}, unless its interface declares the method itself and so takes the inherited one away, or
 * its numerics need another one.
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
    private static final List<ParameterSpec> ARRAYS =
            List.of(StepMethods.INPUTS, StepMethods.STATE, StepMethods.OUTPUTS);

    private final CellIdentity identity;
    private final String help;

    /**
     * The forms of a class.
     *
     * @param identity who it is
     * @param help the field without which the inherited forms would run a sequence otherwise, or nothing
     */
    DeclaredForms(CellIdentity identity, String help) {
        this.identity = identity;
        this.help = help;
    }

    /** The forms that give an output. */
    void addSteps(TypeSpec.Builder type) {
        addStep(type, List.of(INPUT, StepMethods.STATE, OUTPUT));
        addStep(type, with(StepMethods.BATCH, ARRAYS));
        addStep(type, with(StepMethods.BATCH, StepMethods.RANGES));
        addRun(type, with(StepMethods.OF_SEQUENCE, ARRAYS));
        addRun(type, with(StepMethods.OF_SEQUENCE, StepMethods.RANGES));
    }

    /** That of what has learned none. */
    void addInitialState(TypeSpec.Builder type) {
        MethodSpec initialState = StepMethods.form("initialState", List.of(StepMethods.BATCH))
                .returns(Fields.VECTOR)
                .addStatement("return zeroState($N)", Names.BATCH)
                .build();
        if (isDeclared(initialState)) {
            type.addMethod(initialState);
        }
    }

    /** That of what needs no room. */
    void addReserve(TypeSpec.Builder type) {
        MethodSpec reserve = StepMethods.form(Names.RESERVE, List.of(StepMethods.STEPS, StepMethods.BATCH))
                .addStatement("$T.checkCounts(steps, batch)", SequenceArguments.class)
                .build();
        if (isDeclared(reserve)) {
            type.addMethod(reserve);
        }
    }

    private static List<ParameterSpec> with(ParameterSpec first, List<ParameterSpec> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }

    private void addStep(TypeSpec.Builder type, List<ParameterSpec> parameters) {
        MethodSpec step = form(Names.STEP, parameters, "", CellForms.class);
        if (isDeclared(step)) {
            type.addMethod(step);
        }
    }

    /** Where it needs help, the inherited form would step one of several examples as if it were alone, or know no layers that pad. */
    private void addRun(TypeSpec.Builder type, List<ParameterSpec> parameters) {
        MethodSpec run = form(Names.RUN, parameters, help.isEmpty() ? "" : help + ", ", SequenceRun.class);
        if (!help.isEmpty() || isDeclared(run)) {
            type.addMethod(run);
        }
    }

    private static MethodSpec form(String name, List<ParameterSpec> parameters, String scratch, Class<?> support) {
        String arguments = parameters.stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
        return StepMethods.form(name, parameters)
                .addStatement("$T.$L(this, $L$L)", support, name, scratch, arguments)
                .build();
    }

    private boolean isDeclared(MethodSpec method) {
        String parameters = method.parameters().stream()
                .map(ParameterSpec::type)
                .map(TypeName::toString)
                .collect(Collectors.joining(", "));
        return identity.declaredMethods().contains(method.name() + "(" + parameters + ")");
    }
}
