package bad;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

class RnnCellHidden {
    @RnnCell(units = 2, inputs = 3)
    private interface Hidden extends RecurrentCell {}
}
