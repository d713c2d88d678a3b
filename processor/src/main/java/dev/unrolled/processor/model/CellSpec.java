package dev.unrolled.processor.model;

import dev.unrolled.Numerics;

/** A cell that can be built: every rule has been checked. */
public sealed interface CellSpec permits RnnSpec, GruSpec, LstmSpec {
    /** What a bound is that clips nothing. */
    float NO_CLIP = Float.POSITIVE_INFINITY;

    /**
     * Who the cell is.
     *
     * @return the interface and the class
     */
    CellIdentity identity();

    /**
     * How the cell rounds.
     *
     * @return the numerics
     */
    Numerics numerics();
}
