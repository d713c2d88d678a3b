package good.names;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** A word that means something in some places only. */
@RnnCell(units = 2, inputs = 3)
public interface module extends RecurrentCell {}
