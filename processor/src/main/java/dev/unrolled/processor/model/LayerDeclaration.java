package dev.unrolled.processor.model;

import dev.unrolled.Direction;
import dev.unrolled.Merge;
import dev.unrolled.Steps;
import java.util.List;

/**
 * A layer of a network as the user wrote it.
 *
 * @param origin where the layer stands
 * @param name the annotation's member of that name, and so on
 * @param cells what the layer is: one cell, or one for each direction, unless the user is mistaken
 * @param direction see {@code name}
 * @param merge see {@code name}
 * @param isMergeWritten whether the user wrote that member
 * @param steps see {@code name}
 * @param residual see {@code name}
 * @param learnedState see {@code name}
 * @param <O> what a place is
 */
public record LayerDeclaration<O>(
        O origin,
        Declared<String, O> name,
        List<CellDeclaration<O>> cells,
        Declared<Direction, O> direction,
        Declared<Merge, O> merge,
        boolean isMergeWritten,
        Declared<Steps, O> steps,
        Declared<String, O> residual,
        Declared<Boolean, O> learnedState) {
    /** Copies the cells. */
    public LayerDeclaration {
        cells = List.copyOf(cells);
    }

    /**
     * Whether the layer can work step by step.
     *
     * @return false if it needs the whole sequence; a dense layer never does, whatever is written at it
     */
    public boolean isStreaming() {
        return isDense() || (direction.value() == Direction.FORWARD && steps.value() == Steps.ALL);
    }

    /**
     * Whether it runs in both directions.
     *
     * @return false for a dense layer, whatever is written at it
     */
    public boolean isBidirectional() {
        return !isDense() && direction.value() == Direction.BIDIRECTIONAL;
    }

    /**
     * Whether it is a dense layer and nothing else.
     *
     * @return false for a layer with a cell
     */
    public boolean isDense() {
        return cells.size() == 1 && kind() == CellKind.DENSE;
    }

    /**
     * Whether each direction has a cell of its own.
     *
     * @return true for two cells of one kind in a layer of two directions
     */
    public boolean hasTwoCells() {
        return cells.size() == 2
                && cells.get(0).kind().kind() == cells.get(1).kind().kind()
                && direction.value() == Direction.BIDIRECTIONAL
                && kind() != CellKind.DENSE;
    }

    /**
     * Whether the layer is something, and just one thing.
     *
     * @return false if the user is mistaken
     */
    public boolean isOneThing() {
        return cells.size() == 1 || hasTwoCells();
    }

    /**
     * What the layer is.
     *
     * @return the kind of its first cell
     */
    public CellKind kind() {
        return cells.get(0).kind().kind();
    }

    /**
     * The layer's name, which is its kind and number where the user gave none.
     *
     * @param number the layer's number, counted from 1
     * @return for example {@code lstm1}
     */
    public String name(int number) {
        return name.value().isEmpty() ? kind().member() + number : name.value();
    }
}
