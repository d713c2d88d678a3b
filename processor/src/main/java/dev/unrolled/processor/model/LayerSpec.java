package dev.unrolled.processor.model;

import dev.unrolled.Direction;
import dev.unrolled.Merge;
import dev.unrolled.Steps;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A layer of a network.
 *
 * @param name its name
 * @param cell what it computes for one step, in each direction
 * @param direction in which order it goes through a sequence
 * @param merge how two directions are put together
 * @param steps which outputs it gives
 * @param residualFrom the index of the layer whose input is added to this one's output; empty for none
 * @param learnedState whether the state to start from is among the weights
 * @param backward what the backward direction computes, if that differs in its activations
 */
public record LayerSpec(
        String name,
        CellSpec cell,
        Direction direction,
        Merge merge,
        Steps steps,
        OptionalInt residualFrom,
        boolean learnedState,
        Optional<CellSpec> backward) {
    /** A layer whose directions compute the same. */
    public LayerSpec(
            String name,
            CellSpec cell,
            Direction direction,
            Merge merge,
            Steps steps,
            OptionalInt residualFrom,
            boolean learnedState) {
        this(name, cell, direction, merge, steps, residualFrom, learnedState, Optional.empty());
    }

    /**
     * The length of one output.
     *
     * @param cellOutput the length of the output of one direction
     * @param direction in which order the layer goes through a sequence
     * @param merge how two directions are put together
     * @return twice as much where both directions are given
     */
    public static int outputSize(int cellOutput, Direction direction, Merge merge) {
        boolean isDouble = direction == Direction.BIDIRECTIONAL && (merge == Merge.CONCATENATE || merge == Merge.APART);
        return isDouble ? 2 * cellOutput : cellOutput;
    }
}
