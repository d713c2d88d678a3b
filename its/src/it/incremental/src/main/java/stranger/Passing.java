package stranger;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 1, inputs = 1)
public interface Passing extends RecurrentCell {}
