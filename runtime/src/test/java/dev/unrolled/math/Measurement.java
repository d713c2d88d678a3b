package dev.unrolled.math;

/** The worst of what an implementation did over the floats it was given. */
final class Measurement {
    /** A largest value and the argument that gave it. */
    static final class Worst {
        double value;
        float at;

        private void add(double candidate, float x) {
            if (!(candidate <= value)) { // an error that is NaN is the worst of all
                value = candidate;
                at = x;
            }
        }

        private void merge(Worst other) {
            add(other.value, other.at);
        }
    }

    final Worst ulps = new Worst();
    final Worst absolute = new Worst();
    /** Steps from a float to the next against the direction of the exact function, in units in the last place. */
    final Worst backwardUlps = new Worst();

    final Worst backward = new Worst();
    float smallest = Float.POSITIVE_INFINITY;
    float largest = Float.NEGATIVE_INFINITY;
    long notOdd;
    long scalarDiffers;

    private final Promise promise;

    Measurement(Promise promise) {
        this.promise = promise;
    }

    void value(float x, float y, double exact) {
        double error = Math.abs(finite(y) - finite(exact));
        absolute.add(error, x);
        if (x >= promise.ulpsFrom()) {
            ulps.add(error * perUlp(exact), x);
        }
        smallest = Math.min(smallest, y);
        largest = Math.max(largest, y);
    }

    void step(float x, float before, float after, double exactBefore, double exactAfter) {
        double down = finite(before) - finite(after);
        double against = exactAfter >= exactBefore ? down : -down;
        if (against > 0) {
            backward.add(against, x);
            if (x >= promise.ulpsFrom()) {
                backwardUlps.add(against * perUlp(exactBefore), x);
            }
        }
    }

    void merge(Measurement other) {
        ulps.merge(other.ulps);
        absolute.merge(other.absolute);
        backwardUlps.merge(other.backwardUlps);
        backward.merge(other.backward);
        smallest = Math.min(smallest, other.smallest);
        largest = Math.max(largest, other.largest);
        notOdd += other.notOdd;
        scalarDiffers += other.scalarDiffers;
    }

    /** Infinity as the number that follows the largest float, so that overflow at the right place is no error. */
    private static double finite(double value) {
        return Math.max(-0x1p128, Math.min(0x1p128, value));
    }

    /** How many units in the last place of a float 1 is, near {@code exact}. */
    private static double perUlp(double exact) {
        int exponent = Math.max(Float.MIN_EXPONENT, Math.min(Float.MAX_EXPONENT, Math.getExponent(exact)));
        return Double.longBitsToDouble((long) (23 - exponent + 1023) << 52);
    }
}
