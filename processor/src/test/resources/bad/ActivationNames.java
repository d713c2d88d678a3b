import dev.unrolled.GruCell;
import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

final class ActivationNames {
    private ActivationNames() {}

    /** Nested, it is in reach whatever its name. */
    static class W {
        public static float apply(float x) {
            return x;
        }
    }

    @RnnCell(units = 2, inputs = 3, activationClass = W.class)
    interface OfNested extends RecurrentCell {}

    @RnnCell(units = 2, inputs = 3, activationClass = h0.class)
    interface OfVariable extends RecurrentCell {}

    @GruCell(units = 2, inputs = 3, reset = dev.unrolled.Reset.BEFORE, gateActivationClass = h0.class)
    interface OfGates extends RecurrentCell {}

    @RnnCell(units = 2, inputs = 3, activationClass = Swish.class)
    interface OfConstant extends RecurrentCell {
        float Swish = 1;
    }
}

class h0 {
    public static float apply(float x) {
        return x;
    }
}

class Swish {
    public static float apply(float x) {
        return x;
    }
}
