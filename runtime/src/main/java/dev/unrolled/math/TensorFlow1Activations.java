package dev.unrolled.math;

/**
 * Activations with the bits of TensorFlow 1.15 on x86-64: every product and every sum is rounded on its own.
 *
 * <p>TensorFlow flushes subnormal numbers to zero, these functions keep them: that is the only difference in
 * {@link #tanh}, and it begins where a product within is subnormal, at 2.4e-36. There is no sigmoid: TensorFlow computes
 * it in two ways, and which one an element gets depends on its position in the tensor.
 */
public final class TensorFlow1Activations {
    private static final float TANH_BOUND = 9f;

    private TensorFlow1Activations() {}

    /**
     * Hyperbolic tangent as TensorFlow 1.15 computes it: a quotient of degrees 13 and 6 in {@code x} clamped to 9.
     *
     * <p>For some arguments between 8 and 9 it exceeds 1, by 2.4e-7 at the most, as TensorFlow's does.
     *
     * <p>A loop that applies it in place is vectorised by HotSpot's C2 from JDK 17 on.
     *
     * @param x any float
     * @return tanh(x)
     */
    public static float tanh(float x) {
        return TensorFlow2Activations.tanhQuotient(Math.max(-TANH_BOUND, Math.min(TANH_BOUND, x)));
    }

    /**
     * The bits of {@link #tanh} by branches: sooner where one value waits for the other, and not vectorised.
     *
     * @param x any float
     * @return tanh(x)
     */
    public static float tanhScalar(float x) {
        return TensorFlow2Activations.tanhQuotient(x > TANH_BOUND ? TANH_BOUND : x < -TANH_BOUND ? -TANH_BOUND : x);
    }

    /**
     * The larger of {@code x} and 0; both zeros give +0, NaN gives NaN. Vectorised in loops.
     *
     * @param x any float
     * @return max(x, 0)
     */
    public static float relu(float x) {
        return Math.max(x, 0f);
    }
}
