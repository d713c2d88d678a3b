// javac -Aunrolled.shape=straight
package example;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** Cut between units. */
@RnnCell(units = 12, inputs = 13)
public interface TiledUnitsCell extends RecurrentCell {}
