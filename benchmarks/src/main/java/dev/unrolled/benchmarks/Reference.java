package dev.unrolled.benchmarks;

import java.util.Arrays;

/** The equations in double, element by element: what every peer's result is compared with before it is timed. */
final class Reference {
    /** Two right answers differ by far less, and a wrong gate or weight by far more. */
    private static final double TOLERANCE = 1e-4;

    private final Work work;
    private final int columns;
    private final float[] kernel;
    private final float[] bias;
    private final float[] recurrentBias;
    private final double[] input;
    private final double[] recurrent;

    private Reference(Material material) {
        this.work = material.work;
        this.columns = work.kind().gates * work.units();
        this.kernel = material.tensor("kernel");
        this.bias = material.tensor("bias");
        this.recurrentBias = work.kind() == Kind.GRU ? material.tensor("recurrentBias") : new float[columns];
        this.input = new double[columns];
        this.recurrent = new double[columns];
    }

    /** Steps a peer from zeros, 16 times or one sequence, and refuses it if one of its outputs is not the reference's. */
    static void check(Material material, Peer peer) {
        peer.reset();
        int calls = material.work.isSequence() ? 1 : Material.RING;
        for (int call = 0; call < calls; call++) {
            peer.advance();
        }
        double[] all = outputs(material, calls * material.work.stepsPerCall());
        // A sequence has given all of them, a step the last one.
        int asked = material.work.stepsPerCall() * material.work.batch() * material.work.units();
        compare(Arrays.copyOfRange(all, all.length - asked, all.length), peer.output());
        peer.reset();
    }

    private static void compare(double[] expected, float[] found) {
        if (found.length != expected.length) {
            throw new IllegalStateException("expected " + expected.length + " outputs, found " + found.length);
        }
        for (int i = 0; i < found.length; i++) {
            if (!(Math.abs(found[i] - expected[i]) <= TOLERANCE)) {
                throw new IllegalStateException("output " + i + ": expected " + expected[i] + ", found " + found[i]);
            }
        }
    }

    /** h of every example after each of some steps from zeros, {@code [steps][batch][units]}. */
    static double[] outputs(Material material, int steps) {
        int units = material.work.units();
        int batch = material.work.batch();
        double[] outputs = new double[steps * batch * units];
        Reference reference = new Reference(material);
        for (int example = 0; example < batch; example++) {
            double[] h = new double[units];
            double[] c = new double[units];
            for (int step = 0; step < steps; step++) {
                reference.step(material.inputs(step), example * material.work.inputs(), h, c);
                System.arraycopy(h, 0, outputs, (step * batch + example) * units, units);
            }
        }
        return outputs;
    }

    private void step(float[] x, int at, double[] h, double[] c) {
        sums(x, at, h);
        int units = work.units();
        for (int u = 0; u < units; u++) {
            switch (work.kind()) {
                case RNN -> h[u] = Math.tanh(both(u));
                case GRU -> {
                    double update = sigmoid(both(units + u));
                    double candidate = input[2 * units + u] + sigmoid(both(u)) * recurrent[2 * units + u];
                    h[u] = update * h[u] + (1 - update) * Math.tanh(candidate);
                }
                case LSTM -> {
                    c[u] = sigmoid(both(2 * units + u)) * c[u] + sigmoid(both(u)) * Math.tanh(both(units + u));
                    h[u] = sigmoid(both(3 * units + u)) * Math.tanh(c[u]);
                }
            }
        }
    }

    private void sums(float[] x, int at, double[] h) {
        Arrays.fill(input, 0);
        Arrays.fill(recurrent, 0);
        for (int k = 0; k < work.inputs(); k++) {
            add(input, x[at + k], k);
        }
        for (int k = 0; k < work.units(); k++) {
            add(recurrent, h[k], work.inputs() + k);
        }
        for (int j = 0; j < columns; j++) {
            input[j] += bias[j];
            recurrent[j] += recurrentBias[j];
        }
    }

    private void add(double[] sums, double value, int row) {
        for (int j = 0; j < columns; j++) {
            sums[j] += value * kernel[row * columns + j];
        }
    }

    private double both(int column) {
        return input[column] + recurrent[column];
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
