package example;

import static dev.unrolled.Activation.LINEAR;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 1, activation = LINEAR)
public interface LinearCell extends RecurrentCell {}
