package dev.unrolled.processor.model;

import dev.unrolled.Numerics;
import dev.unrolled.weights.CellLayout;

/** A cell, or a dense layer, that can be built: every rule has been checked. */
public sealed interface CellSpec permits RnnSpec, GruSpec, LstmSpec, DenseSpec {
    /** What a bound is that clips nothing. */
    float NO_CLIP = Float.POSITIVE_INFINITY;

    /**
     * Who the cell is.
     *
     * @return the interface and the class
     */
    CellIdentity identity();

    /**
     * Which weights the cell has.
     *
     * @return the layout that its class tells conventions of
     */
    CellLayout layout();

    /**
     * How the cell rounds.
     *
     * @return the numerics
     */
    Numerics numerics();

    /**
     * The number of units.
     *
     * @return the number of columns of a gate
     */
    int units();

    /**
     * The number of values in one input.
     *
     * @return the length of an input
     */
    int inputs();

    /**
     * The number of values in one output.
     *
     * @return the number of units unless the output is projected
     */
    default int outputSize() {
        return units();
    }
}
