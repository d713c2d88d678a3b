package dev.unrolled.benchmarks;

import java.util.Arrays;

/**
 * The loop that a Java developer would write: one flat array of weights, read row by row as they lie in memory, one sum per column, {@code
 * Math.tanh} and {@code Math.exp}.
 */
final class PlainLoop implements Peer {
    private final Material material;
    private final Work work;
    private final int columns;
    private final float[] kernel;
    private final float[] bias;
    private final float[] recurrentBias;
    private final float[] input;
    private final float[] recurrent;
    private final float[] h;
    private final float[] c;
    private final float[] sequence;
    private final float[] outputs;
    private int step;

    PlainLoop(Material material) {
        this.material = material;
        this.work = material.work;
        this.columns = work.kind().gates * work.units();
        this.kernel = material.tensor("kernel");
        this.bias = material.tensor("bias");
        this.recurrentBias = work.kind() == Kind.GRU ? material.tensor("recurrentBias") : new float[columns];
        this.input = new float[columns];
        this.recurrent = new float[columns];
        this.h = new float[work.batch() * work.units()];
        this.c = new float[work.batch() * work.units()];
        this.sequence = material.sequence();
        this.outputs = new float[work.steps() * h.length];
    }

    @Override
    public void reset() {
        Arrays.fill(h, 0);
        Arrays.fill(c, 0);
        step = 0;
    }

    @Override
    public void advance() {
        if (!work.isSequence()) {
            step(material.inputs(step++), 0);
            return;
        }
        reset();
        for (int t = 0; t < work.steps(); t++) {
            step(sequence, t * work.batch() * work.inputs());
            System.arraycopy(h, 0, outputs, t * h.length, h.length);
        }
    }

    @Override
    public float[] output() {
        return work.isSequence() ? outputs.clone() : h.clone();
    }

    private void step(float[] x, int at) {
        for (int n = 0; n < work.batch(); n++) {
            int stateAt = n * work.units();
            multiply(x, at + n * work.inputs(), work.inputs(), 0, input);
            multiply(h, stateAt, work.units(), work.inputs(), recurrent);
            switch (work.kind()) {
                case RNN -> rnn(stateAt);
                case GRU -> gru(stateAt);
                case LSTM -> lstm(stateAt);
            }
        }
    }

    private void multiply(float[] values, int at, int length, int row, float[] sums) {
        Arrays.fill(sums, 0);
        for (int k = 0; k < length; k++) {
            float value = values[at + k];
            int from = (row + k) * columns;
            // Down a column each weight would be of another cache line.
            for (int j = 0; j < columns; j++) {
                sums[j] += value * kernel[from + j];
            }
        }
    }

    private void rnn(int at) {
        for (int u = 0; u < work.units(); u++) {
            h[at + u] = tanh(both(u));
        }
    }

    private void gru(int at) {
        int units = work.units();
        for (int u = 0; u < units; u++) {
            int candidate = 2 * units + u;
            float update = sigmoid(both(units + u));
            float hidden = recurrent[candidate] + recurrentBias[candidate];
            float next = tanh(input[candidate] + bias[candidate] + sigmoid(both(u)) * hidden);
            h[at + u] = update * h[at + u] + (1 - update) * next;
        }
    }

    private void lstm(int at) {
        int units = work.units();
        for (int u = 0; u < units; u++) {
            c[at + u] = sigmoid(both(2 * units + u)) * c[at + u] + sigmoid(both(u)) * tanh(both(units + u));
            h[at + u] = sigmoid(both(3 * units + u)) * tanh(c[at + u]);
        }
    }

    private float both(int column) {
        return input[column] + recurrent[column] + bias[column] + recurrentBias[column];
    }

    private static float tanh(float x) {
        return (float) Math.tanh(x);
    }

    private static float sigmoid(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }

    /** Makes the loop. */
    static final class Factory implements PeerFactory {
        @Override
        public String name() {
            return "loop";
        }

        @Override
        public String title() {
            return "plain loop";
        }

        @Override
        public Peer create(Material material) {
            return new PlainLoop(material);
        }
    }
}
