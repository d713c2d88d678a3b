package example;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** Rows in fours: two groups of input rows, one across the end of the input, one of the state, and three rows that remain. */
@RnnCell(units = 9, inputs = 10)
public interface RowsCell extends RecurrentCell {}
