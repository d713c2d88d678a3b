package bad;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = -1, inputs = 3)
interface RnnCellUnits extends RecurrentCell {}
