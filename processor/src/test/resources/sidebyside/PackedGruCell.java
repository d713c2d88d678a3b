package example;

import dev.unrolled.GruCell;
import dev.unrolled.RecurrentCell;

/** Two units: all of four examples in one vector. The candidate reads what the first group leaves to the second. */
@GruCell(units = 2, inputs = 5, reset = dev.unrolled.Reset.BEFORE, recurrentBias = true)
public interface PackedGruCell extends RecurrentCell {}
