package example;

import static dev.unrolled.Numerics.TENSORFLOW_2;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 1, numerics = TENSORFLOW_2)
public interface TensorFlowCell extends RecurrentCell {}
