package example;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** Three sums, added up together. */
@RnnCell(units = 3, inputs = 2)
public interface SideBySideRnnCell extends RecurrentCell {}
