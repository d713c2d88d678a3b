package dev.unrolled.processor.model;

import dev.unrolled.Head;
import java.util.List;

/**
 * An interface annotated as a network, as the user wrote it.
 *
 * @param annotated the interface
 * @param inputs the annotation's member of that name
 * @param layers the layers in order
 * @param layersOrigin where the layers stand
 * @param head the annotation's member of that name
 * @param <O> what a place is
 */
public record NetworkDeclaration<O>(
        InterfaceDeclaration<O> annotated,
        Declared<Integer, O> inputs,
        List<LayerDeclaration<O>> layers,
        O layersOrigin,
        Declared<Head, O> head) {
    /** Copies the layers. */
    public NetworkDeclaration {
        layers = List.copyOf(layers);
    }
}
