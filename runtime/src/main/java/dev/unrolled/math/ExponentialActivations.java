package dev.unrolled.math;

/**
 * Activations made of exponential functions, for cells with fused and with separate numerics alike.
 *
 * <p>They are computed in double, by our own code of additions, multiplications and divisions, and rounded once at the end. So they return the
 * same bits on every JDK, operating system and CPU, need no fused multiply-add, and differ from the exact value by hardly more than half a unit
 * in the last place: {@code docs/activations.md} says what was measured. Their price is that HotSpot's C2 does not vectorise them in loops.
 *
 * <p>NaN gives NaN. At ±∞ every function gives its limit, also where a framework's formula yields NaN there.
 */
public final class ExponentialActivations {
    /** Times a gate that is almost closed it gives 0, where −∞ would give NaN. */
    private static final float SMALLEST_GATED = -Float.MAX_VALUE;

    private static final double SELU_SCALE = 1.0507009873554804934;
    private static final double SELU_SCALE_ALPHA = SELU_SCALE * 1.6732632423543772848;
    private static final double TWICE_SQRT_2_BY_PI = 1.5957691216057308;

    private ExponentialActivations() {}

    /**
     * Hyperbolic tangent, for those who want more digits than {@link Activations#tanh} has: within 1 unit in the last place. Odd; in [−1, 1];
     * ±0 and subnormals are returned unchanged.
     *
     * @param x any float
     * @return tanh(x)
     */
    public static float tanhAccurate(float x) {
        double t = Exponentials.expm1(-2.0 * Math.abs(x));
        return Math.copySign((float) (t / (-2 - t)), x);
    }

    /**
     * Logistic function {@code 1 / (1 + exp(-x))} within 1 unit in the last place, for negative {@code x} too, where {@link Activations#sigmoid}
     * has only an absolute bound. In [0, 1].
     *
     * @param x any float
     * @return sigmoid(x)
     */
    public static float sigmoidAccurate(float x) {
        return (float) (1 / (1 + Exponentials.exp(-x)));
    }

    /**
     * {@code exp(x)} within 1 unit in the last place; infinite above 88.72283.
     *
     * @param x any float
     * @return e to the power of x
     */
    public static float exponential(float x) {
        return (float) Exponentials.exp(x);
    }

    /**
     * Exponential linear unit: {@code x} for x ≥ 0, else {@code alpha (exp(x) - 1)}. Clevert, Unterthiner and Hochreiter, "Fast and Accurate Deep
     * Network Learning by Exponential Linear Units (ELUs)", 2015. Within 1 unit in the last place.
     *
     * @param x any float
     * @param alpha minus the limit at −∞; 1 in TensorFlow, Keras, PyTorch and ONNX unless set
     * @return ELU(x)
     */
    public static float elu(float x, float alpha) {
        return x >= 0 ? x : (float) (alpha * Exponentials.expm1(x));
    }

    /**
     * Scaled exponential linear unit: {@code 1.0507009873554805} times {@code x} for x ≥ 0, else {@code 1.0507009873554805 · 1.6732632423543772
     * (exp(x) - 1)}. Klambauer and others, "Self-Normalizing Neural Networks", 2017; the constants of TensorFlow, Keras and PyTorch (ONNX rounds
     * them to floats, which changes a result by less than 1e-7 of it). Within 1 unit in the last place.
     *
     * @param x any float
     * @return SELU(x)
     */
    public static float selu(float x) {
        return x >= 0 ? (float) (SELU_SCALE * x) : (float) (SELU_SCALE_ALPHA * Exponentials.expm1(x));
    }

    /**
     * Continuously differentiable exponential linear unit: {@code x} for x ≥ 0, else {@code alpha (exp(x / alpha) - 1)}. Barron, "Continuously
     * Differentiable Exponential Linear Units", 2017. Within 1 unit in the last place.
     *
     * @param x any float
     * @param alpha minus the limit at −∞, positive; 1 in Keras, PyTorch and ONNX unless set
     * @return CELU(x)
     */
    public static float celu(float x, float alpha) {
        return x >= 0 ? x : (float) (alpha * Exponentials.expm1((double) x / alpha));
    }

    /**
     * {@code ln(1 + exp(x))}. Within 1 unit in the last place; PyTorch returns {@code x} itself above 20, which is the same float.
     *
     * @param x any float
     * @return softplus(x)
     */
    public static float softplus(float x) {
        return (float) (Math.max(x, 0f) + Exponentials.log1p(Exponentials.exp(-Math.abs(x))));
    }

    /**
     * {@code x · sigmoid(x)}, also called swish. Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016. Within 1 unit in the last place; −0 at
     * −∞.
     *
     * @param x any float
     * @return SiLU(x)
     */
    public static float silu(float x) {
        return (float) (Math.max(x, SMALLEST_GATED) / (1 + Exponentials.exp(-x)));
    }

    /**
     * {@code x · tanh(softplus(x))}. Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", 2019. Within 1 unit in the last place; −0
     * at −∞.
     *
     * @param x any float
     * @return mish(x)
     */
    public static float mish(float x) {
        // tanh(ln(1 + e)) = ((1 + e)² - 1) / ((1 + e)² + 1)
        double e = Exponentials.exp(x);
        double n = e * (e + 2);
        return (float) (Math.max(x, SMALLEST_GATED) * (n / (n + 2)));
    }

    /**
     * Gaussian error linear unit: {@code x} times the standard normal distribution function, {@code x (1 + erf(x / sqrt(2))) / 2}. Hendrycks and
     * Gimpel, "Gaussian Error Linear Units", 2016. What PyTorch and ONNX call {@code approximate="none"} and Keras {@code approximate=False}. Within
     * 1 unit in the last place; −0 at −∞.
     *
     * @param x any float
     * @return GELU(x)
     */
    public static float gelu(float x) {
        double tail = Exponentials.normalTail(Math.min(Math.abs(x), 20f));
        return (float) (Math.max(x, SMALLEST_GATED) * (x >= 0 ? 1 - tail : tail));
    }

    /**
     * The common approximation of {@link #gelu}: {@code x (1 + tanh(sqrt(2/π) (x + 0.044715 x³))) / 2}, called {@code approximate="tanh"} by PyTorch
     * and ONNX and {@code approximate=True} by Keras. Within 1 unit in the last place of this formula; −0 at −∞.
     *
     * @param x any float
     * @return the approximation of GELU(x)
     */
    public static float geluTanh(float x) {
        // (1 + tanh(v)) / 2 = sigmoid(2v)
        double wide = x;
        double twice = TWICE_SQRT_2_BY_PI * (wide + 0.044715 * wide * wide * wide);
        return (float) (Math.max(x, SMALLEST_GATED) / (1 + Exponentials.exp(-twice)));
    }
}
