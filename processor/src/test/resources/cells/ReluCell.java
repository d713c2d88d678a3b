package example;

import static dev.unrolled.Activation.RELU;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 1, activation = RELU)
public interface ReluCell extends RecurrentCell {}
