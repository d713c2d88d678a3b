package example;

import static dev.unrolled.Numerics.TENSORFLOW_1;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 60, inputs = 70, numerics = TENSORFLOW_1)
public interface TensorFlow1BlocksCell extends RecurrentCell {}
