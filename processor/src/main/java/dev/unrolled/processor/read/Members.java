package dev.unrolled.processor.read;

import dev.unrolled.processor.model.Declared;
import dev.unrolled.processor.report.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/** The member values of one annotation. */
final class Members {
    /** What javac gives in place of a value that does not compile; a string of these letters is written in quotes. */
    private static final String ERROR = "<error>";

    private final TypeElement type;
    private final AnnotationMirror outermost;
    private final Optional<AnnotationValue> itself;
    private final Map<? extends ExecutableElement, ? extends AnnotationValue> written;
    private final Map<? extends ExecutableElement, ? extends AnnotationValue> all;
    private boolean isComplete = true;

    /** Those of an annotation on a type. */
    Members(Elements elements, TypeElement type, AnnotationMirror annotation) {
        this(elements, type, annotation, annotation, Optional.empty());
    }

    private Members(
            Elements elements,
            TypeElement type,
            AnnotationMirror outermost,
            AnnotationMirror annotation,
            Optional<AnnotationValue> itself) {
        this.type = type;
        this.outermost = outermost;
        this.itself = itself;
        this.written = annotation.getElementValues();
        this.all = elements.getElementValuesWithDefaults(annotation);
    }

    /** Whether every member that was asked for had a value that compiles. */
    boolean isComplete() {
        return isComplete;
    }

    /** Empty if the member is missing or its value does not compile: javac then gives a value of another class, or {@link #ERROR}. */
    <T> Optional<Declared<T, Origin>> get(String name, Class<T> valueClass) {
        for (ExecutableElement member : all.keySet()) {
            if (member.getSimpleName().contentEquals(name)) {
                AnnotationValue given = all.get(member);
                Object value = given.getValue();
                Origin origin = Origin.of(
                        type,
                        outermost,
                        Optional.<AnnotationValue>ofNullable(written.get(member))
                                .or(() -> itself));
                if (valueClass.isInstance(value) && !given.toString().equals(ERROR)) {
                    return Optional.of(new Declared<>(valueClass.cast(value), origin));
                }
            }
        }
        isComplete = false;
        return Optional.empty();
    }

    /** The member's value, or what stands for it where {@link #isComplete} is false thereafter. */
    <T> Declared<T, Origin> get(String name, T standIn) {
        @SuppressWarnings("unchecked") // The class of a T.
        Class<T> valueClass = (Class<T>) standIn.getClass();
        return get(name, valueClass).orElseGet(() -> new Declared<>(standIn, Origin.of(type)));
    }

    boolean isWritten(String name) {
        return written.keySet().stream()
                .anyMatch(member -> member.getSimpleName().contentEquals(name));
    }

    /** Empty if the user did not write it. */
    <T> Optional<Declared<T, Origin>> getWritten(String name, Class<T> valueClass) {
        return isWritten(name) ? get(name, valueClass) : Optional.empty();
    }

    /** The member's value, or what stands for it where {@link #isComplete} is false thereafter. */
    <E extends Enum<E>> Declared<E, Origin> getEnum(String name, E standIn) {
        return get(name, VariableElement.class)
                .map(constant -> new Declared<>(
                        Enum.valueOf(
                                standIn.getDeclaringClass(),
                                constant.value().getSimpleName().toString()),
                        constant.origin()))
                .orElseGet(() -> new Declared<>(standIn, Origin.of(type)));
    }

    /** The annotations that an array of them holds, in order; a member of theirs that was not written stands where its annotation does. */
    List<Members> annotations(Elements elements, String name) {
        List<Members> nested = new ArrayList<>();
        for (Object element : get(name, List.class).map(Declared::value).orElse(List.of())) {
            AnnotationValue value = (AnnotationValue) element;
            if (value.getValue() instanceof AnnotationMirror mirror) {
                nested.add(new Members(elements, type, outermost, mirror, Optional.of(value)));
            } else {
                isComplete = false;
            }
        }
        return nested;
    }

    /** Where a member stands, or the annotation if the member was not written. */
    Origin origin(String name) {
        return Origin.of(
                type,
                outermost,
                written.keySet().stream()
                        .filter(member -> member.getSimpleName().contentEquals(name))
                        .<AnnotationValue>map(written::get)
                        .findFirst()
                        .or(() -> itself));
    }

    /** Where the annotation stands. */
    Origin origin() {
        return Origin.of(type, outermost, itself);
    }

    /** Tells that what a member names is not there. */
    void markIncomplete() {
        isComplete = false;
    }
}
