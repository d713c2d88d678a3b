// javac -Aunrolled.shape=rows
package example;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3)
public interface TinyRowsCell extends RecurrentCell {}
