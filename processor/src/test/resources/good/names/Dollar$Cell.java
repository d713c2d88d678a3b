package good.names;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3)
public interface Dollar$Cell extends RecurrentCell {
    interface $L {}
}
