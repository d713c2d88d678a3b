package bad;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3)
interface RnnCellMethodReturn extends RecurrentCell {
    float[] W();
}
