package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.unrolled.processor.plan.LaneGroup;
import dev.unrolled.processor.plan.LaneGroup.Part;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * What is made of a group's sums: a method, or one that calls a method for each part.
 *
 * <pre>{@code
 * private void finish(float[] state, int stateAt, int n) {
 *   finishIG(n);
 *   finishFC(state, stateAt, n);
 *   finishOH(state, stateAt, n);
 * }
 * }</pre>
 */
final class LanesFinish {
    private final Cell cell;
    private final LaneGroup group;
    private final LanesScratch scratch;
    private final String name;

    LanesFinish(Cell cell, LaneGroup group, LanesScratch scratch) {
        this.cell = cell;
        this.group = group;
        this.scratch = scratch;
        this.name = scratch.name(Names.FINISH, group);
    }

    List<MethodSpec> print() {
        if (!scratch.isInLanes(group)) {
            return List.of(method(name, parameters(), new LanesScalars(cell, group, scratch).print()));
        } else if (group.parts().size() == 1) {
            return List.of(method(name, parameters(), code(group.parts().get(0))));
        }
        CodeBlock.Builder calls = CodeBlock.builder();
        List<MethodSpec> methods = new ArrayList<>();
        for (Part part : group.parts()) {
            List<ParameterSpec> parameters = parameters(part);
            calls.addStatement(
                    "$L($L)",
                    name(part),
                    parameters.stream().map(ParameterSpec::name).collect(Collectors.joining(", ")));
            methods.add(method(name(part), parameters, code(part)));
        }
        methods.add(0, method(name, parameters(), calls.build()));
        return methods;
    }

    private CodeBlock code(Part part) {
        return new LanesPart(cell, group, part, scratch).print();
    }

    private static MethodSpec method(String name, List<ParameterSpec> parameters, CodeBlock code) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addParameters(parameters)
                .addCode(code)
                .build();
    }

    private String name(Part part) {
        return name + computed(part);
    }

    /** All that a part computes, as the end of a name. */
    static String computed(Part part) {
        return part.statements().stream()
                .map(statement -> Names.capitalized(statement.to().vector().name()))
                .collect(Collectors.joining());
    }

    private List<ParameterSpec> parameters() {
        List<ParameterSpec> parameters = new ArrayList<>(stateParameters());
        parameters.add(n());
        return parameters;
    }

    /** Those of all parts that this one has a use for. */
    private List<ParameterSpec> parameters(Part part) {
        List<ParameterSpec> parameters = new ArrayList<>();
        if (part.statements().stream().anyMatch(LanesFinish::usesState)) {
            parameters.addAll(stateParameters());
        }
        if (usesExamples(part)) {
            parameters.add(n());
        }
        return parameters;
    }

    private List<ParameterSpec> stateParameters() {
        return List.of(
                StepMethods.of(Fields.VECTOR, Names.state(cell)), StepMethods.of(TypeName.INT, Names.stateAt(cell)));
    }

    private static ParameterSpec n() {
        return StepMethods.of(TypeName.INT, "n");
    }

    private static boolean usesState(Pointwise statement) {
        return statement.to().vector().role() == Vector.Role.STATE
                || statement.reads().stream().anyMatch(slice -> slice.vector().role() == Vector.Role.STATE);
    }

    /** Whether a part uses what scratch holds of several examples: sums, and locals that other groups compute or read. */
    private boolean usesExamples(Part part) {
        Set<Vector> computed = new HashSet<>();
        for (Pointwise statement : part.statements()) {
            boolean readsExamples = statement.reads().stream()
                    .map(Slice::vector)
                    .anyMatch(vector -> vector.role() == Vector.Role.LOCAL
                            && !computed.contains(vector)
                            && !LanesScratch.isLeft(group, vector));
            if (readsExamples || group.kept().contains(statement.to().vector())) {
                return true;
            }
            computed.add(statement.to().vector());
        }
        return false;
    }
}
