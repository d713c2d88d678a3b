package bad;

import dev.unrolled.RecurrentCell;
import dev.unrolled.RnnCell;

final class ActivationClasses {
    private ActivationClasses() {}

    static class NoMethod {}

    @RnnCell(units = 2, inputs = 3, activationClass = NoMethod.class)
    interface OfNoMethod extends RecurrentCell {}

    static class Instance {
        public float apply(float x) {
            return x;
        }
    }

    @RnnCell(units = 2, inputs = 3, activationClass = Instance.class)
    interface OfInstance extends RecurrentCell {}

    static class NotPublic {
        static float apply(float x) {
            return x;
        }
    }

    @RnnCell(units = 2, inputs = 3, activationClass = NotPublic.class)
    interface OfNotPublic extends RecurrentCell {}

    static class Overloads {
        public static float apply(float x, float y) {
            return x;
        }

        public static float apply(Float x) {
            return x;
        }
    }

    @RnnCell(units = 2, inputs = 3, activationClass = Overloads.class)
    interface OfOverloads extends RecurrentCell {}

    static class Generic {
        public static <T> float apply(float x, java.util.List<? extends T> options) {
            return x;
        }

        public static <N extends Number, T> float apply(T[] x, N... more) {
            return 0;
        }

        public static float apply(@Marked float[] x) {
            return 0;
        }
    }

    @java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE_USE)
    @interface Marked {}

    @RnnCell(units = 2, inputs = 3, activationClass = Generic.class)
    interface OfGeneric extends RecurrentCell {}

    static class Throwing {
        public static float apply(float x) throws java.io.IOException {
            return x;
        }
    }

    @RnnCell(units = 2, inputs = 3, activationClass = Throwing.class)
    interface OfThrowing extends RecurrentCell {}

    private static class Hidden {
        public static float apply(float x) {
            return x;
        }
    }

    @RnnCell(units = 2, inputs = 3, activationClass = Hidden.class)
    interface OfHidden extends RecurrentCell {}

    @RnnCell(units = 2, inputs = 3, activationClass = float.class)
    interface OfPrimitive extends RecurrentCell {}

    @RnnCell(units = 2, inputs = 3, activationClass = float[].class)
    interface OfArray extends RecurrentCell {}

    @RnnCell(units = 2, inputs = 3, activationClass = void.class)
    interface OfNothing extends RecurrentCell {}

    @RnnCell(units = 2, inputs = 3, activationClass = java.lang.String.class, alpha = 1f)
    interface OfAnother extends RecurrentCell {}

    @RnnCell(units = 2, inputs = 3, activationClass = NoSuchClass.class)
    interface OfMissing extends RecurrentCell {}
}
