package dev.unrolled.processor.check;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.Declared;
import dev.unrolled.processor.model.Limits;
import dev.unrolled.processor.model.MethodDeclaration;
import dev.unrolled.processor.model.RnnSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.model.TypeDeclaration;
import dev.unrolled.processor.report.Origin;
import dev.unrolled.processor.report.Problem;
import dev.unrolled.processor.report.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of one annotated interface. All are applied before anything is told, so that the user sees every mistake at once. */
public final class CellChecker {
    private final CellDeclaration<Origin> declaration;
    private final TypeDeclaration type;
    private final ShapeChoice shape;
    private final List<Problem> problems = new ArrayList<>();

    private CellChecker(CellDeclaration<Origin> declaration, ShapeChoice shape) {
        this.declaration = declaration;
        this.type = declaration.type().value();
        this.shape = shape;
    }

    /**
     * Checks a declaration.
     *
     * @param declaration what the user wrote
     * @param shape the code shape asked for
     * @return the spec, and what is to be told
     */
    public static Checked<CellSpec> check(CellDeclaration<Origin> declaration, ShapeChoice shape) {
        CellChecker checker = new CellChecker(declaration, shape);
        checker.checkType();
        checker.checkMethods();
        checker.checkSizes();
        Optional<ActivationFunction> activation = checker.checkActivation();
        checker.checkNumerics();
        boolean failed =
                checker.problems.stream().anyMatch(problem -> problem.code().isError());
        return new Checked<>(failed ? Optional.empty() : activation.map(checker::spec), checker.problems);
    }

    private void checkType() {
        String name = String.join(".", type.simpleNames());
        Origin origin = declaration.type().origin();
        if (!type.kind().equals("interface")) {
            add(ProblemCode.TARGET, origin, name, type.kind().matches("[ae].*") ? "an" : "a", type.kind());
        }
        if (!type.typeParameters().isEmpty()) {
            add(ProblemCode.GENERIC, origin, name, String.join(", ", type.typeParameters()));
        }
        if (!type.hidden().isEmpty()) {
            add(ProblemCode.HIDDEN, origin, name, type.hidden());
        }
        if (type.isSealed() && type.kind().equals("interface")) {
            add(ProblemCode.SEALED, origin, name, type.generatedName());
        }
        declaration.nameTakenBy().ifPresent(holder -> add(ProblemCode.NAME_TAKEN, origin, name, holder));
    }

    private void checkMethods() {
        if (!type.kind().equals("interface")) {
            return;
        }
        ProvidedMethods provided = new ProvidedMethods(declaration);
        for (Declared<MethodDeclaration, Origin> declared : declaration.methods()) {
            MethodDeclaration method = declared.value();
            String signature = ProvidedMethods.simple(method.written());
            if (provided.has(method)) {
                if (!provided.returnsWhatIsDeclared(method)) {
                    String expected = provided.expectedReturns(method).stream()
                            .map(ProvidedMethods::simple)
                            .distinct()
                            .collect(Collectors.joining(" or "));
                    add(
                            ProblemCode.METHOD_RETURN,
                            declared.origin(),
                            signature,
                            expected,
                            ProvidedMethods.simple(method.returns()));
                }
            } else if (method.isAbstract()) {
                add(ProblemCode.METHOD, declared.origin(), signature, provided.list());
            } else {
                provided.clash(method)
                        .ifPresent(own -> add(ProblemCode.METHOD_CLASH, declared.origin(), signature, own));
            }
        }
    }

    private void checkSizes() {
        int units = declaration.units().value();
        int inputs = declaration.inputs().value();
        if (!isSize(units)) {
            add(ProblemCode.UNITS, declaration.units().origin(), Limits.MAX_SIZE, units);
        }
        if (!isSize(inputs)) {
            add(ProblemCode.INPUTS, declaration.inputs().origin(), Limits.MAX_SIZE, inputs);
        }
        long multiplyAdds = ((long) inputs + units) * units;
        if (sizesAreRight() && shape == ShapeChoice.STRAIGHT && multiplyAdds > Limits.MAX_STRAIGHT_MULTIPLY_ADDS) {
            add(
                    ProblemCode.STRAIGHT_TOO_LARGE,
                    declaration.type().origin(),
                    String.join(".", type.simpleNames()),
                    Limits.MAX_STRAIGHT_MULTIPLY_ADDS,
                    multiplyAdds);
        }
    }

    private boolean sizesAreRight() {
        return isSize(declaration.units().value())
                && isSize(declaration.inputs().value());
    }

    private static boolean isSize(int value) {
        return value >= 1 && value <= Limits.MAX_SIZE;
    }

    private Optional<ActivationFunction> checkActivation() {
        Checked<ActivationFunction> checked = ActivationChecker.check(declaration.activation());
        problems.addAll(checked.problems());
        return checked.value();
    }

    private void checkNumerics() {
        Numerics numerics = declaration.numerics().value();
        Origin origin = declaration.numerics().origin();
        if (numerics != Numerics.TENSORFLOW_1 && numerics != Numerics.TENSORFLOW_2) {
            return;
        }
        Optional<String> unknown = unknownToTensorFlow();
        if (unknown.isPresent()) {
            add(ProblemCode.TENSORFLOW_ACTIVATION, origin, unknown.get(), numerics);
            return;
        }
        int units = declaration.units().value();
        int rows = declaration.inputs().value() + units;
        boolean accepted = type.suppressed().contains(ProblemCode.TENSORFLOW_LIMIT.tag());
        if ((units == 1 || rows > Limits.MAX_TENSORFLOW_ROWS) && !accepted && sizesAreRight()) {
            add(ProblemCode.TENSORFLOW_LIMIT, origin, Limits.MAX_TENSORFLOW_ROWS, units, rows);
        }
    }

    /** An activation whose bits are not known to be TensorFlow's. */
    private Optional<String> unknownToTensorFlow() {
        if (declaration.activation().own().isPresent()) {
            return Optional.of("a class of your own");
        }
        Activation kind = declaration.activation().kind().value();
        return Limits.TENSORFLOW_ACTIVATIONS.contains(kind) ? Optional.empty() : Optional.of(kind.name());
    }

    private void add(ProblemCode code, Origin origin, Object... arguments) {
        Problem problem = Problem.of(code, origin, arguments);
        // Two superinterfaces may declare the same method.
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private CellSpec spec(ActivationFunction activation) {
        Set<String> declaredMethods = declaration.methods().stream()
                .map(method -> method.value().signature())
                .collect(Collectors.toSet());
        CellIdentity identity = new CellIdentity(
                type.packageName(),
                type.simpleNames(),
                type.isPublic(),
                type.isRecurrentCell(),
                type.isDeprecated(),
                declaredMethods,
                type.hidingNames());
        return new RnnSpec(
                identity,
                declaration.units().value(),
                declaration.inputs().value(),
                activation,
                declaration.bias().value(),
                declaration.numerics().value());
    }
}
