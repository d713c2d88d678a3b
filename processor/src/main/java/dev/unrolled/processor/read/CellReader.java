package dev.unrolled.processor.read;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.RnnCell;
import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.Declared;
import dev.unrolled.processor.report.Origin;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/** Reads an annotated interface. */
public final class CellReader {
    private final Elements elements;
    private final TypeReader types;
    private final MethodReader methods;

    /**
     * A reader.
     *
     * @param environment the compiler's
     */
    public CellReader(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.types = new TypeReader(elements);
        this.methods = new MethodReader(elements, environment.getTypeUtils());
    }

    /**
     * Whether all that the interface extends is there; if not, another processor may still write it.
     *
     * @param type the annotated type
     * @return false if it should be read in a later round
     */
    public boolean isComplete(TypeElement type) {
        return types.isComplete(type);
    }

    /**
     * Reads an annotated type.
     *
     * @param type the annotated type
     * @return what the user wrote, or empty if the annotation itself does not compile, which javac tells
     */
    public Optional<CellDeclaration<Origin>> read(TypeElement type) {
        AnnotationMirror annotation = type.getAnnotationMirrors().stream()
                .filter(mirror -> ((TypeElement) mirror.getAnnotationType().asElement())
                        .getQualifiedName()
                        .contentEquals(RnnCell.class.getName()))
                .findFirst()
                .orElseThrow();
        Members members = new Members(type, annotation);
        Optional<Declared<Integer, Origin>> units = members.get("units", Integer.class);
        Optional<Declared<Integer, Origin>> inputs = members.get("inputs", Integer.class);
        Optional<Declared<Activation, Origin>> activation = members.getEnum("activation", Activation.class);
        Optional<Declared<Boolean, Origin>> bias = members.get("bias", Boolean.class);
        Optional<Declared<Numerics, Origin>> numerics = members.getEnum("numerics", Numerics.class);
        if (units.isEmpty() || inputs.isEmpty() || activation.isEmpty() || bias.isEmpty() || numerics.isEmpty()) {
            return Optional.empty();
        }
        CellDeclaration<Origin> declaration = new CellDeclaration<>(
                new Declared<>(types.read(type), Origin.of(type, annotation, Optional.empty())),
                methods.read(type),
                false,
                units.get(),
                inputs.get(),
                activation.get(),
                bias.get(),
                numerics.get());
        boolean taken = types.isTaken(type, declaration.qualifiedGeneratedName());
        return Optional.of(taken ? declaration.withGeneratedNameTaken() : declaration);
    }

    /** The member values of one annotation. */
    private final class Members {
        private final TypeElement type;
        private final AnnotationMirror annotation;
        private final Map<? extends ExecutableElement, ? extends AnnotationValue> written;
        private final Map<? extends ExecutableElement, ? extends AnnotationValue> all;

        Members(TypeElement type, AnnotationMirror annotation) {
            this.type = type;
            this.annotation = annotation;
            this.written = annotation.getElementValues();
            this.all = elements.getElementValuesWithDefaults(annotation);
        }

        /** Empty if the member is missing or its value does not compile: javac then gives a value of another class. */
        <T> Optional<Declared<T, Origin>> get(String name, Class<T> valueClass) {
            for (ExecutableElement member : all.keySet()) {
                if (member.getSimpleName().contentEquals(name)) {
                    Object value = all.get(member).getValue();
                    Origin origin = Origin.of(type, annotation, Optional.ofNullable(written.get(member)));
                    return valueClass.isInstance(value)
                            ? Optional.of(new Declared<>(valueClass.cast(value), origin))
                            : Optional.empty();
                }
            }
            return Optional.empty();
        }

        <E extends Enum<E>> Optional<Declared<E, Origin>> getEnum(String name, Class<E> enumClass) {
            return get(name, VariableElement.class)
                    .map(constant -> new Declared<>(
                            Enum.valueOf(
                                    enumClass, constant.value().getSimpleName().toString()),
                            constant.origin()));
        }
    }
}
