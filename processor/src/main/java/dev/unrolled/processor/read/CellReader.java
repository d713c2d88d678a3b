package dev.unrolled.processor.read;

import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.CellKind;
import dev.unrolled.processor.model.InterfaceDeclaration;
import dev.unrolled.processor.report.Origin;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads an interface that is annotated as a cell. */
public final class CellReader {
    private final Elements elements;
    private final InterfaceReader interfaces;
    private final CellMembers cells;

    /**
     * A reader.
     *
     * @param environment the compiler's
     */
    public CellReader(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.interfaces = new InterfaceReader(elements, environment.getTypeUtils());
        this.cells = new CellMembers(new ActivationReader(elements, environment.getTypeUtils()));
    }

    /**
     * Which cells a type asks for.
     *
     * @param type an annotated type
     * @return the kinds of our annotations on it
     */
    public static List<CellKind> kinds(TypeElement type) {
        return Arrays.stream(CellKind.values())
                .filter(kind ->
                        InterfaceReader.annotation(type, kind.annotation()).isPresent())
                .toList();
    }

    /**
     * Reads an annotated type.
     *
     * @param type the annotated type
     * @param kind which of its annotations is meant
     * @return what the user wrote; or empty if the annotation or a superinterface names something that is not there: a later round may
     *     bring it, or it does not compile, which the compiler tells
     */
    public Optional<CellDeclaration<Origin>> read(TypeElement type, CellKind kind) {
        Members members = new Members(
                elements,
                type,
                InterfaceReader.annotation(type, kind.annotation()).orElseThrow());
        Optional<InterfaceDeclaration<Origin>> annotated = interfaces.read(type, members.origin());
        return annotated
                .map(declaration -> cells.read(kind, members, type, declaration))
                .filter(declaration -> members.isComplete());
    }
}
