package bad;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 4097)
interface RnnCellInputs extends RecurrentCell {}
