package example;

import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** TensorFlow's tanh in vectors. */
@RnnCell(units = 16, inputs = 8, numerics = Numerics.TENSORFLOW_2)
public interface LanesTensorFlowCell extends RecurrentCell {}
