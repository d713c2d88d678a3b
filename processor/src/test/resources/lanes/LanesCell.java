package example;

import dev.unrolled.RnnCell;
import dev.unrolled.RecurrentCell;

/** Two vectors of 16 lanes overlap, four of 8 do not. */
@RnnCell(units = 24, inputs = 8)
public interface LanesCell extends RecurrentCell {}
