package dev.unrolled.math;

/**
 * What an activation is, in double arithmetic: right to a few of double's units in the last place, which a float cannot see. Only
 * {@link StrictMath}, so that it is the same on every JDK; plain arithmetic where that is as good, since most floats lie there.
 */
final class Exact {
    private Exact() {}

    static double tanh(double x) {
        double absolute = Math.abs(x);
        if (absolute < 0x1p-13) {
            return x - x * x * x / 3;
        }
        return absolute > 20 ? Math.signum(x) : StrictMath.tanh(x);
    }

    static double sigmoid(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    static double relu(double x) {
        return Math.max(x, 0);
    }
}
