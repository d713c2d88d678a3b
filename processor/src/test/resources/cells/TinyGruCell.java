package example;

import dev.unrolled.GruCell;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;

@GruCell(units = 2, inputs = 3, reset = Reset.AFTER)
public interface TinyGruCell extends RecurrentCell {}
