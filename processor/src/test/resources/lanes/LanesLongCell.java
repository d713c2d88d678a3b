package example;

import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;

/** More sums than narrow vectors hold in registers, some rows left over after passes of six, and vectors that overlap. */
@LstmCell(units = 35, inputs = 7)
public interface LanesLongCell extends RecurrentCell {}
