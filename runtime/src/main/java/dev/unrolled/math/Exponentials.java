package dev.unrolled.math;

/**
 * Exponential functions in double, each to within about 4e-11 of its value: enough to round to the right float, or to one of the two around
 * the exact value where that lies almost between them. Additions, multiplications and divisions only, in a fixed order; {@code Math.exp} and
 * its like may differ between JDKs.
 */
final class Exponentials {
    /** Beyond ±200 every function here has long become a constant for a float; and {@code exp(200)} may still be squared. */
    private static final double LIMIT = 200;

    /** Adding it leaves the nearest integer in the low bits of a double. */
    private static final double INTEGER_IN_LOW_BITS = 0x1.8p52;

    private static final double LOG2_E = 1.4426950408889634;
    private static final double LN_2 = 0.6931471805599453;
    private static final double SQRT_1_2 = 0.7071067811865476;

    private Exponentials() {}

    /** {@code e^x}, for any x as if it lay within ±200. */
    static double exp(double x) {
        double within = Math.max(-LIMIT, Math.min(LIMIT, x));
        double shifted = within * LOG2_E + INTEGER_IN_LOW_BITS;
        double power = powerOf2(shifted);
        return power + power * expm1OfRest(within - (shifted - INTEGER_IN_LOW_BITS) * LN_2);
    }

    /** {@code e^x - 1}, precise near 0 as well, for any x as if it lay within ±200. */
    static double expm1(double x) {
        double within = Math.max(-LIMIT, Math.min(LIMIT, x));
        double shifted = within * LOG2_E + INTEGER_IN_LOW_BITS;
        double power = powerOf2(shifted);
        return (power - 1) + power * expm1OfRest(within - (shifted - INTEGER_IN_LOW_BITS) * LN_2);
    }

    /** 2 to the power of the integer in the low bits. */
    private static double powerOf2(double shifted) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(shifted) << 52) + Double.doubleToRawLongBits(1.0));
    }

    /** Taylor's series of {@code e^r - 1} up to r⁹/9!; for |r| ≤ ln(2)/2 what is left out is below 2.3e-11 of the value. */
    private static double expm1OfRest(double r) {
        double r2 = r * r;
        double low = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
        double high = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
        return r + r2 * (low + (r2 * r2) * high);
    }

    /**
     * {@code ln(1 + t)} for t from 0 to 1, precise near 0 as well: {@code 2 artanh(s)} with {@code s = t / (2 + t) ≤ 1/3}, by its series up to
     * s²³; what is left out is below 2e-13 of the value.
     */
    static double log1p(double t) {
        double s = t / (2 + t);
        double s2 = s * s;
        double s4 = s2 * s2;
        double low = (1 + s2 * (1.0 / 3)) + s4 * (1.0 / 5 + s2 * (1.0 / 7));
        double middle = (1.0 / 9 + s2 * (1.0 / 11)) + s4 * (1.0 / 13 + s2 * (1.0 / 15));
        double high = (1.0 / 17 + s2 * (1.0 / 19)) + s4 * (1.0 / 21 + s2 * (1.0 / 23));
        double s8 = s4 * s4;
        return 2 * s * (low + s8 * (middle + s8 * high));
    }

    /** The part of the standard normal distribution below {@code -x}, for x from 0 to 20: {@code erfc(x / sqrt(2)) / 2}. */
    static double normalTail(double x) {
        double y = x * SQRT_1_2;
        return 0.5 * exp(-0.5 * x * x) * scaledErfc((y - 3) / (y + 3)) / (1 + 2 * y);
    }

    /**
     * {@code (1 + 2y) exp(y²) erfc(y)} as a polynomial in {@code u = (y - 3) / (y + 3)}: our own fit, by least squares over Chebyshev nodes,
     * within 4e-11 of the value for y from 0 to 14.6.
     */
    private static double scaledErfc(double u) {
        double u2 = u * u;
        double u4 = u2 * u2;
        double p0 = (1.253008058309 + u * -0.1356211060133) + u2 * (-0.04756230023568 + u * 0.1296451525743);
        double p4 = (-0.1192735217831 + u * 0.06830815315368) + u2 * (-0.02377177271119 + u * 0.00252818507684);
        double p8 = (0.001893791170345 + u * -7.741638689913e-4) + u2 * (-1.147311506288e-4 + u * 1.121873353397e-4);
        double p12 = 1.143716904425e-5 + u * -7.447523015305e-6;
        return p0 + u4 * (p4 + u4 * (p8 + u4 * p12));
    }
}
