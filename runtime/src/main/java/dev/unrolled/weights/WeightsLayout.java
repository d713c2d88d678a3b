package dev.unrolled.weights;

import java.util.List;

/**
 * Which weights a cell or a network has, and of what size: what a {@link Convention} has to know of it. Immutable and safe for use by
 * several threads.
 */
public abstract class WeightsLayout {
    /** For the kinds of this package. */
    WeightsLayout() {}

    /**
     * The number of inputs.
     *
     * @return the length of an input
     */
    public abstract int inputs();

    /** What the tensors of a file are for, each with a kernel of its own, in order. */
    abstract List<Section> sections();

    /** The kind, the sizes and the options, for messages. */
    @Override
    public abstract String toString();
}
