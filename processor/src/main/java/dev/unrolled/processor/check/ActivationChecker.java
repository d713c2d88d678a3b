package dev.unrolled.processor.check;

import dev.unrolled.Activation;
import dev.unrolled.processor.model.ActivationClass;
import dev.unrolled.processor.model.ActivationDeclaration;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.ActivationParameter;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.model.Declared;
import dev.unrolled.processor.report.Origin;
import dev.unrolled.processor.report.Problem;
import dev.unrolled.processor.report.ProblemCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules of what is applied to each unit. */
final class ActivationChecker {
    private final ActivationDeclaration<Origin> declaration;
    private final CellIdentity identity;
    private final Activation kind;
    private final List<Problem> problems = new ArrayList<>();

    private ActivationChecker(ActivationDeclaration<Origin> declaration, CellIdentity identity) {
        this.declaration = declaration;
        this.identity = identity;
        this.kind = declaration.kind().value();
    }

    static Checked<ActivationFunction> check(ActivationDeclaration<Origin> declaration, CellIdentity identity) {
        ActivationChecker checker = new ActivationChecker(declaration, identity);
        Optional<ActivationFunction> function =
                declaration.own().isPresent() ? checker.own(declaration.own().get()) : checker.standard();
        return new Checked<>(checker.problems.isEmpty() ? function : Optional.empty(), checker.problems);
    }

    private Optional<ActivationFunction> own(Declared<ActivationClass, Origin> own) {
        ActivationClass type = own.value();
        if (declaration.isWritten()) {
            add(
                    ProblemCode.ACTIVATION_TWICE,
                    own.origin(),
                    declaration.role().ownClass(),
                    declaration.role().kind(),
                    kind);
        }
        written()
                .forEach((name, value) -> add(
                        ProblemCode.PARAMETER_SURPLUS,
                        value.origin(),
                        declaration.role().parameter(name),
                        "a class of your own",
                        "none",
                        value.value()));
        if (type.function().isEmpty()) {
            addClass(own, ", which is no class");
        } else if (!type.hidden().isEmpty()) {
            addClass(own, ", which is " + type.hidden());
        } else if (isNameless(type.function().get())) {
            addClass(own, ", a name that means something else inside the generated class");
        } else if (!type.hasApply()) {
            String found = type.candidates().isEmpty()
                    ? "no method of that name"
                    : "`" + String.join("`, `", type.candidates()) + "`";
            addClass(own, " with " + found);
        }
        return type.function().map(function -> function);
    }

    /** Whether neither the class's name nor its package's is to be had inside the generated class. */
    private boolean isNameless(ActivationFunction.Own function) {
        String root = function.packageName().split("\\.", 2)[0];
        return identity.hides(function.outermostName()) && (root.isEmpty() || identity.hides(root));
    }

    private Optional<ActivationFunction> standard() {
        List<ActivationParameter> taken = ActivationParameter.of(kind);
        Map<String, Declared<Float, Origin>> written = written();
        written.forEach((name, value) -> {
            if (taken.stream().noneMatch(parameter -> parameter.name().equals(name))) {
                add(
                        ProblemCode.PARAMETER_SURPLUS,
                        value.origin(),
                        declaration.role().parameter(name),
                        kind,
                        names(taken),
                        value.value());
            }
        });
        List<Float> values = new ArrayList<>();
        for (ActivationParameter parameter : taken) {
            Declared<Float, Origin> value = written.get(parameter.name());
            if (value == null && parameter.byDefault().isEmpty()) {
                add(
                        ProblemCode.PARAMETER_MISSING,
                        declaration.kind().origin(),
                        member(parameter),
                        parameter.range(),
                        kind);
            } else if (value != null && !parameter.range().contains(value.value())) {
                add(
                        ProblemCode.PARAMETER_VALUE,
                        value.origin(),
                        member(parameter),
                        parameter.range(),
                        kind,
                        value.value());
            } else {
                values.add(value == null ? parameter.byDefault().orElseThrow() : value.value());
            }
        }
        return values.size() == taken.size()
                ? Optional.of(new ActivationFunction.Standard(kind, values))
                : Optional.empty();
    }

    private Map<String, Declared<Float, Origin>> written() {
        Map<String, Declared<Float, Origin>> written = new LinkedHashMap<>();
        declaration.alpha().ifPresent(value -> written.put(ActivationParameter.ALPHA, value));
        declaration.beta().ifPresent(value -> written.put(ActivationParameter.BETA, value));
        return written;
    }

    private String names(List<ActivationParameter> parameters) {
        return parameters.isEmpty()
                ? "none"
                : parameters.stream().map(this::member).collect(Collectors.joining(" and "));
    }

    private String member(ActivationParameter parameter) {
        return declaration.role().parameter(parameter.name());
    }

    private void addClass(Declared<ActivationClass, Origin> own, String found) {
        add(
                ProblemCode.ACTIVATION_CLASS,
                own.origin(),
                declaration.role().ownClass(),
                own.value().name() + found);
    }

    private void add(ProblemCode code, Origin origin, Object... arguments) {
        problems.add(Problem.of(code, origin, arguments));
    }
}
