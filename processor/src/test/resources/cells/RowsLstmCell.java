package example;

import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;

@LstmCell(units = 8, inputs = 5)
public interface RowsLstmCell extends RecurrentCell {}
