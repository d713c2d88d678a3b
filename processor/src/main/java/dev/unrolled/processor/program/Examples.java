package dev.unrolled.processor.program;

import dev.unrolled.Numerics;
import java.util.List;

/** How many examples a step is given, which decides how {@link Numerics#TENSORFLOW_1} rounds. */
public enum Examples {
    /** One example on its own. */
    ONE,
    /** One of several examples. */
    SEVERAL;

    /**
     * The numbers of examples that must be told apart.
     *
     * @param numerics how a cell rounds
     * @return {@link #ONE} alone if every example is computed as if it were on its own
     */
    public static List<Examples> toldApartBy(Numerics numerics) {
        return numerics == Numerics.TENSORFLOW_1 ? List.of(values()) : List.of(ONE);
    }
}
