package example;

import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;

@LstmCell(units = 2, inputs = 3, forgetBias = 1)
public interface TinyLstmCell extends RecurrentCell {}
