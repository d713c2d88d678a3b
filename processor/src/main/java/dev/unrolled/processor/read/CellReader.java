package dev.unrolled.processor.read;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.RnnCell;
import dev.unrolled.processor.model.ActivationDeclaration;
import dev.unrolled.processor.model.ActivationParameter;
import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.Declared;
import dev.unrolled.processor.model.TypeDeclaration;
import dev.unrolled.processor.report.Origin;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Reads an annotated interface. */
public final class CellReader {
    private final Elements elements;
    private final TypeReader types;
    private final MethodReader methods;
    private final ActivationReader activations;

    /**
     * A reader.
     *
     * @param environment the compiler's
     */
    public CellReader(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.types = new TypeReader(elements);
        this.methods = new MethodReader(elements, environment.getTypeUtils());
        this.activations = new ActivationReader(elements, environment.getTypeUtils());
    }

    /**
     * Reads an annotated type.
     *
     * @param type the annotated type
     * @return what the user wrote; or empty if the annotation or a superinterface names something that is not there: a later round may
     *     bring it, or it does not compile, which the compiler tells
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
        Optional<ActivationDeclaration<Origin>> activation = activation(type, members);
        Optional<Declared<Boolean, Origin>> bias = members.get("bias", Boolean.class);
        Optional<Declared<Numerics, Origin>> numerics = members.getEnum("numerics", Numerics.class);
        boolean isComplete =
                Stream.of(units, inputs, activation, bias, numerics).allMatch(Optional::isPresent);
        if (!isComplete || !types.isComplete(type)) {
            return Optional.empty();
        }
        TypeDeclaration declaration = types.read(type);
        return Optional.of(new CellDeclaration<>(
                new Declared<>(declaration, Origin.of(type, annotation, Optional.empty())),
                methods.read(type),
                types.holder(type, declaration),
                units.get(),
                inputs.get(),
                activation.get(),
                bias.get(),
                numerics.get()));
    }

    /** Empty if the user's class is not there: another processor may still write it. */
    private Optional<ActivationDeclaration<Origin>> activation(TypeElement type, Members members) {
        Optional<Declared<Activation, Origin>> kind = members.getEnum("activation", Activation.class);
        Optional<Declared<TypeMirror, Origin>> own = members.get("activationClass", TypeMirror.class);
        if (kind.isEmpty() || own.isEmpty() || own.get().value().getKind() == TypeKind.ERROR) {
            return Optional.empty();
        }
        return Optional.of(new ActivationDeclaration<>(
                kind.get(),
                members.isWritten("activation"),
                members.getWritten(ActivationParameter.ALPHA, Float.class),
                members.getWritten(ActivationParameter.BETA, Float.class),
                members.getWritten("activationClass", TypeMirror.class)
                        .map(literal -> new Declared<>(activations.read(literal.value(), type), literal.origin()))));
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

        boolean isWritten(String name) {
            return written.keySet().stream()
                    .anyMatch(member -> member.getSimpleName().contentEquals(name));
        }

        /** Empty if the user did not write it. */
        <T> Optional<Declared<T, Origin>> getWritten(String name, Class<T> valueClass) {
            return isWritten(name) ? get(name, valueClass) : Optional.empty();
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
