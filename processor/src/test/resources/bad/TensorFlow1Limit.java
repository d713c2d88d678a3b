package bad;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.RnnCell;

class TensorFlow1Limit {
    @RnnCell(units = 1, inputs = 3, numerics = Numerics.TENSORFLOW_1)
    interface OneUnit {}

    @RnnCell(units = 2, inputs = 383, numerics = Numerics.TENSORFLOW_1)
    interface TooManyRows {}

    @RnnCell(units = 2, inputs = 382, numerics = Numerics.TENSORFLOW_1)
    interface JustWithin {}

    @RnnCell(units = 2, inputs = 3, activation = Activation.SIGMOID, numerics = Numerics.TENSORFLOW_1)
    interface Sigmoid {}
}
