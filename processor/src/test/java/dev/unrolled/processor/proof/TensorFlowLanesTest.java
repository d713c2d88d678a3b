package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.math.TensorFlow2Activations;
import dev.unrolled.processor.model.ShapeChoice;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** TensorFlow's tanh in lanes, and side by side, beside the runtime's, above all where it changes from one formula to the other. */
final class TensorFlowLanesTest {
    private static final float[] EDGES = {
        0f, Float.MIN_VALUE, 0x1p-126f, 0.0004f, 7.90531110763549805f, 1f, Float.MAX_VALUE
    };

    /** Enough for neighbours of all edges, for both signs, and for more. */
    private static final int VALUES = 4096;

    @Test
    void lanes() {
        check(Cells.of(new CellCase(16, 1, Activation.TANH, false, Numerics.TENSORFLOW_2, ShapeChoice.LANES)));
    }

    @Test
    void sideBySide() {
        check(Cells.of(new CellCase(2, 1, Activation.TANH, false, Numerics.TENSORFLOW_2, ShapeChoice.LANES)));
    }

    /** Units whose sum is the input itself. */
    private static void check(CompiledCell compiled) {
        RecurrentCell cell = compiled.create();
        Arrays.fill(cell.variables().get(0).rows()[0], 1f);
        float[] inputs = inputs();
        float[] states = cell.zeroState(inputs.length);
        cell.step(inputs.length, inputs, states);
        float[] single = cell.zeroState(1);
        for (int n = 0; n < inputs.length; n++) {
            float expected = TensorFlow2Activations.tanhScalar(inputs[n] + 0f);
            float x = inputs[n];
            assertTrue(Bits.equal(expected, states[n * cell.units()]), () -> x + " of a batch");
            Arrays.fill(single, 0f);
            cell.step(new float[] {x}, single);
            assertTrue(Bits.equal(expected, single[0]), () -> x + " alone");
        }
    }

    private static float[] inputs() {
        Random random = new Random(Seeds.of("TensorFlowLanesTest", 0));
        float[] inputs = new float[VALUES];
        int count = 0;
        for (float edge : EDGES) {
            float x = edge;
            for (int i = 0; i < 20; i++) {
                inputs[count++] = x;
                inputs[count++] = -x;
                x = i < 10 ? Math.nextUp(x) : i == 10 ? Math.nextDown(edge) : Math.nextDown(x);
            }
        }
        inputs[count++] = Float.NaN;
        while (count < VALUES) {
            inputs[count++] = (float) (random.nextGaussian() * Math.pow(10, 2 - random.nextInt(8)));
        }
        return inputs;
    }
}
