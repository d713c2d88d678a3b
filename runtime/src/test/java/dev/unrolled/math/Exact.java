package dev.unrolled.math;

/**
 * The exact functions in double, with errors far below a float's last place. Most floats are so small or so large that a few terms or a
 * constant do, which makes measuring all of them twenty times as fast.
 */
final class Exact {
    /** Below this the terms left out are less than 2^-50 of the value. */
    private static final double SMALL = 0x1p-8;

    private Exact() {}

    static double tanh(double x) {
        double size = Math.abs(x);
        if (size < SMALL) {
            double x2 = x * x;
            return x * (1 - x2 * (1.0 / 3 - x2 * (2.0 / 15)));
        }
        return size > 22 ? Math.signum(x) : StrictMath.tanh(x);
    }

    static double sigmoid(double x) {
        if (Math.abs(x) < SMALL) {
            double x2 = x * x;
            return 0.5 + x * (1.0 / 4 - x2 * (1.0 / 48 - x2 * (1.0 / 480)));
        }
        if (x > 40) {
            return 1;
        }
        return x < -745 ? 0 : 1 / (1 + StrictMath.exp(-x));
    }

    static double relu(double x) {
        return Math.max(x, 0);
    }

    static double hardSigmoid(double x, double alpha, double beta) {
        return Math.max(0, Math.min(1, alpha * x + beta));
    }

    static double relu6(double x) {
        return Math.max(0, Math.min(6, x));
    }

    static double hardTanh(double x) {
        return Math.max(-1, Math.min(1, x));
    }

    static double leakyRelu(double x, double alpha) {
        return x >= 0 ? x : alpha * x;
    }

    static double thresholdedRelu(double x, double alpha) {
        return x > alpha ? x : x <= alpha ? 0 : x;
    }

    static double softsign(double x) {
        return Double.isInfinite(x) ? Math.signum(x) : x / (1 + Math.abs(x));
    }

    static double exponential(double x) {
        if (Math.abs(x) < SMALL * SMALL) {
            return 1 + x * (1 + x * (1.0 / 2 + x * (1.0 / 6)));
        }
        return StrictMath.exp(Math.max(-800, Math.min(800, x)));
    }

    static double elu(double x, double alpha) {
        return x >= 0 ? x : alpha * StrictMath.expm1(x);
    }

    static double selu(double x) {
        return 1.0507009873554804934 * elu(x, 1.6732632423543772848);
    }

    static double celu(double x, double alpha) {
        return x >= 0 ? x : alpha * StrictMath.expm1(x / alpha);
    }

    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(exponential(-Math.abs(x)));
    }

    static double silu(double x) {
        return gated(x, sigmoid(x));
    }

    static double mish(double x) {
        return gated(x, tanh(softplus(x)));
    }

    static double gelu(double x) {
        return gated(x, normal(x));
    }

    static double geluTanh(double x) {
        return gated(x, sigmoid(2 * Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    }

    private static double gated(double x, double gate) {
        return x == Double.NEGATIVE_INFINITY ? -0.0 : x * gate;
    }

    /** The standard normal distribution function. */
    private static double normal(double x) {
        double y = Math.abs(x) / Math.sqrt(2);
        double tail = y > 27 ? 0 : 0.5 * (y < 2.5 ? 1 - erfSeries(y) : erfcFraction(y));
        return x >= 0 ? 1 - tail : tail;
    }

    /** Abramowitz and Stegun 7.1.6, whose terms are all positive. */
    private static double erfSeries(double y) {
        double term = y;
        double sum = 0;
        for (int n = 1; sum + term != sum; n++) {
            sum += term;
            term *= 2 * y * y / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * StrictMath.exp(-y * y) * sum;
    }

    /** Abramowitz and Stegun 7.1.14. */
    private static double erfcFraction(double y) {
        double fraction = y;
        for (int n = 80; n >= 1; n--) {
            fraction = y + n / 2.0 / fraction;
        }
        return StrictMath.exp(-y * y) / (Math.sqrt(Math.PI) * fraction);
    }
}
