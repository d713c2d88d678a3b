package good.ournames;

import dev.unrolled.RnnCell;

/** Interfaces with the names of types that the generated class imports. */
@RnnCell(units = 2, inputs = 3)
public interface RecurrentCell extends dev.unrolled.RecurrentCell {
    @RnnCell(units = 2, inputs = 3)
    interface Weights extends dev.unrolled.RecurrentCell {}
}
