package dev.unrolled.processor.read;

import dev.unrolled.Generated;
import dev.unrolled.Nullable;
import dev.unrolled.RecurrentCell;
import dev.unrolled.processor.model.TypeDeclaration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
    private static final List<String> JAVA_LANG = List.of("Math", "Override", "String", "System");

    private final Elements elements;

    TypeReader(Elements elements) {
        this.elements = elements;
    }

    TypeDeclaration read(TypeElement type) {
        String packageName = elements.getPackageOf(type).getQualifiedName().toString();
        Set<TypeElement> interfaces = interfaces(type);
        Set<String> supertypes = new LinkedHashSet<>();
        interfaces.forEach(each -> supertypes.add(each.getQualifiedName().toString()));
        SuppressWarnings suppressed = type.getAnnotation(SuppressWarnings.class);
        return new TypeDeclaration(
                packageName,
                simpleNames(type),
                kind(type),
                type.getTypeParameters().stream().map(Object::toString).toList(),
                hidden(type),
                type.getModifiers().contains(Modifier.SEALED),
                around(type).allMatch(each -> each.getModifiers().contains(Modifier.PUBLIC)),
                supertypes.contains(RecurrentCell.class.getName()),
                supertypes,
                hidingNames(type, packageName),
                suppressed == null ? Set.of() : Set.of(suppressed.value()));
    }

    /** Whether a superinterface is not there yet because another processor will write it. */
    boolean isComplete(TypeElement type) {
        return interfaces(type).stream()
                .flatMap(each -> each.getInterfaces().stream())
                .noneMatch(each -> each.getKind() == TypeKind.ERROR);
    }

    /** Whether the name belongs to a type that we did not write ourselves. */
    boolean isTaken(TypeElement type, String qualifiedName) {
        TypeElement found = find(type, qualifiedName);
        return found != null
                && found.getAnnotationMirrors().stream()
                        .noneMatch(
                                mirror -> mirror.getAnnotationType().toString().equals(Generated.class.getName()));
    }

    private @Nullable TypeElement find(TypeElement type, String qualifiedName) {
        ModuleElement module = elements.getModuleOf(type);
        return module == null ? elements.getTypeElement(qualifiedName) : elements.getTypeElement(module, qualifiedName);
    }

    private static Stream<Element> around(TypeElement type) {
        return Stream.<Element>iterate(
                type,
                each -> each != null
                        && (each.getKind().isClass() || each.getKind().isInterface()),
                Element::getEnclosingElement);
    }

    private static List<String> simpleNames(TypeElement type) {
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

    /** Names that mean something else inside the generated class: inherited member types, and neighbours named like {@code java.lang}'s. */
    private Set<String> hidingNames(TypeElement type, String packageName) {
        Set<String> names = new TreeSet<>();
        ElementFilter.typesIn(elements.getAllMembers(type))
                .forEach(member -> names.add(member.getSimpleName().toString()));
        for (String name : JAVA_LANG) {
            if (find(type, packageName.isEmpty() ? name : packageName + "." + name) != null) {
                names.add(name);
            }
        }
        return names;
    }
}
