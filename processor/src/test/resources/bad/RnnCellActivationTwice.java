package bad;

import dev.unrolled.Activation;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(
        units = 2,
        inputs = 3,
        activation = Activation.TANH,
        activationClass = RnnCellActivationTwice.Square.class)
interface RnnCellActivationTwice extends RecurrentCell {
    final class Square {
        public static float apply(float x) {
            return x * x;
        }
    }
}
