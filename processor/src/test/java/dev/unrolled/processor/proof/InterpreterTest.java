package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.math.Activations;
import dev.unrolled.math.SeparateActivations;
import dev.unrolled.math.TensorFlow1Activations;
import dev.unrolled.math.TensorFlow2Activations;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.program.DoubleInterpreter;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Interpreter;
import dev.unrolled.processor.program.Values;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The oracle of all other tests, against what is simpler still: the loop one would write, and exact arithmetic with its error bound. */
final class InterpreterTest {
    /** Half the distance between 1 and the next float. */
    private static final double HALF_ULP = Math.ulp(1f) / 2;

    @Test
    void equalsTheLoopOneWouldWrite() {
        for (int trial = 0; trial < 300; trial++) {
            long seed = Seeds.of("equalsTheLoopOneWouldWrite", trial);
            Random random = new Random(seed);
            CellCase one = randomCase(random);
            Values values = new Values(one.program());
            Numbers numbers = Numbers.any(random);
            float[] x = numbers.array(random, one.inputs());
            float[] h = numbers.array(random, one.units());
            float[] kernel = numbers.array(random, (one.inputs() + one.units()) * one.units());
            float[] bias = numbers.array(random, one.bias() ? one.units() : 0);
            values.set("kernel", Doubles.of(kernel));
            if (one.bias()) {
                values.set("bias", Doubles.of(bias));
            }
            for (Examples examples : Examples.values()) {
                float[] expected = loop(one, examples, x, h, kernel, bias);
                float[] found = h.clone();
                new Interpreter(one.program(), values, examples, ActivationSamples::own).step(x, found);
                Bits.assertEqual(one.name() + ", " + examples + ", seed " + seed, expected, found);
            }
        }
    }

    private static float[] loop(CellCase one, Examples examples, float[] x, float[] h, float[] kernel, float[] bias) {
        boolean alone = one.numerics() == Numerics.TENSORFLOW_1 && examples == Examples.ONE;
        boolean fused = one.numerics() != Numerics.SEPARATE && !alone;
        int rows = one.inputs() + one.units();
        boolean blocks = alone && rows >= 128;
        float[] next = new float[one.units()];
        for (int j = 0; j < one.units(); j++) {
            float before = 0f;
            float sum = 0f;
            for (int k = 0; k < rows; k++) {
                if (blocks && k % 16 == 0) {
                    before += sum;
                    sum = 0f;
                }
                float value = k < one.inputs() ? x[k] : h[k - one.inputs()];
                float weight = kernel[k * one.units() + j];
                sum = fused ? Math.fma(value, weight, sum) : sum + value * weight;
            }
            sum = blocks ? before + sum : sum;
            next[j] = activate(one, one.bias() ? sum + bias[j] : sum);
        }
        return next;
    }

    private static float activate(CellCase one, float z) {
        Activation activation = ((Standard) one.activation()).kind();
        return switch (activation + "_" + one.numerics()) {
            case "TANH_FUSED" -> Activations.tanh(z);
            case "TANH_SEPARATE" -> SeparateActivations.tanh(z);
            case "TANH_TENSORFLOW_2" -> TensorFlow2Activations.tanh(z);
            case "TANH_TENSORFLOW_1" -> TensorFlow1Activations.tanh(z);
            case "SIGMOID_FUSED" -> Activations.sigmoid(z);
            case "SIGMOID_SEPARATE" -> SeparateActivations.sigmoid(z);
            case "RELU_FUSED" -> Activations.relu(z);
            case "RELU_SEPARATE" -> SeparateActivations.relu(z);
            case "RELU_TENSORFLOW_1" -> TensorFlow1Activations.relu(z);
            case "RELU_TENSORFLOW_2" -> TensorFlow2Activations.relu(z);
            case "LINEAR_FUSED", "LINEAR_SEPARATE", "LINEAR_TENSORFLOW_1", "LINEAR_TENSORFLOW_2" -> z;
            default -> throw new IllegalArgumentException(one.name());
        };
    }

    /**
     * A chain of K products and a bias, each operation rounded, is within {@code (2K + 1) u / (1 - (2K + 1) u)} of the sum of all magnitudes
     * (Higham, "Accuracy and Stability of Numerical Algorithms", section 3.1; u is half an ulp of 1, and a fused link rounds once where this
     * counts two). No activation has a slope above 1, and their own errors are promised to be at most 3.5e-7.
     */
    @Test
    void isWithinItsErrorBoundOfExactArithmetic() {
        double largest = 0;
        for (int trial = 0; trial < 300; trial++) {
            long seed = Seeds.of("isWithinItsErrorBoundOfExactArithmetic", trial);
            Random random = new Random(seed);
            CellCase one = randomCase(random);
            Trial data = new Trial(one.program(), seed, 1, 1, Numbers.PLAIN);
            double[] exact = Doubles.of(data.state);
            new DoubleInterpreter(one.program(), data.values, ActivationSamples::own)
                    .step(Doubles.of(data.inputs), exact);
            int operations = 2 * (one.inputs() + one.units()) + 1;
            double gamma = operations * HALF_ULP / (1 - operations * HALF_ULP);
            for (int j = 0; j < one.units(); j++) {
                double bound = gamma * magnitudes(one, data, j) + activationBound(one.activation());
                double error = Math.abs(exact[j] - data.lastState[j]);
                largest = Math.max(largest, error / bound);
                assertTrue(
                        error <= bound,
                        "%s, seed %d, unit %d: expected an error of at most %s, found %s"
                                .formatted(one.name(), seed, j, bound, error));
            }
        }
        assertTrue(largest > 0.01, "the bound is never approached: " + largest);
    }

    private static double magnitudes(CellCase one, Trial data, int j) {
        double[][] kernel = data.values.rows("kernel");
        double sum = one.bias() ? Math.abs(data.values.rows("bias")[0][j]) : 0;
        for (int k = 0; k < kernel.length; k++) {
            float value = k < one.inputs() ? data.inputs[k] : data.state[k - one.inputs()];
            sum += Math.abs(value * kernel[k][j]);
        }
        return sum;
    }

    private static double activationBound(ActivationFunction activation) {
        Activation kind = ((Standard) activation).kind();
        return kind == Activation.TANH || kind == Activation.SIGMOID ? 3.5e-7 : 0;
    }

    /** With an activation whose slope is 1 at most. */
    private static CellCase randomCase(Random random) {
        List<CellCase> kinds =
                CellCase.kinds().stream().filter(CellCase::hasCommonActivation).toList();
        return kinds.get(random.nextInt(kinds.size()))
                .sized(1 + random.nextInt(40), 1 + random.nextInt(random.nextBoolean() ? 40 : 200));
    }
}
