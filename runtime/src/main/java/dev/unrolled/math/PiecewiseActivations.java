package dev.unrolled.math;

/**
 * Activations of straight pieces, and softsign, for cells with fused and with separate numerics alike.
 *
 * <p>Every function is a fixed sequence of correctly rounded float operations, so it returns the same bits on every JDK, operating system and
 * CPU. None has a branch that depends on {@code x}: a loop over an array that applies one in place is vectorised by HotSpot's C2 from JDK 17 on.
 * NaN gives NaN. Bounds were measured: {@code docs/activations.md}.
 */
public final class PiecewiseActivations {
    /** From here on {@code x / (1 + x)} rounds to 1. */
    private static final float SOFTSIGN_BOUND = 0x1p30f;

    private PiecewiseActivations() {}

    /**
     * {@code min(max(x, 0), 6)}. Exact; both zeros give +0.
     *
     * @param x any float
     * @return ReLU6(x)
     */
    public static float relu6(float x) {
        return Math.min(Math.max(x, 0f), 6f);
    }

    /**
     * {@code x} for x ≥ 0, else {@code alpha · x}, rounded once. Zeros keep their sign; with a negative alpha both give +0.
     *
     * @param x any float
     * @param alpha the slope below 0, finite and not 0. Frameworks disagree on the value meant by default: {@code tf.nn} 0.2, Keras' layer
     *     0.3, PyTorch and ONNX 0.01
     * @return leaky ReLU(x)
     */
    public static float leakyRelu(float x, float alpha) {
        return alpha <= 1f ? Math.max(x, alpha * x) : Math.min(x, alpha * x);
    }

    /**
     * {@code x} above {@code alpha}, else +0. Exact; both zeros give +0. At {@code x = alpha} it gives 0, as Keras' layer and ONNX's operator of this name do (the text of
     * ONNX's RNN has ≥).
     *
     * @param x any float
     * @param alpha the threshold, finite
     * @return thresholded ReLU(x)
     */
    public static float thresholdedRelu(float x, float alpha) {
        // A factor of 0 or 1 in place of a comparison: the smallest difference of two floats, 2^-149, becomes at least
        // 1.
        float isAbove = Math.min(Math.max((x - alpha) * 0x1p127f * 0x1p127f, 0f), 1f);
        return Math.max(x, -Float.MAX_VALUE) * isAbove + 0f;
    }

    /**
     * {@code max(-1, min(1, x))}. Exact.
     *
     * @param x any float
     * @return x held within [−1, 1]
     */
    public static float hardTanh(float x) {
        return Math.max(-1f, Math.min(1f, x));
    }

    /**
     * {@code ReLU6(x + 3) / 6}, what Keras 3 and PyTorch call hard sigmoid. Within 1 unit in the last place; in [0, 1].
     *
     * @param x any float
     * @return the hard sigmoid of slope 1/6
     */
    public static float hardSigmoidRelu6(float x) {
        return relu6(x + 3f) / 6f;
    }

    /**
     * {@code x / (1 + |x|)}. Within 2 units in the last place; odd; in [−1, 1], and ±1 at ±∞.
     *
     * @param x any float
     * @return softsign(x)
     */
    public static float softsign(float x) {
        float within = Math.max(-SOFTSIGN_BOUND, Math.min(SOFTSIGN_BOUND, x));
        return within / (1f + Math.abs(within));
    }
}
