package example;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3, clip = 0.5f, recurrentBias = true)
public interface ClippedCell extends RecurrentCell {}
