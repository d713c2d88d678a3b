package dev.unrolled;

/** What a {@linkplain RnnNetwork network} makes of its last layer's outputs, each output on its own. */
public enum Head {
    /** Nothing. */
    NONE,

    /** {@code exp(x[j]) / sum(exp(x))}, see {@link dev.unrolled.math.Softmax#softmax}. */
    SOFTMAX,

    /** {@code x[j] - ln(sum(exp(x)))}, see {@link dev.unrolled.math.Softmax#logSoftmax}. */
    LOG_SOFTMAX
}
