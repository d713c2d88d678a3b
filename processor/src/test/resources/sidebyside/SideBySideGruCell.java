package example;

import dev.unrolled.GruCell;
import dev.unrolled.RecurrentCell;

/** Written as rows: two groups, of which the candidate reads what the first makes of its sums. */
@GruCell(units = 7, inputs = 5, reset = dev.unrolled.Reset.BEFORE, recurrentBias = true)
public interface SideBySideGruCell extends RecurrentCell {}
