package dev.unrolled.processor.check;

import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.model.Declared;
import dev.unrolled.processor.model.InterfaceDeclaration;
import dev.unrolled.processor.model.MethodDeclaration;
import dev.unrolled.processor.model.TypeDeclaration;
import dev.unrolled.processor.report.Origin;
import dev.unrolled.processor.report.Problem;
import dev.unrolled.processor.report.ProblemCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of an annotated interface itself, whatever its annotation says. */
final class TypeChecker {
    private final InterfaceDeclaration<Origin> declaration;
    private final TypeDeclaration type;
    private final ProvidedMethods provided;
    private final List<Problem> problems = new ArrayList<>();

    private TypeChecker(InterfaceDeclaration<Origin> declaration, ProvidedMethods provided) {
        this.declaration = declaration;
        this.type = declaration.type().value();
        this.provided = provided;
    }

    /** What is wrong with the interface, given what its class provides. */
    static List<Problem> check(InterfaceDeclaration<Origin> declaration, ProvidedMethods provided) {
        TypeChecker checker = new TypeChecker(declaration, provided);
        checker.checkType();
        checker.checkMethods();
        return checker.problems;
    }

    /**
     * Who the class is.
     *
     * @param declaration the interface
     * @param contract what the class implements in any case
     * @param callsDeprecated whether an activation is deprecated
     * @param ownNames what else the class calls its members
     */
    static CellIdentity identity(
            InterfaceDeclaration<Origin> declaration,
            Class<?> contract,
            boolean callsDeprecated,
            Set<String> ownNames) {
        TypeDeclaration type = declaration.type().value();
        Set<String> shadowed = new HashSet<>(type.hidingNames());
        shadowed.addAll(ownNames);
        return new CellIdentity(
                type.packageName(),
                type.simpleNames(),
                type.isPublic(),
                type.supertypes().contains(contract.getName()),
                type.isDeprecated() || callsDeprecated,
                declaration.methods().stream()
                        .map(method -> method.value().signature())
                        .collect(Collectors.toSet()),
                shadowed);
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
        Problem problem = Problem.of(code, origin, arguments);
        // Two superinterfaces may declare the same method.
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }
}
