package dev.unrolled.processor.model;

import dev.unrolled.Dense;
import dev.unrolled.GruCell;
import dev.unrolled.LstmCell;
import dev.unrolled.RnnCell;
import java.lang.annotation.Annotation;
import java.util.Locale;

/** The kinds of cell and of layer, each with its annotation. */
public enum CellKind {
    /** A basic recurrent cell. */
    RNN(RnnCell.class),
    /** A gated recurrent unit. */
    GRU(GruCell.class),
    /** A long short-term memory cell. */
    LSTM(LstmCell.class),
    /** A dense layer, of which only a network can have one. */
    DENSE(Dense.class);

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

    /**
     * Whether an interface can be such a cell.
     *
     * @return false for what is only a layer of a network
     */
    public boolean isCell() {
        return this != DENSE;
    }

    /**
     * The member of {@link dev.unrolled.Layer} that holds one, and what a layer without a name is called after.
     *
     * @return for example {@code lstm}
     */
    public String member() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a user writes the annotation. */
    @Override
    public String toString() {
        return "@" + annotation.getSimpleName();
    }
}
