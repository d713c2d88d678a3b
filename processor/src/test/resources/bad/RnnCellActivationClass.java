package bad;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 3, activationClass = RnnCellActivationClass.Square.class)
interface RnnCellActivationClass extends RecurrentCell {
    final class Square {
        public static double apply(double x) {
            return x * x;
        }
    }
}
