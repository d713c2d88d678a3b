package example;

import dev.unrolled.GruCell;
import dev.unrolled.RecurrentCell;

/** Two groups: the candidate reads what the first makes of its sums. */
@GruCell(units = 32, inputs = 5, reset = dev.unrolled.Reset.BEFORE)
public interface LanesGruCell extends RecurrentCell {}
