package good.names;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** Not in ASCII. */
@RnnCell(units = 2, inputs = 3)
public interface Größe extends RecurrentCell {}
