package example;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 4096, inputs = 4096)
public interface LargestCell extends RecurrentCell {}
