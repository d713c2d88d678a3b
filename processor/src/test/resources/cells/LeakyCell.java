package example;

import static dev.unrolled.Activation.LEAKY_RELU;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 1, activation = LEAKY_RELU, alpha = 0.2f)
public interface LeakyCell extends RecurrentCell {}
