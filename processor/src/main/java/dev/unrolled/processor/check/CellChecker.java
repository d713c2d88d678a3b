package dev.unrolled.processor.check;

import dev.unrolled.processor.model.ActivationClass;
import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.Declared;
import dev.unrolled.processor.model.MethodDeclaration;
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
    private final List<Problem> problems = new ArrayList<>();

    private CellChecker(CellDeclaration<Origin> declaration) {
        this.declaration = declaration;
        this.type = declaration.type().value();
    }

    /**
     * Checks a declaration.
     *
     * @param declaration what the user wrote
     * @param shape the code shape asked for
     * @return the spec, and what is to be told
     */
    public static Checked<CellSpec> check(CellDeclaration<Origin> declaration, ShapeChoice shape) {
        CellChecker checker = new CellChecker(declaration);
        checker.checkType();
        checker.checkMethods();
        checker.add(SizesChecker.check(declaration, shape));
        Checked<CellSpec> spec = KindChecker.check(declaration, checker.identity());
        checker.add(spec.problems());
        boolean failed =
                checker.problems.stream().anyMatch(problem -> problem.code().isError());
        return new Checked<>(failed ? Optional.empty() : spec.value(), checker.problems);
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

    private void add(ProblemCode code, Origin origin, Object... arguments) {
        add(List.of(Problem.of(code, origin, arguments)));
    }

    private void add(List<Problem> others) {
        others.forEach(this::add);
    }

    private void add(Problem problem) {
        // Two superinterfaces may declare the same method.
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private CellIdentity identity() {
        Set<String> declaredMethods = declaration.methods().stream()
                .map(method -> method.value().signature())
                .collect(Collectors.toSet());
        return new CellIdentity(
                type.packageName(),
                type.simpleNames(),
                type.isPublic(),
                type.isRecurrentCell(),
                type.isDeprecated() || declaration.ownActivations().anyMatch(ActivationClass::isDeprecated),
                declaredMethods,
                type.hidingNames());
    }
}
