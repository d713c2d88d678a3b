package bad;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3)
abstract class RnnCellTarget implements RecurrentCell {}
