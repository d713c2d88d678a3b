package bad;

import dev.unrolled.GruCell;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;

@GruCell(units = 2, inputs = 3, reset = Reset.AFTER)
@LstmCell(units = 2, inputs = 3)
interface RnnCellKinds extends RecurrentCell {}
