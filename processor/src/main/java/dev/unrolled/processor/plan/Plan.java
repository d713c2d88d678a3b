package dev.unrolled.processor.plan;

import dev.unrolled.processor.program.CellProgram;
import java.util.List;

/**
 * A program and how it is to be written.
 *
 * @param program what is computed
 * @param shape how it is written
 * @param reason why this shape, in words
 * @param cost what a step costs
 * @param sideBySide what vectors compute of several examples of a batch at once, one in each lane, in order; empty if they do not
 * @param packed of how many examples one vector holds all units instead, where the JVM has 256 bits; 0 if of none
 */
public record Plan(
        CellProgram program, CodeShape shape, String reason, Cost cost, List<LaneGroup> sideBySide, int packed) {
    /** Copies the list. */
    public Plan {
        sideBySide = List.copyOf(sideBySide);
    }

    /**
     * A plan of which no examples are side by side.
     *
     * @param program what is computed
     * @param shape how it is written
     * @param reason why this shape, in words
     * @param cost what a step costs
     */
    public Plan(CellProgram program, CodeShape shape, String reason, Cost cost) {
        this(program, shape, reason, cost, List.of(), 0);
    }
}
