package dev.unrolled.math;

import java.util.List;
import java.util.Locale;

/**
 * A loop for each activation that is said to be vectorised, in place as generated classes have it. As a program it prints, line by line,
 * the nanoseconds that an element takes; with {@code -XX:-UseSuperWord} those it takes without vectors, several times as many.
 *
 * <pre>{@code
 * mvn -q -pl runtime test-compile
 * java -Xbatch [-XX:-UseSuperWord] -cp runtime/target/classes:runtime/target/test-classes dev.unrolled.math.VectorisedLoops
 * }</pre>
 */
record VectorisedLoops(String name, Loop loop) {
    interface Loop {
        void run(float[] values);
    }

    /** Each has a loop of its own, which C2 compiles for itself. */
    static final List<VectorisedLoops> ALL = List.of(
            loop("Activations.tanh", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = Activations.tanh(a[j]);
                }
            }),
            loop("Activations.sigmoid", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = Activations.sigmoid(a[j]);
                }
            }),
            loop("Activations.relu", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = Activations.relu(a[j]);
                }
            }),
            loop("Activations.hardSigmoid", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = Activations.hardSigmoid(a[j], 0.2f, 0.5f);
                }
            }),
            loop("Activations.affine", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = Activations.affine(a[j], 0.7f, 0.1f);
                }
            }),
            loop("Activations.scaledTanh", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = Activations.scaledTanh(a[j], 1.7f, 0.6f);
                }
            }),
            loop("SeparateActivations.tanh", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = SeparateActivations.tanh(a[j]);
                }
            }),
            loop("SeparateActivations.sigmoid", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = SeparateActivations.sigmoid(a[j]);
                }
            }),
            loop("SeparateActivations.relu", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = SeparateActivations.relu(a[j]);
                }
            }),
            loop("SeparateActivations.hardSigmoid", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = SeparateActivations.hardSigmoid(a[j], 0.2f, 0.5f);
                }
            }),
            loop("SeparateActivations.affine", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = SeparateActivations.affine(a[j], 0.7f, 0.1f);
                }
            }),
            loop("SeparateActivations.scaledTanh", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = SeparateActivations.scaledTanh(a[j], 1.7f, 0.6f);
                }
            }),
            loop("TensorFlow1Activations.tanh", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = TensorFlow1Activations.tanh(a[j]);
                }
            }),
            loop("TensorFlow1Activations.relu", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = TensorFlow1Activations.relu(a[j]);
                }
            }),
            loop("TensorFlow2Activations.tanh", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = TensorFlow2Activations.tanh(a[j]);
                }
            }),
            loop("TensorFlow2Activations.relu", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = TensorFlow2Activations.relu(a[j]);
                }
            }),
            loop("PiecewiseActivations.relu6", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = PiecewiseActivations.relu6(a[j]);
                }
            }),
            loop("PiecewiseActivations.leakyRelu", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = PiecewiseActivations.leakyRelu(a[j], 0.2f);
                }
            }),
            loop("PiecewiseActivations.thresholdedRelu", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = PiecewiseActivations.thresholdedRelu(a[j], 0.5f);
                }
            }),
            loop("PiecewiseActivations.hardSigmoidRelu6", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = PiecewiseActivations.hardSigmoidRelu6(a[j]);
                }
            }),
            loop("PiecewiseActivations.hardTanh", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = PiecewiseActivations.hardTanh(a[j]);
                }
            }),
            loop("PiecewiseActivations.softsign", a -> {
                for (int j = 0; j < a.length; j++) {
                    a[j] = PiecewiseActivations.softsign(a[j]);
                }
            }));

    private static final int LENGTH = 512;
    private static final int ROUNDS = 30;
    private static final int CALLS = 500;

    private static VectorisedLoops loop(String name, Loop loop) {
        return new VectorisedLoops(name, loop);
    }

    public static void main(String[] args) {
        for (VectorisedLoops each : ALL) {
            System.out.printf(Locale.ROOT, "%.2f %s%n", each.nanoseconds(), each.name());
        }
    }

    /** The best of several rounds: what the compiler and other processes take is not in it. */
    private double nanoseconds() {
        float[] values = new float[LENGTH];
        for (int j = 0; j < LENGTH; j++) {
            values[j] = (j - LENGTH / 2) / 32f;
        }
        float[] results = new float[LENGTH];
        long best = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            for (int call = 0; call < CALLS; call++) {
                System.arraycopy(values, 0, results, 0, LENGTH);
                loop.run(results);
            }
            best = Math.min(best, System.nanoTime() - start);
        }
        return (double) best / CALLS / LENGTH;
    }
}
