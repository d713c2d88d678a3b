package example;

import dev.unrolled.Activation;
import dev.unrolled.GruCell;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;

@GruCell(units = 8, inputs = 5, reset = Reset.AFTER, gateActivation = Activation.HARD_SIGMOID, clip = 3)
public interface RowsGruAfterCell extends RecurrentCell {}
