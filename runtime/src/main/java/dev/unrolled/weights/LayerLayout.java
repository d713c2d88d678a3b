package dev.unrolled.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Which weights a layer of a network has: those of a cell, of the same cell twice where it runs in both directions, or those of a dense
 * layer.
 *
 * <p>The canonical names of its tensors are those that {@link CellLayout} lists behind the layer's name, as in {@code encoder/kernel},
 * or behind the name and the direction where there are two, {@code encoder/forward/kernel} and {@code encoder/backward/kernel}. A dense
 * layer has {@code kernel [inputs][outputs]} and {@code bias [outputs]}. A learned state is one more tensor for each state of the cell,
 * {@code initial_c [units]} of an LSTM and {@code initial_h}, as long as an output, of every cell.
 *
 * <p>In which direction a layer runs, how two directions are merged and which steps it gives is in no tensor, and not told here.
 * Immutable and safe for use by several threads.
 */
public final class LayerLayout {
    private final String name;
    private final CellLayout cell;
    private final boolean bidirectional;

    private LayerLayout(String name, CellLayout cell, boolean bidirectional) {
        this.name = name;
        this.cell = cell;
        this.bidirectional = bidirectional;
        if (name.isEmpty() || name.indexOf('/') >= 0 || name.indexOf('.') >= 0 || name.indexOf('*') >= 0) {
            throw new IllegalArgumentException("name: expected a name without /, . and *, found \"" + name + "\"");
        }
    }

    /**
     * A layer of one direction.
     *
     * @param name the layer's name
     * @param cell its cell
     * @return the layer
     * @throws IllegalArgumentException if the name is empty, or has a slash, a dot or a star
     */
    public static LayerLayout of(String name, CellLayout cell) {
        return new LayerLayout(name, cell, false);
    }

    /**
     * A layer of two directions, each with weights of its own.
     *
     * @param name the layer's name
     * @param cell the cell of either direction
     * @return the layer
     * @throws IllegalArgumentException if the name is empty, or has a slash, a dot or a star
     */
    public static LayerLayout bidirectional(String name, CellLayout cell) {
        return new LayerLayout(name, cell, true);
    }

    /**
     * A dense layer: {@code activation(x * kernel + bias)}.
     *
     * @param name the layer's name
     * @param inputs the number of inputs
     * @param outputs the number of outputs
     * @return a layer of the kind {@link CellKind#DENSE}, with a bias
     * @throws IllegalArgumentException if a number is not positive, or the name is empty, or has a slash, a dot or a star
     */
    public static LayerLayout dense(String name, int inputs, int outputs) {
        return new LayerLayout(name, CellLayout.dense(inputs, outputs), false);
    }

    /**
     * The same layer without any bias.
     *
     * @return a copy
     */
    public LayerLayout withoutBias() {
        return new LayerLayout(name, cell.withoutBias(), bidirectional);
    }

    /**
     * The same layer with the state from which it starts among its weights, for each direction.
     *
     * @return a copy
     * @throws IllegalArgumentException if this is a dense layer, which has no state
     */
    public LayerLayout withLearnedState() {
        if (cell.kind() == CellKind.DENSE) {
            throw new IllegalArgumentException(name + ": expected a cell, which has a state, found " + cell);
        }
        return new LayerLayout(name, cell.withLearnedState(), bidirectional);
    }

    /**
     * The layer's name.
     *
     * @return what stands before the slash in the names of its tensors
     */
    public String name() {
        return name;
    }

    /**
     * The cell of every direction.
     *
     * @return its kind, sizes and options; of a dense layer the kind is {@link CellKind#DENSE}, and the units are the outputs
     */
    public CellLayout cell() {
        return cell;
    }

    /**
     * Whether the weights are there twice.
     *
     * @return whether there are a forward and a backward direction
     */
    public boolean isBidirectional() {
        return bidirectional;
    }

    /** Each direction, forward first. */
    List<Section> sections() {
        if (!bidirectional) {
            return Collections.singletonList(Section.of(name, cell, 0, 1));
        }
        List<Section> sections = new ArrayList<>();
        for (String direction : Arrays.asList("forward", "backward")) {
            sections.add(Section.of(name + "/" + direction, cell, sections.size(), 2));
        }
        return Collections.unmodifiableList(sections);
    }

    /** For example {@code encoder, LSTM (inputs = 3, units = 2)}. */
    @Override
    public String toString() {
        return name + ", " + (bidirectional ? "bidirectional " : "") + cell;
    }
}
