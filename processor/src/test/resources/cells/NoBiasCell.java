package example;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3, bias = false)
public interface NoBiasCell extends RecurrentCell {}
