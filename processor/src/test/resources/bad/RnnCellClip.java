package bad;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3, clip = 0)
interface RnnCellClip extends RecurrentCell {}
