package example;

import static dev.unrolled.Activation.TANH;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3, activation = TANH)
public interface TinyCell extends RecurrentCell {}
