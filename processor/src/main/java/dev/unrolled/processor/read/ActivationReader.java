package dev.unrolled.processor.read;

import dev.unrolled.processor.model.ActivationClass;
import dev.unrolled.processor.model.ActivationFunction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads a class that a user names as activation. */
final class ActivationReader {
    private static final String METHOD = "apply";

    private final Elements elements;
    private final Types types;

    ActivationReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** What a class literal in an annotation on {@code cell} names. */
    ActivationClass read(TypeMirror literal, TypeElement cell) {
        if (literal.getKind() != TypeKind.DECLARED) {
            return new ActivationClass(Optional.empty(), literal.toString(), "", false, List.of(), false);
        }
        TypeElement type = (TypeElement) ((DeclaredType) literal).asElement();
        List<? extends Element> members =
                type.getKind().isInterface() ? type.getEnclosedElements() : elements.getAllMembers(type);
        List<ExecutableElement> methods = ElementFilter.methodsIn(members).stream()
                .filter(method -> method.getSimpleName().contentEquals(METHOD))
                .toList();
        PackageElement home = elements.getPackageOf(type);
        return new ActivationClass(
                Optional.of(
                        new ActivationFunction.Own(home.getQualifiedName().toString(), TypeReader.simpleNames(type))),
                String.join(".", TypeReader.simpleNames(type)),
                hidden(type, home.equals(elements.getPackageOf(cell))),
                Stream.concat(TypeReader.around(type), methods.stream().filter(this::isActivation))
                        .anyMatch(elements::isDeprecated),
                methods.stream().map(ActivationReader::text).sorted().toList(),
                methods.stream().anyMatch(this::isActivation));
    }

    /** Whether a class and all that it extends are there. */
    static boolean isComplete(TypeMirror literal) {
        TypeMirror each = literal;
        while (each.getKind() == TypeKind.DECLARED) {
            each = ((TypeElement) ((DeclaredType) each).asElement()).getSuperclass();
        }
        return each.getKind() != TypeKind.ERROR;
    }

    /** The narrowest access on the way to the class. */
    private static String hidden(TypeElement type, boolean inSamePackage) {
        List<Element> around = TypeReader.around(type).toList();
        if (around.stream().anyMatch(each -> each.getModifiers().contains(Modifier.PRIVATE))) {
            return "private";
        }
        boolean isPublic = around.stream().allMatch(each -> each.getModifiers().contains(Modifier.PUBLIC));
        return inSamePackage || isPublic ? "" : "not public, and in another package";
    }

    private boolean isActivation(ExecutableElement method) {
        return method.getModifiers().containsAll(List.of(Modifier.PUBLIC, Modifier.STATIC))
                && method.getReturnType().getKind() == TypeKind.FLOAT
                && method.getParameters().size() == 1
                && method.getParameters().get(0).asType().getKind() == TypeKind.FLOAT
                && method.getThrownTypes().stream().noneMatch(this::isChecked);
    }

    private boolean isChecked(TypeMirror thrown) {
        return List.of("java.lang.RuntimeException", "java.lang.Error").stream()
                .map(elements::getTypeElement)
                .noneMatch(unchecked -> types.isSubtype(thrown, unchecked.asType()));
    }

    /** For example {@code static double apply(double)}. {@code toString} will not do: it includes annotations, and each compiler has its own. */
    private static String text(ExecutableElement method) {
        String modifiers =
                method.getModifiers().stream().map(Modifier::toString).collect(Collectors.joining(" "));
        String typeParameters = method.getTypeParameters().stream()
                .map(parameter -> parameter.getSimpleName().toString())
                .collect(Collectors.joining(", "));
        String thrown = names(method.getThrownTypes());
        return (modifiers.isEmpty() ? "" : modifiers + " ")
                + (typeParameters.isEmpty() ? "" : "<" + typeParameters + "> ")
                + TypeNames.of(method.getReturnType()) + " " + method.getSimpleName() + "(" + parameters(method) + ")"
                + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String parameters(ExecutableElement method) {
        String names =
                names(method.getParameters().stream().map(Element::asType).toList());
        return method.isVarArgs() ? names.replaceFirst("\\[]$", "...") : names;
    }

    private static String names(List<? extends TypeMirror> types) {
        return types.stream().map(TypeNames::of).collect(Collectors.joining(", "));
    }
}
