package dev.unrolled.processor.report;

import java.util.List;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/** The only place that prints. */
public final class Reporter {
    private final Messager messager;

    /**
     * A reporter.
     *
     * @param messager the compiler's
     */
    public Reporter(Messager messager) {
        this.messager = messager;
    }

    /**
     * Prints problems, each at its place.
     *
     * @param problems what is wrong
     * @return whether one of them is an error
     */
    public boolean report(List<Problem> problems) {
        problems.forEach(this::print);
        return problems.stream().anyMatch(problem -> problem.code().isError());
    }

    private void print(Problem problem) {
        Diagnostic.Kind kind = problem.code().kind();
        String message = problem.message();
        Origin origin = problem.origin();
        if (origin.element().isEmpty()) {
            messager.printMessage(kind, message);
            return;
        }
        Element element = origin.element().get();
        if (origin.annotation().isEmpty()) {
            messager.printMessage(kind, message, element);
            return;
        }
        AnnotationMirror annotation = origin.annotation().get();
        if (origin.value().isEmpty()) {
            messager.printMessage(kind, message, element, annotation);
            return;
        }
        AnnotationValue value = origin.value().get();
        messager.printMessage(kind, message, element, annotation, value);
    }
}
