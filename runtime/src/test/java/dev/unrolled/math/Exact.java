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
}
