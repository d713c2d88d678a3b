package good.names;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** Named like a variable of the generated class. */
@RnnCell(units = 9, inputs = 3)
public interface z extends RecurrentCell {}
