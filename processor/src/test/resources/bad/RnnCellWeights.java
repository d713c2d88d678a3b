package bad;

import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;

@LstmCell(units = 4096, inputs = 4096)
interface RnnCellWeights extends RecurrentCell {}
