package dev.unrolled.processor.read;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.processor.model.Declared;
import dev.unrolled.processor.model.MethodDeclaration;
import dev.unrolled.processor.report.Origin;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads the instance methods of an interface, those it inherits included. */
final class MethodReader {
    /** Their methods are provided anyway. */
    private static final Set<String> CONTRACTS =
            Set.of(RecurrentCell.class.getName(), RecurrentNetwork.class.getName());

    private final Elements elements;
    private final Types types;
    private final Set<String> objectMethods;

    MethodReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
        TypeElement object = elements.getTypeElement("java.lang.Object");
        this.objectMethods = ElementFilter.methodsIn(object.getEnclosedElements()).stream()
                .filter(method -> method.getModifiers().contains(Modifier.PUBLIC))
                .map(method -> read(method, (DeclaredType) object.asType()).signature())
                .collect(Collectors.toSet());
    }

    List<Declared<MethodDeclaration, Origin>> read(TypeElement type) {
        List<ExecutableElement> methods = ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
                .filter(MethodReader::isOfInterest)
                .toList();
        return methods.stream()
                .filter(method -> methods.stream().noneMatch(other -> overrides(other, method, type)))
                .map(method -> new Declared<>(read(method, (DeclaredType) type.asType()), origin(method, type)))
                .filter(method -> !objectMethods.contains(method.value().signature()))
                .toList();
    }

    private static boolean isOfInterest(ExecutableElement method) {
        TypeElement owner = owner(method);
        return owner.getKind().isInterface()
                && !CONTRACTS.contains(owner.getQualifiedName().toString())
                && !method.getModifiers().contains(Modifier.STATIC)
                && !method.getModifiers().contains(Modifier.PRIVATE);
    }

    private boolean overrides(ExecutableElement overrider, ExecutableElement overridden, TypeElement type) {
        return !overrider.equals(overridden) && elements.overrides(overrider, overridden, type);
    }

    /** An inherited method is told at the interface that inherits it: its own place may be in another file, or in none. */
    private static Origin origin(ExecutableElement method, TypeElement type) {
        return Origin.of(owner(method).equals(type) ? method : type);
    }

    static TypeElement owner(ExecutableElement method) {
        return (TypeElement) Objects.requireNonNull(method.getEnclosingElement());
    }

    private MethodDeclaration read(ExecutableElement method, DeclaredType owner) {
        ExecutableType type = (ExecutableType) types.asMemberOf(owner, method);
        return new MethodDeclaration(
                method.getSimpleName().toString(),
                type.getParameterTypes().stream()
                        .map(parameter -> TypeNames.of(types.erasure(parameter)))
                        .toList(),
                method.isVarArgs(),
                TypeNames.of(type.getReturnType()),
                method.getModifiers().contains(Modifier.ABSTRACT));
    }
}
