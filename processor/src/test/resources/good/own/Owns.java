package own;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

public final class Owns {
    private Owns() {}

    /** A neighbour's, package-private. */
    @RnnCell(units = 2, inputs = 3, activationClass = Neighbour.class)
    public interface OfNeighbour extends RecurrentCell {}

    /** One within the interface itself. */
    @RnnCell(units = 2, inputs = 3, activationClass = OfOneWithin.Within.class)
    public interface OfOneWithin extends RecurrentCell {
        final class Within {
            private Within() {}

            public static float apply(float x) {
                return x / 2;
            }
        }
    }

    /** Inherited from a superclass. */
    @RnnCell(units = 2, inputs = 3, activationClass = Heir.class)
    public interface OfHeir extends RecurrentCell {}

    /** A static method of an interface, named like a class of ours. */
    @RnnCell(units = 2, inputs = 3, activationClass = Activations.class)
    public interface OfInterface extends RecurrentCell {}

    /** An enum that throws what nobody has to declare. */
    @RnnCell(units = 2, inputs = 3, activationClass = Constants.class)
    public interface OfEnum extends RecurrentCell {}

    static final class Heir extends Neighbour {}

    interface Activations {
        static float apply(float x) {
            return x;
        }
    }

    enum Constants {
        ONE;

        public static float apply(float x) throws IllegalArgumentException {
            return x;
        }

        public static double apply(double x) {
            return x;
        }
    }
}
