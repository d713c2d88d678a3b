package example;

import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;

/** States that are read and written where vectors overlap. */
@LstmCell(units = 20, inputs = 3, forgetBias = 1, numerics = dev.unrolled.Numerics.SEPARATE)
public interface LanesLstmCell extends RecurrentCell {}
