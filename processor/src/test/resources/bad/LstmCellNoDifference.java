package bad;

import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;

@LstmCell(units = 2, inputs = 3, projectionClip = 1)
interface LstmCellNoDifference extends RecurrentCell {}
