package dev.unrolled.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unrolled.Reference;
import dev.unrolled.weights.Weights;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What TensorFlow's tanh gave for some twenty thousand floats: all that is not flushed to zero there, in all 32 bits. */
class TensorFlowTablesTest {
    @Test
    void tensorFlow1() throws IOException {
        compare("1.15.0", 2.5e-36f, 19_987, TensorFlow1Activations::tanh);
    }

    @Test
    void tensorFlow2() throws IOException {
        compare("2.18.0", Float.MIN_NORMAL, 20_138, TensorFlow2Activations::tanh);
    }

    private static void compare(String version, float flushedBelow, int count, FloatFunction tanh) throws IOException {
        Weights table = Weights.read(Reference.path("tensorflow/activations_tf" + version + ".npz"));
        double[] arguments = table.tensor("x").toDoubles();
        double[] expected = table.tensor("tanh").toDoubles();
        int flushed = 0;
        for (int i = 0; i < arguments.length; i++) {
            float x = (float) arguments[i];
            if (x != 0 && Math.abs(x) < flushedBelow) {
                assertEquals(0.0, Math.abs(expected[i]), "tanh of " + x);
                flushed++;
            } else {
                // JUnit compares floats bit by bit.
                assertEquals((float) expected[i], tanh.apply(x), "tanh of " + x);
            }
        }
        assertEquals(count, arguments.length - flushed);
    }
}
