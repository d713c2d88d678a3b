package dev.unrolled.math;

/**
 * Activations of cells with separate numerics: every product and every sum is rounded on its own, for CPUs and Android
 * levels without fused multiply-add.
 *
 * <p>Every function is a fixed sequence of correctly rounded float operations, so it returns the same bits on every
 * JDK, operating system and CPU. Bounds are in units in the last place of the exact value, and were measured over all floats:
 * {@code docs/activations.md} says what was found.
 */
public final class SeparateActivations {
    /** Here the quotient of {@link #tanh} is exactly 1, and for no smaller float is it more; tanh itself is 1 - 2e-7. */
    private static final float TANH_BOUND = 8.1543808f;

    // Our own fit: a minimax quotient, then a search for the floats with the smallest error over every float.
    // tanh(x) = x (1 + A1 x^2 + A2 x^4 + A3 x^6 + A4 x^8) / (1 + B1 x^2 + B2 x^4 + B3 x^6 + B4 x^8)
    private static final float A1 = 0.134086534f;
    private static final float A2 = 0.00352846715f;
    private static final float A3 = 2.11546376e-5f;
    private static final float A4 = 1.4124744e-8f;
    private static final float B1 = 0.467419833f;
    private static final float B2 = 0.0260018725f;
    private static final float B3 = 3.33957141e-4f;
    private static final float B4 = 8.08838195e-7f;

    private SeparateActivations() {}

    /**
     * Hyperbolic tangent, as one quotient of polynomials of degrees 9 and 8 in {@code x} clamped to where tanh rounds
     * to 1.
     *
     * <p>Within 6 units in the last place and 3.5e-7; odd; in [−1, 1]; ±1 at ±∞; ±0 and subnormals are returned
     * unchanged; NaN gives NaN. Not monotone: from one float to the next it can fall by 5e-7.
     *
     * <p>No branch, no cast, no bits: a loop over an array that applies it in place is vectorised by HotSpot's C2 from
     * JDK 17 on. Where one value waits for the other, {@link #tanhScalar} gives the same bits sooner.
     *
     * @param x any float
     * @return tanh(x)
     */
    public static float tanh(float x) {
        return tanhQuotient(Math.max(-TANH_BOUND, Math.min(TANH_BOUND, x)));
    }

    /**
     * The bits of {@link #tanh}, clamped by branches: a CPU predicts a branch, but must wait for a minimum. For values
     * computed one after the other it takes about half the time, for loops over arrays (which are not vectorised)
     * several times as much.
     *
     * @param x any float
     * @return tanh(x)
     */
    public static float tanhScalar(float x) {
        return tanhQuotient(x > TANH_BOUND ? TANH_BOUND : x < -TANH_BOUND ? -TANH_BOUND : x);
    }

    /**
     * Neighbouring powers paired (after Estrin), so that the longest chain of roundings is short.
     *
     * <p>Which operand stands left of a product or sum changes no bit, but with other orders C2 of JDK 17 leaves loops over
     * {@link #sigmoid} scalar, and that of JDK 25 those over {@link #tanh}. {@code VectorisedTest} holds this one to both.
     */
    private static float tanhQuotient(float x) {
        float x2 = x * x;
        float x4 = x2 * x2;
        float p = (x2 * A2 + A1) + (x2 * A4 + A3) * x4;
        float q = x4 * (x2 * B4 + B3) + (x2 * B2 + B1);
        return (x2 * p + 1f) * x / (x2 * q + 1f);
    }

    /**
     * Logistic function {@code 1 / (1 + exp(-x))}, computed as {@code tanh(x / 2) / 2 + 1/2}.
     *
     * <p>Within 4 units in the last place for x ≥ 0, and within 2e-7 everywhere; in [0, 1]; 0 at −∞ and 1 at +∞; NaN
     * gives NaN. For x &lt; 0 there is no relative bound: below about −16 it is 0. Not monotone: see {@link #tanh}.
     *
     * @param x any float
     * @return sigmoid(x)
     */
    public static float sigmoid(float x) {
        return 0.5f * tanh(0.5f * x) + 0.5f;
    }

    /**
     * The bits of {@link #sigmoid}, for values computed one after the other: see {@link #tanhScalar}.
     *
     * @param x any float
     * @return sigmoid(x)
     */
    public static float sigmoidScalar(float x) {
        return 0.5f * tanhScalar(0.5f * x) + 0.5f;
    }

    /**
     * The larger of {@code x} and 0. Exact; both zeros give +0, NaN gives NaN. Vectorised in loops.
     *
     * @param x any float
     * @return max(x, 0)
     */
    public static float relu(float x) {
        return Math.max(x, 0f);
    }

    /**
     * {@code alpha x + beta}, product and sum rounded: ONNX's {@code Affine}. Infinite and NaN where that is. Vectorised in loops.
     *
     * @param x any float
     * @param alpha the slope, finite and not 0
     * @param beta the value at 0, finite
     * @return alpha x + beta
     */
    public static float affine(float x, float alpha, float beta) {
        return alpha * x + beta;
    }

    /**
     * {@link #affine}, held within [0, 1]. Keras 2 and TensorFlow mean {@code alpha = 0.2} and {@code beta = 0.5} by hard sigmoid, as
     * does ONNX by default; Keras 3 and PyTorch mean {@link PiecewiseActivations#hardSigmoidRelu6}. Vectorised in loops.
     *
     * @param x any float
     * @param alpha the slope, finite and not 0
     * @param beta the value at 0, finite
     * @return max(0, min(1, alpha x + beta))
     */
    public static float hardSigmoid(float x, float alpha, float beta) {
        return Math.max(0f, Math.min(1f, affine(x, alpha, beta)));
    }

    /**
     * {@code alpha tanh(beta x)}, with {@link #tanh}: ONNX's {@code ScaledTanh}. Its error is that of
     * tanh times alpha, and two roundings, while {@code beta x} is normal. Vectorised in loops.
     *
     * @param x any float
     * @param alpha the limit at +∞, finite and not 0
     * @param beta the scale of x, finite and not 0
     * @return alpha tanh(beta x)
     */
    public static float scaledTanh(float x, float alpha, float beta) {
        return alpha * tanh(beta * x);
    }

    /**
     * The bits of {@link #scaledTanh}, for values computed one after the other: see {@link #tanhScalar}.
     *
     * @param x any float
     * @param alpha the limit at +∞, finite and not 0
     * @param beta the scale of x, finite and not 0
     * @return alpha tanh(beta x)
     */
    public static float scaledTanhScalar(float x, float alpha, float beta) {
        return alpha * tanhScalar(beta * x);
    }
}
