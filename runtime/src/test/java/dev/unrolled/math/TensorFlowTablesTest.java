package dev.unrolled.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Reference;
import dev.unrolled.weights.Weights;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What TensorFlow gave for some twenty thousand floats. */
class TensorFlowTablesTest {
    /** TensorFlow subtracts 1 from an exponential in double, which leaves an error of a double's last place of 1. */
    private static final double DOUBLE_ROUNDING = 0x1p-52;

    private static final float EVERY_SUBNORMAL = Float.MIN_NORMAL;

    @Test
    void bitsOfTanh() throws IOException {
        // TensorFlow 1.15 loses a tanh this small to subnormal intermediate values.
        compareBits("1.15.0", "tanh", TensorFlow1Activations::tanh, 2.5e-36f, 19_979);
        compareBits("2.18.0", "tanh", TensorFlow2Activations::tanh, EVERY_SUBNORMAL, 20_130);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.15.0", "2.18.0"})
    void bitsOfPiecewiseFunctions(String version) throws IOException {
        compareBits(version, "relu", Activations::relu, EVERY_SUBNORMAL, 20_130);
        compareBits(version, "relu6", PiecewiseActivations::relu6, EVERY_SUBNORMAL, 20_130);
        compareBits(version, "softsign", PiecewiseActivations::softsign, EVERY_SUBNORMAL, 20_130);
        float smallest = Float.MIN_NORMAL;
        compareBits(version, "leaky_relu_0.2", x -> PiecewiseActivations.leakyRelu(x, 0.2f), smallest / 0.19f, 20_080);
        compareBits(
                version, "leaky_relu_0.01", x -> PiecewiseActivations.leakyRelu(x, 0.01f), smallest / 0.0099f, 20_000);
    }

    /**
     * All 32 bits, except where TensorFlow flushes to zero or keeps what it does not define: −0 at the end of a tensor, and infinity divided by
     * itself.
     *
     * @param flushedBelow arguments nearer to 0 than this are left out
     * @param least how many values there are to compare at least
     */
    private static void compareBits(
            String version, String column, FloatFunction function, float flushedBelow, int least) throws IOException {
        Weights table = table(version);
        double[] arguments = table.tensor("x").toDoubles();
        double[] expected = table.tensor(column).toDoubles();
        int compared = 0;
        for (int i = 0; i < arguments.length; i++) {
            float x = (float) arguments[i];
            float theirs = (float) expected[i];
            if (x != 0 && Math.abs(x) < flushedBelow) {
                assertTrue(Math.abs(theirs) < 4 * flushedBelow, column + " of " + x);
            } else if (x == 0 || Float.isInfinite(x)) {
                assertTrue(theirs == function.apply(x) || Float.isNaN(theirs), column + " of " + x);
            } else {
                // JUnit compares floats bit by bit.
                assertEquals(theirs, function.apply(x), column + " of " + x);
                compared++;
            }
        }
        assertTrue(compared >= least, column + ": " + compared);
    }

    @Test
    void nearTensorFlowsDoubles() throws IOException {
        compareDoubles("1.15.0", "tanh_f64", ExponentialActivations::tanhAccurate, 1);
        compareDoubles("1.15.0", "sigmoid_f64", ExponentialActivations::sigmoidAccurate, 1);
        compareDoubles("2.18.0", "tanh_f64", Activations::tanh, 6);
        compareDoubles("2.18.0", "tanh_f64", SeparateActivations::tanh, 6);
        compareDoubles("2.18.0", "tanh_f64", ExponentialActivations::tanhAccurate, 1);
        compareDoubles("2.18.0", "sigmoid_f64", ExponentialActivations::sigmoidAccurate, 1);
        compareDoubles("2.18.0", "elu_f64", x -> ExponentialActivations.elu(x, 1f), 1);
        compareDoubles("2.18.0", "selu_f64", ExponentialActivations::selu, 1);
        compareDoubles("2.18.0", "softplus_f64", ExponentialActivations::softplus, 1);
        compareDoubles("2.18.0", "softsign_f64", PiecewiseActivations::softsign, 2);
    }

    /** For x < 0 the fast sigmoid promises no more than an absolute error. */
    @ParameterizedTest
    @ValueSource(strings = {"1.15.0", "2.18.0"})
    void fastSigmoidNearTensorFlowsDoubles(String version) throws IOException {
        Weights table = table(version);
        double[] arguments = table.tensor("x").toDoubles();
        double[] expected = table.tensor("sigmoid_f64").toDoubles();
        for (int i = 0; i < arguments.length; i++) {
            float x = (float) arguments[i];
            double tolerance = x >= 0 ? Math.min(2e-7, 4 * Math.ulp((float) expected[i])) : 2e-7;
            for (float found : new float[] {Activations.sigmoid(x), SeparateActivations.sigmoid(x)}) {
                assertEquals(expected[i], found, tolerance, () -> "sigmoid of " + x);
            }
        }
    }

    private static void compareDoubles(String version, String column, FloatFunction function, double ulps)
            throws IOException {
        Weights table = table(version);
        double[] arguments = table.tensor("x").toDoubles();
        double[] expected = table.tensor(column).toDoubles();
        int compared = 0;
        for (int i = 0; i < arguments.length; i++) {
            if (Double.isFinite(arguments[i]) && Double.isFinite(expected[i])) {
                float x = (float) arguments[i];
                double error = Math.abs(function.apply(x) - expected[i]);
                double ulp = Math.ulp((float) expected[i]);
                assertTrue(
                        error <= ulps * ulp + DOUBLE_ROUNDING, () -> column + " of " + x + ": " + error / ulp + " ulp");
                compared++;
            }
        }
        assertTrue(compared > 20_000, column + ": " + compared);
    }

    private static Weights table(String version) throws IOException {
        return Weights.read(Reference.path("tensorflow/activations_tf" + version + ".npz"));
    }
}
