package bad;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3, activation = Activation.SIGMOID, numerics = Numerics.TENSORFLOW_2)
interface RnnCellTensorFlowActivation extends RecurrentCell {}
