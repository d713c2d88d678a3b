package example;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

@RnnCell(units = 2, inputs = 1, activationClass = OwnActivationCell.Cubic.class)
public interface OwnActivationCell extends RecurrentCell {
    /** {@code x^3}. */
    final class Cubic {
        private Cubic() {}

        /**
         * The cell's activation.
         *
         * @param x the sum
         * @return its third power
         */
        public static float apply(float x) {
            return x * x * x;
        }
    }
}
