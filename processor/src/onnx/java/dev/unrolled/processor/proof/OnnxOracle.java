package dev.unrolled.processor.proof;

import java.util.List;

/** What ONNX's description of RNN, GRU and LSTM says, in double and in plain loops. */
final class OnnxOracle {
    private final OnnxNode node;
    private final int units;
    private final double nudge;
    private int direction;
    private double nearestJump = Double.POSITIVE_INFINITY;

    OnnxOracle(OnnxNode node) {
        this(node, 0);
    }

    /** On inputs that are moved by a relative amount, one up and the next one down. */
    OnnxOracle(OnnxNode node, double nudge) {
        this.node = node;
        this.units = node.units();
        this.nudge = nudge;
    }

    /** How near any activation came to a place where it jumps: there two right answers may differ by much. */
    double nearestJump() {
        return nearestJump;
    }

    /** All outputs, {@code [steps, D, batch, units]}, zeros past the end of an example, and the last h and, of an LSTM, c, {@code [D, batch, units]}. */
    List<double[]> run() {
        int batch = node.batch();
        double[] lastH = new double[node.directions() * batch * units];
        double[] lastC = new double[node.directions() * batch * units];
        double[] y = new double[node.steps() * node.directions() * batch * units];
        for (direction = 0; direction < node.directions(); direction++) {
            boolean isReverse = direction == 1 || node.direction().equals("reverse");
            for (int example = 0; example < batch; example++) {
                int cell = direction * batch + example;
                double[] h = initial(node.h(), cell);
                double[] c = initial(node.c(), cell);
                for (int k = 0; k < node.length(example); k++) {
                    int step = isReverse ? node.length(example) - 1 - k : k;
                    switch (node.operator()) {
                        case "RNN" -> h = rnn(step, example, h);
                        case "GRU" -> h = gru(step, example, h);
                        default -> h = lstm(step, example, h, c);
                    }
                    System.arraycopy(h, 0, y, (step * node.directions() * batch + cell) * units, units);
                }
                System.arraycopy(h, 0, lastH, cell * units, units);
                System.arraycopy(c, 0, lastC, cell * units, units);
            }
        }
        return node.operator().equals("LSTM") ? List.of(y, lastH, lastC) : List.of(y, lastH);
    }

    private double[] initial(float[] states, int cell) {
        double[] state = new double[units];
        for (int j = 0; j < units && states.length > 0; j++) {
            state[j] = states[cell * units + j];
        }
        return state;
    }

    private double[] rnn(int step, int example, double[] h) {
        double[] next = new double[units];
        for (int j = 0; j < units; j++) {
            next[j] = activate(0, input(step, example, 0, j) + recurrent(h, 0, j));
        }
        return next;
    }

    /** Gates in the order z, r, h. */
    private double[] gru(int step, int example, double[] h) {
        double[] z = new double[units];
        double[] r = new double[units];
        double[] reset = new double[units];
        for (int j = 0; j < units; j++) {
            z[j] = activate(0, input(step, example, 0, j) + recurrent(h, 0, j));
            r[j] = activate(0, input(step, example, 1, j) + recurrent(h, 1, j));
            reset[j] = r[j] * h[j];
        }
        double[] next = new double[units];
        for (int j = 0; j < units; j++) {
            double sum = node.linearBeforeReset() ? r[j] * recurrent(h, 2, j) : recurrent(reset, 2, j);
            next[j] = (1 - z[j]) * activate(1, input(step, example, 2, j) + sum) + z[j] * h[j];
        }
        return next;
    }

    /** Gates in the order i, o, f, c. */
    private double[] lstm(int step, int example, double[] h, double[] c) {
        double[] next = new double[units];
        for (int j = 0; j < units; j++) {
            double i = activate(0, sum(step, example, h, 0, j) + peephole(0, j) * c[j]);
            double f = node.inputForget() ? 1 - i : activate(0, sum(step, example, h, 2, j) + peephole(2, j) * c[j]);
            double candidate = activate(1, sum(step, example, h, 3, j));
            c[j] = f * c[j] + i * candidate;
            double o = activate(0, sum(step, example, h, 1, j) + peephole(1, j) * c[j]);
            next[j] = o * node.activations().get(2).apply(c[j]);
            nearestJump = Math.min(nearestJump, node.activations().get(2).distanceToJump(c[j]));
        }
        return next;
    }

    private double sum(int step, int example, double[] h, int gate, int j) {
        return input(step, example, gate, j) + recurrent(h, gate, j);
    }

    private double input(int step, int example, int gate, int j) {
        int row = row(gate, j);
        double sum = bias(0, gate, j);
        for (int k = 0; k < node.inputs(); k++) {
            int at = (step * node.batch() + example) * node.inputs() + k;
            sum += (double) node.w()[row * node.inputs() + k] * node.x()[at] * (1 + (at % 2 == 0 ? nudge : -nudge));
        }
        return sum;
    }

    private double recurrent(double[] h, int gate, int j) {
        int row = row(gate, j);
        double sum = bias(1, gate, j);
        for (int k = 0; k < units; k++) {
            sum += node.r()[row * units + k] * h[k];
        }
        return sum;
    }

    private int row(int gate, int j) {
        return (direction * node.gates() + gate) * units + j;
    }

    /** The input's bias or the recurrent one. */
    private double bias(int which, int gate, int j) {
        int at = ((2 * direction + which) * node.gates() + gate) * units + j;
        return node.b().length > 0 ? node.b()[at] : 0;
    }

    private double peephole(int gate, int j) {
        return node.p().length > 0 ? node.p()[(3 * direction + gate) * units + j] : 0;
    }

    private double activate(int index, double x) {
        double clipped = node.clip() > 0 ? Math.max(-node.clip(), Math.min(node.clip(), x)) : x;
        OnnxActivation activation = node.activations().get(index);
        nearestJump = Math.min(nearestJump, activation.distanceToJump(clipped));
        return activation.apply(clipped);
    }
}
