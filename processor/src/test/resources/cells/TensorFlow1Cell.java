package example;

import static dev.unrolled.Numerics.TENSORFLOW_1;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 1, numerics = TENSORFLOW_1)
public interface TensorFlow1Cell extends RecurrentCell {}
