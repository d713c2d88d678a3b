package example;

import static dev.unrolled.Activation.SIGMOID;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 1, activation = SIGMOID)
public interface SigmoidCell extends RecurrentCell {}
