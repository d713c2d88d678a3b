package dev.unrolled.processor.read;

import dev.unrolled.Generated;
import dev.unrolled.Nullable;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.model.TypeDeclaration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads the annotated type itself. */
final class TypeReader {
    /** The types of {@code java.lang} that generated code names; a type of the user's package would hide them. */
    private static final List<String> JAVA_LANG = List.of(
            "Float", "LinkageError", "Math", "Override", "String", "SuppressWarnings", "System", "VirtualMachineError");

    private final Elements elements;

    TypeReader(Elements elements) {
        this.elements = elements;
    }

    TypeDeclaration read(TypeElement type) {
        String packageName = elements.getPackageOf(type).getQualifiedName().toString();
        Set<TypeElement> interfaces = interfaces(type);
        Set<String> supertypes = new LinkedHashSet<>();
        interfaces.forEach(each -> supertypes.add(each.getQualifiedName().toString()));
        return new TypeDeclaration(
                packageName,
                simpleNames(type),
                kind(type),
                type.getTypeParameters().stream().map(Object::toString).toList(),
                hidden(type),
                isSealed(type),
                around(type).allMatch(each -> each.getModifiers().contains(Modifier.PUBLIC)),
                supertypes,
                isDeprecated(type),
                hidingNames(type, packageName),
                names(ElementFilter.fieldsIn(elements.getAllMembers(type))),
                suppressed(type));
    }

    /** Whether a superinterface is not there yet because another processor will write it. */
    boolean isComplete(TypeElement type) {
        return interfaces(type).stream()
                .flatMap(each -> each.getInterfaces().stream())
                .noneMatch(each -> each.getKind() == TypeKind.ERROR);
    }

    /** The type, not written by ourselves, that has the generated class's name: in its package, or inherited and so in its way. */
    Optional<String> holder(TypeElement type, TypeDeclaration declaration) {
        Stream<TypeElement> members = ElementFilter.typesIn(elements.getAllMembers(type)).stream()
                .filter(member -> member.getSimpleName().contentEquals(declaration.generatedName()));
        Stream<TypeElement> neighbour = Stream.ofNullable(find(type, declaration.qualifiedGeneratedName()))
                .filter(found -> found.getAnnotationMirrors().stream()
                        .noneMatch(
                                mirror -> mirror.getAnnotationType().toString().equals(Generated.class.getName())));
        return Stream.concat(neighbour, members)
                .map(found -> found.getQualifiedName().toString())
                .findFirst();
    }

    private @Nullable TypeElement find(TypeElement type, String qualifiedName) {
        ModuleElement module = elements.getModuleOf(type);
        return module == null ? elements.getTypeElement(qualifiedName) : elements.getTypeElement(module, qualifiedName);
    }

    static Stream<Element> around(TypeElement type) {
        return Stream.<Element>iterate(
                type,
                each -> each != null
                        && (each.getKind().isClass() || each.getKind().isInterface()),
                Element::getEnclosingElement);
    }

    static List<String> simpleNames(TypeElement type) {
        List<String> names = new ArrayList<>();
        around(type).forEach(each -> names.add(0, each.getSimpleName().toString()));
        return names;
    }

    private static String kind(TypeElement type) {
        return switch (type.getKind()) {
            case INTERFACE -> "interface";
            case ANNOTATION_TYPE -> "annotation interface";
            case ENUM -> "enum";
            case RECORD -> "record";
            default -> "class";
        };
    }

    /** A sealed interface may well permit the class that is about to be generated, which is not there yet. */
    private static boolean isSealed(TypeElement type) {
        String generated = CellIdentity.generatedName(simpleNames(type));
        return type.getModifiers().contains(Modifier.SEALED)
                && type.getPermittedSubclasses().stream().noneMatch(permitted -> ((DeclaredType) permitted)
                        .asElement()
                        .getSimpleName()
                        .contentEquals(generated));
    }

    private static String hidden(TypeElement type) {
        if (around(type).anyMatch(each -> each.getModifiers().contains(Modifier.PRIVATE))) {
            return "private";
        }
        boolean isMember =
                type.getNestingKind() == NestingKind.TOP_LEVEL || type.getNestingKind() == NestingKind.MEMBER;
        return isMember ? "" : "local";
    }

    private static Set<TypeElement> interfaces(TypeElement type) {
        Set<TypeElement> found = new LinkedHashSet<>();
        Deque<TypeElement> open = new ArrayDeque<>(List.of(type));
        while (!open.isEmpty()) {
            TypeElement next = open.remove();
            if (found.add(next)) {
                for (TypeMirror each : next.getInterfaces()) {
                    if (each.getKind() == TypeKind.DECLARED) {
                        open.add((TypeElement) ((DeclaredType) each).asElement());
                    }
                }
            }
        }
        return found;
    }

    /** Whether whoever implements the type is warned; the methods of {@code Object} do not count. */
    private boolean isDeprecated(TypeElement type) {
        Stream<? extends Element> methods = ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
                .filter(method -> MethodReader.owner(method).getKind().isInterface());
        return Stream.concat(around(type), methods).anyMatch(elements::isDeprecated);
    }

    /** By its mirror: an annotation whose value does not compile cannot be had as such. */
    private static Set<String> suppressed(TypeElement type) {
        return around(type)
                .flatMap(each -> each.getAnnotationMirrors().stream())
                .filter(annotation ->
                        annotation.getAnnotationType().toString().equals(SuppressWarnings.class.getName()))
                .flatMap(annotation -> annotation.getElementValues().values().stream())
                .flatMap(tags -> tags.getValue() instanceof List<?> several ? several.stream() : Stream.of())
                .map(tag -> String.valueOf(((AnnotationValue) tag).getValue()))
                .collect(Collectors.toSet());
    }

    private static Set<String> names(List<? extends Element> elements) {
        return elements.stream().map(each -> each.getSimpleName().toString()).collect(Collectors.toSet());
    }

    /** Inherited types and constants, and neighbours that are named like a type of {@code java.lang}. */
    private Set<String> hidingNames(TypeElement type, String packageName) {
        List<? extends Element> members = elements.getAllMembers(type);
        Set<String> names = new TreeSet<>(names(ElementFilter.typesIn(members)));
        names.addAll(names(ElementFilter.fieldsIn(members)));
        for (String name : JAVA_LANG) {
            if (find(type, packageName.isEmpty() ? name : packageName + "." + name) != null) {
                names.add(name);
            }
        }
        return names;
    }
}
