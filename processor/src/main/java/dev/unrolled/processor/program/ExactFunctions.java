package dev.unrolled.processor.program;

/** The definitions of activations in double, with the limits at ±∞. */
final class ExactFunctions {
    private static final int ENOUGH_TERMS = 80;

    private ExactFunctions() {}

    static double sigmoid(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    static double elu(double x, double alpha) {
        return x >= 0 ? x : alpha * StrictMath.expm1(x);
    }

    static double geluTanh(double x) {
        return gated(x, sigmoid(2 * Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }

    /** {@code x} times a gate that closes faster than {@code x} falls. */
    static double gated(double x, double gate) {
        return x == Double.NEGATIVE_INFINITY ? -0.0 : x * gate;
    }

    /** The standard normal distribution function. */
    static double normal(double x) {
        double y = Math.abs(x) / Math.sqrt(2);
        double tail = y > 27 ? 0 : 0.5 * (y < 2.5 ? 1 - erf(y) : erfc(y));
        return x >= 0 ? 1 - tail : tail;
    }

    /** Abramowitz and Stegun, "Handbook of Mathematical Functions", 7.1.6: a series of positive terms. */
    private static double erf(double y) {
        double term = y;
        double sum = 0;
        for (int n = 1; sum + term != sum; n++) {
            sum += term;
            term *= 2 * y * y / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-y * y) * sum;
    }

    /** Abramowitz and Stegun, 7.1.14: a continued fraction. */
    private static double erfc(double y) {
        double fraction = y;
        for (int n = ENOUGH_TERMS; n >= 1; n--) {
            fraction = y + n / 2.0 / fraction;
        }
        return StrictMath.exp(-y * y) / (Math.sqrt(Math.PI) * fraction);
    }
}
