package good17.sealedcell;

import dev.unrolled.RnnCell;

/** A non-sealed branch of a sealed family, and an interface in a record. */
public sealed interface Partly {
    @RnnCell(units = 2, inputs = 3)
    non-sealed interface Open extends Partly {}

    record Point(int x) implements Partly {
        @RnnCell(units = 2, inputs = 3)
        interface Inner {}
    }
}
