package bad;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3, bias = false, recurrentBias = true)
interface RnnCellRecurrentBias extends RecurrentCell {}
