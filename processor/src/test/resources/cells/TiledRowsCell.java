// javac -Aunrolled.shape=straight
package example;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** Cut between rows as well: the chain of one unit is longer than a method may be. */
@RnnCell(units = 2, inputs = 260)
public interface TiledRowsCell extends RecurrentCell {}
