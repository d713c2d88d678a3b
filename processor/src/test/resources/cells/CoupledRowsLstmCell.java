package example;

import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;

@LstmCell(units = 9, inputs = 4, coupled = true)
public interface CoupledRowsLstmCell extends RecurrentCell {}
