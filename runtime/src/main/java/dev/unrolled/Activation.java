package dev.unrolled;

/**
 * The function that a cell applies to each of its units. Formulas, sources and measured bounds stand at the functions themselves.
 *
 * <p>Some take parameters, {@link RnnCell#alpha} and {@link RnnCell#beta}. One without a default here is compulsory, because frameworks mean
 * different values when none is given.
 */
public enum Activation {
    /** Hyperbolic tangent, {@link dev.unrolled.math.Activations#tanh(float)}. Vectorised. */
    TANH,
    /** Logistic function {@code 1 / (1 + exp(-x))}, {@link dev.unrolled.math.Activations#sigmoid(float)}. Vectorised. */
    SIGMOID,
    /** {@code max(x, 0)}, {@link dev.unrolled.math.Activations#relu(float)}. Vectorised. */
    RELU,
    /** {@code x} itself. */
    LINEAR,
    /** {@link #TANH} within 1 unit in the last place, {@link dev.unrolled.math.ExponentialActivations#tanhAccurate(float)}. */
    TANH_ACCURATE,
    /**
     * {@link #SIGMOID} within 1 unit in the last place, for negative x too,
     * {@link dev.unrolled.math.ExponentialActivations#sigmoidAccurate(float)}.
     */
    SIGMOID_ACCURATE,
    /** {@code min(max(x, 0), 6)}, {@link dev.unrolled.math.PiecewiseActivations#relu6(float)}. Vectorised. */
    RELU6,
    /** {@code x ≥ 0 ? x : alpha x}, {@link dev.unrolled.math.PiecewiseActivations#leakyRelu(float, float)}. Alpha is compulsory. Vectorised. */
    LEAKY_RELU,
    /**
     * {@code x > alpha ? x : 0}, {@link dev.unrolled.math.PiecewiseActivations#thresholdedRelu(float, float)}. Alpha is compulsory. Vectorised.
     */
    THRESHOLDED_RELU,
    /**
     * {@code max(0, min(1, alpha x + beta))}, by default {@code 0.2 x + 0.5}: the hard sigmoid of Keras 2, tf-keras and ONNX,
     * {@link dev.unrolled.math.Activations#hardSigmoid(float, float, float)}. Vectorised.
     */
    HARD_SIGMOID,
    /**
     * {@code ReLU6(x + 3) / 6}: the hard sigmoid of Keras 3 and PyTorch,
     * {@link dev.unrolled.math.PiecewiseActivations#hardSigmoidRelu6(float)}. Vectorised.
     */
    HARD_SIGMOID_RELU6,
    /** {@code max(-1, min(1, x))}, {@link dev.unrolled.math.PiecewiseActivations#hardTanh(float)}. Vectorised. */
    HARD_TANH,
    /** {@code x / (1 + |x|)}, {@link dev.unrolled.math.PiecewiseActivations#softsign(float)}. Vectorised. */
    SOFTSIGN,
    /** {@code x ≥ 0 ? x : alpha (exp(x) - 1)}, by default with alpha 1, {@link dev.unrolled.math.ExponentialActivations#elu(float, float)}. */
    ELU,
    /** {@link #ELU} with constants that keep mean and variance, {@link dev.unrolled.math.ExponentialActivations#selu(float)}. */
    SELU,
    /** {@code x ≥ 0 ? x : alpha (exp(x / alpha) - 1)}, by default with alpha 1, {@link dev.unrolled.math.ExponentialActivations#celu(float, float)}. */
    CELU,
    /** {@code ln(1 + exp(x))}, {@link dev.unrolled.math.ExponentialActivations#softplus(float)}. */
    SOFTPLUS,
    /** {@code exp(x)}, {@link dev.unrolled.math.ExponentialActivations#exponential(float)}. */
    EXPONENTIAL,
    /** {@code x sigmoid(x)}, also called swish, {@link dev.unrolled.math.ExponentialActivations#silu(float)}. */
    SILU,
    /** {@code x tanh(softplus(x))}, {@link dev.unrolled.math.ExponentialActivations#mish(float)}. */
    MISH,
    /** {@code x (1 + erf(x / sqrt(2))) / 2}, {@link dev.unrolled.math.ExponentialActivations#gelu(float)}. */
    GELU,
    /** {@link #GELU} by its approximation through tanh, {@link dev.unrolled.math.ExponentialActivations#geluTanh(float)}. */
    GELU_TANH,
    /** {@code alpha x + beta}, {@link dev.unrolled.math.Activations#affine(float, float, float)}. Both are compulsory. Vectorised. */
    AFFINE,
    /** {@code alpha tanh(beta x)}, {@link dev.unrolled.math.Activations#scaledTanh(float, float, float)}. Both are compulsory. Vectorised. */
    SCALED_TANH
}
