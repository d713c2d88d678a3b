package dev.unrolled.weights;

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

    /** The kind, the sizes and the options, for messages. */
    @Override
    public abstract String toString();
}
