package bad;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

class RnnCellNameTwice {
    @RnnCell(units = 2, inputs = 3)
    interface Cell extends RecurrentCell {}
}

@RnnCell(units = 2, inputs = 3)
interface RnnCellNameTwice_Cell extends RecurrentCell {}
