package bad;

import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;

@LstmCell(units = 2, inputs = 3, forgetBias = Float.NaN)
interface LstmCellForgetBias extends RecurrentCell {}
