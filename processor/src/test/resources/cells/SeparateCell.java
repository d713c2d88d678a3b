package example;

import static dev.unrolled.Numerics.SEPARATE;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 1, numerics = SEPARATE)
public interface SeparateCell extends RecurrentCell {}
