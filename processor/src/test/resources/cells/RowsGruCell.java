package example;

import dev.unrolled.GruCell;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;

@GruCell(units = 8, inputs = 5, reset = Reset.BEFORE)
public interface RowsGruCell extends RecurrentCell {}
