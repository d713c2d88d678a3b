package example;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** Inherits names that mean something else in the generated class. */
@RnnCell(units = 9, inputs = 3)
public interface ShadowedCell extends RecurrentCell {
    int Math = 1;
    String Arrays = "";

    class Weights {}

    interface List {}
}
