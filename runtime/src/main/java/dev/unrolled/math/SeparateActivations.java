package dev.unrolled.math;

/** Activations of cells with fused numerics: polynomial links are {@link Math#fma}. */
public final class SeparateActivations {
    private SeparateActivations() {}

    /**
     * tanh.
     *
     * @param x any float
     * @return tanh(x)
     */
    public static float tanh(float x) {
        float c = Math.max(-7.90738964080810547f, Math.min(7.90738964080810547f, x));
        float s = c * c;
        float p = Math.fma(s, 1.394553628e-8f, 2.102733560e-5f);
        p = Math.fma(s, p, 3.520756727e-3f);
        p = Math.fma(s, p, 1.340216100e-1f);
        p = Math.fma(s * c, p, c);
        float q = Math.fma(s, 8.015776984e-7f, 3.326951409e-4f);
        q = Math.fma(s, q, 2.597254514e-2f);
        q = Math.fma(s, q, 4.673548340e-1f);
        q = Math.fma(s, q, 1f);
        return p / q;
    }

    /**
     * sigmoid.
     *
     * @param x any float
     * @return sigmoid(x)
     */
    public static float sigmoid(float x) {
        return Math.fma(0.5f, tanh(0.5f * x), 0.5f);
    }

    /**
     * relu.
     *
     * @param x any float
     * @return max(x, 0)
     */
    public static float relu(float x) {
        return Math.max(x, 0f);
    }
}
