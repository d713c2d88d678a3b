package dev.unrolled.samples.quickstart;

/** {@code output = new_state = tanh(W·input + U·state + b)}, as one would write it by hand. */
final class PlainLoops {
    private PlainLoops() {}

    static float[] step(float[][] W, float[][] U, float[] b, float[] input, float[] state) {
        float[] newState = new float[state.length];
        for (int j = 0; j < newState.length; j++) {
            double sum = b[j];
            for (int k = 0; k < input.length; k++) {
                sum += W[k][j] * (double) input[k];
            }
            for (int k = 0; k < state.length; k++) {
                sum += U[k][j] * (double) state[k];
            }
            newState[j] = (float) StrictMath.tanh(sum);
        }
        return newState;
    }
}
