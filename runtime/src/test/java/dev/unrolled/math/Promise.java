package dev.unrolled.math;

import java.util.ArrayList;
import java.util.List;

/**
 * What the Javadoc of an activation says.
 *
 * @param ulps the largest error in units in the last place of the exact value, for arguments from {@code ulpsFrom} on
 * @param ulpsFrom the smallest argument that {@code ulps} holds for
 * @param absolute the largest absolute error, infinite if there is none to speak of
 * @param smallest the smallest value
 * @param largest the largest value
 * @param isOdd whether f(−x) has the bits of −f(x)
 * @param special the values at −∞, −0, +0 and +∞, bit by bit
 */
record Promise(
        double ulps,
        double ulpsFrom,
        double absolute,
        float smallest,
        float largest,
        boolean isOdd,
        List<Float> special) {
    static final List<Float> SPECIAL_ARGUMENTS = List.of(Float.NEGATIVE_INFINITY, -0f, 0f, Float.POSITIVE_INFINITY);

    /** A promise of nothing but the error in units in the last place and the special values. */
    static Promise ulps(double ulps, float... special) {
        float inf = Float.POSITIVE_INFINITY;
        List<Float> values = new ArrayList<>();
        for (float value : special) {
            values.add(value);
        }
        return new Promise(ulps, Double.NEGATIVE_INFINITY, inf, -inf, inf, false, values);
    }

    Promise from(double x) {
        return new Promise(ulps, x, absolute, smallest, largest, isOdd, special);
    }

    Promise absolute(double error) {
        return new Promise(ulps, ulpsFrom, error, smallest, largest, isOdd, special);
    }

    Promise within(float low, float high) {
        return new Promise(ulps, ulpsFrom, absolute, low, high, isOdd, special);
    }

    Promise odd() {
        return new Promise(ulps, ulpsFrom, absolute, smallest, largest, true, special);
    }

    @Override
    public String toString() {
        return "within " + ulps + " ulp from " + ulpsFrom + " and " + absolute + ", in [" + smallest + ", " + largest
                + "]" + (isOdd ? ", odd" : "") + ", " + special + " at −∞, −0, +0, +∞";
    }
}
