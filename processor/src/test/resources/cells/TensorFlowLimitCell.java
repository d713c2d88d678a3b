package example;

import static dev.unrolled.Activation.RELU;
import static dev.unrolled.Numerics.TENSORFLOW_2;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@SuppressWarnings("RnnCellTensorFlowLimit")
@RnnCell(units = 65, inputs = 320, activation = RELU, numerics = TENSORFLOW_2)
public interface TensorFlowLimitCell extends RecurrentCell {}
