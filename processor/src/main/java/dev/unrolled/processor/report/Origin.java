package dev.unrolled.processor.report;

import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * A place in the user's source.
 *
 * @param element the declaration, or empty for the command line
 * @param annotation the annotation on it that is meant
 * @param value the annotation's member value that is meant
 */
public record Origin(
        Optional<Element> element, Optional<AnnotationMirror> annotation, Optional<AnnotationValue> value) {
    /** The compiler's command line, which has no place in the source. */
    public static final Origin COMMAND_LINE = new Origin(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * A declaration.
     *
     * @param element the declaration
     * @return its place
     */
    public static Origin of(Element element) {
        return new Origin(Optional.of(element), Optional.empty(), Optional.empty());
    }

    /**
     * An annotation, or one of its member values.
     *
     * @param element what is annotated
     * @param annotation the annotation
     * @param value the member's value as written, or empty if it is the default
     * @return its place
     */
    public static Origin of(Element element, AnnotationMirror annotation, Optional<AnnotationValue> value) {
        return new Origin(Optional.of(element), Optional.of(annotation), value);
    }
}
