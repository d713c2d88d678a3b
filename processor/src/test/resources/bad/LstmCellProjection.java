package bad;

import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;

@LstmCell(units = 2, inputs = 3, projection = -1)
interface LstmCellProjection extends RecurrentCell {}
