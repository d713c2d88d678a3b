package dev.unrolled.benchmarks;

/** The loop that a Java developer would write: one flat array of weights, one sum per unit, {@code Math.tanh}. */
final class PlainLoop {
    private final int inputs;
    private final int units;
    private final float[] kernel;
    private final float[] bias;
    private final float[] next;

    PlainLoop(int inputs, int units, float[] kernel, float[] bias) {
        this.inputs = inputs;
        this.units = units;
        this.kernel = kernel;
        this.bias = bias;
        this.next = new float[units];
    }

    void step(int batch, float[] x, float[] h) {
        for (int n = 0; n < batch; n++) {
            for (int j = 0; j < units; j++) {
                float sum = bias[j];
                for (int k = 0; k < inputs; k++) {
                    sum += x[n * inputs + k] * kernel[k * units + j];
                }
                for (int k = 0; k < units; k++) {
                    sum += h[n * units + k] * kernel[(inputs + k) * units + j];
                }
                next[j] = (float) Math.tanh(sum);
            }
            System.arraycopy(next, 0, h, n * units, units);
        }
    }
}
