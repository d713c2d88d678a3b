package dev.unrolled.processor.read;

import dev.unrolled.Direction;
import dev.unrolled.Head;
import dev.unrolled.Merge;
import dev.unrolled.RnnNetwork;
import dev.unrolled.Steps;
import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.CellKind;
import dev.unrolled.processor.model.InterfaceDeclaration;
import dev.unrolled.processor.model.LayerDeclaration;
import dev.unrolled.processor.model.NetworkDeclaration;
import dev.unrolled.processor.report.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads an interface that is annotated as a network. */
public final class NetworkReader {
    private final Elements elements;
    private final InterfaceReader interfaces;
    private final CellMembers cells;

    /**
     * A reader.
     *
     * @param environment the compiler's
     */
    public NetworkReader(ProcessingEnvironment environment) {
        this.elements = environment.getElementUtils();
        this.interfaces = new InterfaceReader(elements, environment.getTypeUtils());
        this.cells = new CellMembers(new ActivationReader(elements, environment.getTypeUtils()));
    }

    /**
     * Whether a type asks for a network.
     *
     * @param type an annotated type
     * @return whether the annotation of networks is on it
     */
    public static boolean isNetwork(TypeElement type) {
        return InterfaceReader.annotation(type, RnnNetwork.class).isPresent();
    }

    /**
     * Reads an annotated type.
     *
     * @param type the annotated type
     * @return what the user wrote; or empty if the annotation or a superinterface names something that is not there: a later round may
     *     bring it, or it does not compile, which the compiler tells
     */
    public Optional<NetworkDeclaration<Origin>> read(TypeElement type) {
        Members members = new Members(
                elements,
                type,
                InterfaceReader.annotation(type, RnnNetwork.class).orElseThrow());
        Optional<InterfaceDeclaration<Origin>> annotated = interfaces.read(type, members.origin());
        if (annotated.isEmpty()) {
            return Optional.empty();
        }
        List<Members> all = new ArrayList<>(List.of(members));
        List<LayerDeclaration<Origin>> layers = members.annotations(elements, "layers").stream()
                .map(layer -> layer(layer, type, annotated.get(), all))
                .toList();
        NetworkDeclaration<Origin> declaration = new NetworkDeclaration<>(
                annotated.get(),
                members.get("inputs", 0),
                layers,
                members.origin("layers"),
                members.getEnum("head", Head.NONE));
        return all.stream().allMatch(Members::isComplete) ? Optional.of(declaration) : Optional.empty();
    }

    private LayerDeclaration<Origin> layer(
            Members layer, TypeElement type, InterfaceDeclaration<Origin> annotated, List<Members> all) {
        List<CellDeclaration<Origin>> found = new ArrayList<>();
        for (CellKind kind : CellKind.values()) {
            for (Members cell : layer.annotations(elements, kind.member())) {
                found.add(cells.read(kind, cell, type, annotated));
                all.add(cell);
            }
        }
        all.add(layer);
        return new LayerDeclaration<>(
                layer.origin(),
                layer.get("name", ""),
                found,
                layer.getEnum("direction", Direction.FORWARD),
                layer.getEnum("merge", Merge.CONCATENATE),
                layer.isWritten("merge"),
                layer.getEnum("steps", Steps.ALL),
                layer.get("residual", ""),
                layer.get("learnedState", false));
    }
}
