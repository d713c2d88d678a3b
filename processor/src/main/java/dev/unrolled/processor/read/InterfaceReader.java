package dev.unrolled.processor.read;

import dev.unrolled.processor.model.Declared;
import dev.unrolled.processor.model.InterfaceDeclaration;
import dev.unrolled.processor.model.TypeDeclaration;
import dev.unrolled.processor.report.Origin;
import java.lang.annotation.Annotation;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads an annotated interface without what its annotation says. */
final class InterfaceReader {
    private final TypeReader types;
    private final MethodReader methods;

    InterfaceReader(Elements elements, Types types) {
        this.types = new TypeReader(elements);
        this.methods = new MethodReader(elements, types);
    }

    static Optional<AnnotationMirror> annotation(TypeElement type, Class<? extends Annotation> annotation) {
        return type.getAnnotationMirrors().stream()
                .<AnnotationMirror>map(mirror -> mirror)
                .filter(mirror -> ((TypeElement) mirror.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals(annotation.getName()))
                .findFirst();
    }

    /** Empty if a superinterface is not there yet because another processor will write it. */
    Optional<InterfaceDeclaration<Origin>> read(TypeElement type, Origin origin) {
        if (!types.isComplete(type)) {
            return Optional.empty();
        }
        TypeDeclaration declaration = types.read(type);
        return Optional.of(new InterfaceDeclaration<>(
                new Declared<>(declaration, origin), methods.read(type), types.holder(type, declaration)));
    }
}
