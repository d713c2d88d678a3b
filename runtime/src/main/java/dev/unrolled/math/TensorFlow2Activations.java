package dev.unrolled.math;

/**
 * Activations with the bits of TensorFlow 2.18 on x86-64: every product and every sum is rounded on its own.
 *
 * <p>TensorFlow flushes subnormal numbers to zero, these functions keep them: that is the only difference in
 * {@link #tanh}. There is no sigmoid: TensorFlow computes it in two ways, and which one an element gets depends on its
 * position in the tensor.
 */
public final class TensorFlow2Activations {
    private static final float TANH_BOUND = 7.90531110763549805f;

    /** Below this absolute value TensorFlow's tanh is the identity. */
    private static final float TANH_IDENTITY = 0.0004f;

    private static final float BELOW_TANH_IDENTITY = Math.nextDown(TANH_IDENTITY);

    // The coefficients of generic_fast_tanh_float in the Eigen library (MPL-2.0), which TensorFlow calls: facts that
    // its bits depend on.
    private static final float A13 = -2.76076847742355e-16f;
    private static final float A11 = 2.00018790482477e-13f;
    private static final float A9 = -8.60467152213735e-11f;
    private static final float A7 = 5.12229709037114e-08f;
    private static final float A5 = 1.48572235717979e-05f;
    private static final float A3 = 6.37261928875436e-04f;
    private static final float A1 = 4.89352455891786e-03f;
    private static final float B6 = 1.19825839466702e-06f;
    private static final float B4 = 1.18534705686654e-04f;
    private static final float B2 = 2.26843463243900e-03f;
    private static final float B0 = 4.89352518554385e-03f;

    private TensorFlow2Activations() {}

    /**
     * Hyperbolic tangent as TensorFlow 2.18 computes it: {@code x} itself below 0.0004, otherwise a quotient of degrees
     * 13 and 6.
     *
     * <p>The choice between the two is arithmetic, so a loop that applies it in place is vectorised by HotSpot's C2
     * from JDK 17 on.
     *
     * @param x any float
     * @return tanh(x)
     */
    public static float tanh(float x) {
        float clamped = Math.max(-TANH_BOUND, Math.min(TANH_BOUND, x));
        // Twice the distance above the largest float for which tanh is the identity: 0 up to there, at least 2^-34
        // beyond.
        float above = Math.abs(clamped) - BELOW_TANH_IDENTITY;
        above += Math.abs(above);
        float quotient = Math.min(above, 0x1p-34f) * 0x1p34f; // 0 or 1
        return quotient * tanhQuotient(clamped) + (1f - quotient) * clamped;
    }

    /**
     * The bits of {@link #tanh} by branches: sooner where one value waits for the other, and not vectorised.
     *
     * @param x any float
     * @return tanh(x)
     */
    public static float tanhScalar(float x) {
        if (Math.abs(x) < TANH_IDENTITY) {
            return x;
        }
        return tanhQuotient(x > TANH_BOUND ? TANH_BOUND : x < -TANH_BOUND ? -TANH_BOUND : x);
    }

    /** The quotient that TensorFlow 1.15 and 2.18 have in common. */
    static float tanhQuotient(float x) {
        float x2 = x * x;
        float p = x2 * A13 + A11;
        p = x2 * p + A9;
        p = x2 * p + A7;
        p = x2 * p + A5;
        p = x2 * p + A3;
        p = x2 * p + A1;
        float q = x2 * B6 + B4;
        q = x2 * q + B2;
        q = x2 * q + B0;
        return x * p / q;
    }

    /**
     * The larger of {@code x} and 0; both zeros give +0, NaN gives NaN.
     *
     * <p>TensorFlow's bits, but for −0 among the last elements of a tensor whose size is no multiple of its vector
     * length: there it keeps −0. Vectorised in loops.
     *
     * @param x any float
     * @return max(x, 0)
     */
    public static float relu(float x) {
        return Math.max(x, 0f);
    }
}
