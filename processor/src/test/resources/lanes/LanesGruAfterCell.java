package example;

import dev.unrolled.GruCell;
import dev.unrolled.RecurrentCell;

/** Several sums that share passes over the kernel rows where registers hold them all. */
@GruCell(units = 20, inputs = 3, reset = dev.unrolled.Reset.AFTER)
public interface LanesGruAfterCell extends RecurrentCell {}
