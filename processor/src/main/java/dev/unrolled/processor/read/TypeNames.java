package dev.unrolled.processor.read;

import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.NoType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.SimpleTypeVisitor14;

/** Writes types as fully qualified names. {@code TypeMirror.toString} will not do: it includes type annotations. */
final class TypeNames extends SimpleTypeVisitor14<String, Void> {
    private static final TypeNames INSTANCE = new TypeNames();

    private TypeNames() {}

    static String of(TypeMirror type) {
        return INSTANCE.visit(type);
    }

    @Override
    public String visitPrimitive(PrimitiveType type, Void unused) {
        return type.getKind().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String visitNoType(NoType type, Void unused) {
        return type.getKind().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String visitArray(ArrayType type, Void unused) {
        return visit(type.getComponentType()) + "[]";
    }

    /** A type that another processor, or we, will write: only the name in the source is known. */
    @Override
    public String visitError(ErrorType type, Void unused) {
        return type.asElement().getSimpleName().toString();
    }

    @Override
    public String visitDeclared(DeclaredType type, Void unused) {
        String name = ((TypeElement) type.asElement()).getQualifiedName().toString();
        if (type.getTypeArguments().isEmpty()) {
            return name;
        }
        return name + type.getTypeArguments().stream().map(this::visit).collect(Collectors.joining(", ", "<", ">"));
    }

    @Override
    public String visitTypeVariable(TypeVariable type, Void unused) {
        return type.asElement().getSimpleName().toString();
    }

    @Override
    protected String defaultAction(TypeMirror type, Void unused) {
        return type.toString();
    }
}
