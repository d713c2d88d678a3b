package own;

import dev.unrolled.GruCell;
import dev.unrolled.LstmCell;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

/** Activations whose simple names mean something else inside the generated class. */
final class Hiding {
    private Hiding() {}

    /** A field's name, in straight code and in rows. */
    @RnnCell(units = 2, inputs = 3, activationClass = W.class)
    interface OfField extends RecurrentCell {}

    @RnnCell(units = 9, inputs = 30, activationClass = W.class)
    interface OfFieldInRows extends RecurrentCell {}

    @RnnCell(units = 9, inputs = 30, activationClass = j.class)
    interface OfIndex extends RecurrentCell {}

    @RnnCell(units = 2, inputs = 3, activationClass = x0.class)
    interface OfInput extends RecurrentCell {}

    @GruCell(units = 2, inputs = 3, reset = dev.unrolled.Reset.BEFORE, gateActivationClass = x0.class)
    interface OfGates extends RecurrentCell {}

    @LstmCell(units = 2, inputs = 3, outputActivationClass = x0.class)
    interface OfOutput extends RecurrentCell {}

    /** A constant and a type that the interface brings along. */
    @RnnCell(units = 2, inputs = 3, activationClass = own.Neighbour.class)
    interface OfConstant extends RecurrentCell {
        float Neighbour = 1;
    }

    @RnnCell(units = 2, inputs = 3, activationClass = own.Neighbour.class)
    interface OfType extends RecurrentCell {
        final class Neighbour {
            private Neighbour() {}

            public static float apply(float x) {
                return x;
            }
        }
    }
}
