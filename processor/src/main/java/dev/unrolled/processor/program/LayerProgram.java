package dev.unrolled.processor.program;

import dev.unrolled.Direction;
import dev.unrolled.Merge;
import dev.unrolled.Steps;
import dev.unrolled.processor.model.LayerSpec;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A layer of a network.
 *
 * @param name its name
 * @param cell one step of it, in each direction
 * @param direction in which order it goes through a sequence
 * @param merge how two directions are put together
 * @param steps which outputs it gives
 * @param residualFrom the index of the layer whose input is added to this one's output; empty for none
 * @param learnedState whether the state to start from is among the weights
 * @param backward one step of the backward direction, if it has activations of its own
 */
public record LayerProgram(
        String name,
        CellProgram cell,
        Direction direction,
        Merge merge,
        Steps steps,
        OptionalInt residualFrom,
        boolean learnedState,
        Optional<CellProgram> backward) {
    /**
     * Whether there are two cells.
     *
     * @return whether the layer goes through a sequence in both directions
     */
    public boolean isBidirectional() {
        return direction == Direction.BIDIRECTIONAL;
    }

    /**
     * The number of values that one example's state has of this layer.
     *
     * @return the states of all its cells, none of a dense layer
     */
    public int stateSize() {
        if (!cell.isRecurrent()) {
            return 0;
        }
        return isBidirectional() ? 2 * cell.stateSize() : cell.stateSize();
    }

    /**
     * The number of values in one output.
     *
     * @return that of the cell, or twice as many if both directions are given
     */
    public int outputSize() {
        return LayerSpec.outputSize(cell.output().length(), direction, merge);
    }

    /**
     * Whether a whole sequence can be given to the cell, or to that of the forward direction: its outputs lie one behind the other.
     *
     * @return false if all steps go backward, or all outputs of both directions lie side by side
     */
    public boolean isGivenSequences() {
        return switch (direction) {
            case FORWARD -> true;
            case BACKWARD, BACKWARD_REVERSED -> false;
            case BIDIRECTIONAL -> steps == Steps.LAST || (merge != Merge.CONCATENATE && merge != Merge.APART);
        };
    }

    /**
     * Whether the layer can work step by step.
     *
     * @return false if it needs the whole sequence
     */
    public boolean isStreaming() {
        return direction == Direction.FORWARD && steps == Steps.ALL;
    }
}
