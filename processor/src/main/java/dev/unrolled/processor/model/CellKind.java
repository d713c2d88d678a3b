package dev.unrolled.processor.model;

import dev.unrolled.GruCell;
import dev.unrolled.LstmCell;
import dev.unrolled.RnnCell;
import java.lang.annotation.Annotation;

/** The kinds of cell, each with its annotation. */
public enum CellKind {
    /** A basic recurrent cell. */
    RNN(RnnCell.class),
    /** A gated recurrent unit. */
    GRU(GruCell.class),
    /** A long short-term memory cell. */
    LSTM(LstmCell.class);

    private final Class<? extends Annotation> annotation;

    CellKind(Class<? extends Annotation> annotation) {
        this.annotation = annotation;
    }

    /**
     * The annotation that asks for such a cell.
     *
     * @return its class
     */
    public Class<? extends Annotation> annotation() {
        return annotation;
    }

    /** As a user writes the annotation. */
    @Override
    public String toString() {
        return "@" + annotation.getSimpleName();
    }
}
