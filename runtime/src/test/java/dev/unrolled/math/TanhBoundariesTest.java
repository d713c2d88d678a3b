package dev.unrolled.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The floats where a tanh goes from one formula to another, which no sample of all floats need contain. */
class TanhBoundariesTest {
    /** Where TensorFlow's tanh stops being the identity; it is the quotient there already. */
    private static final float TENSORFLOW_IDENTITY = 0.0004f;

    @Test
    void tensorFlowsIsTheIdentityBelowItsBoundary() {
        for (int sign : new int[] {-1, 1}) {
            float at = sign * TENSORFLOW_IDENTITY;
            float below = sign * Math.nextDown(TENSORFLOW_IDENTITY);
            assertEquals(below, TensorFlow2Activations.tanh(below));
            assertNotEquals(at, TensorFlow2Activations.tanh(at));
        }
    }

    /** Every float near the boundary of the identity, or of the clamp of one of the three. */
    @ParameterizedTest
    @ValueSource(floats = {TENSORFLOW_IDENTITY, 7.90531110763549805f, 8.12729454f, 8.1543808f})
    void scalarFormsHaveTheSameBits(float boundary) {
        float x = boundary;
        for (int i = 0; i < 1000; i++) {
            x = Math.nextDown(x);
        }
        for (int i = 0; i < 2000; i++) {
            for (float signed : new float[] {x, -x}) {
                assertEquals(TensorFlow2Activations.tanh(signed), TensorFlow2Activations.tanhScalar(signed));
                assertEquals(Activations.tanh(signed), Activations.tanhScalar(signed));
                assertEquals(SeparateActivations.tanh(signed), SeparateActivations.tanhScalar(signed));
            }
            x = Math.nextUp(x);
        }
    }
}
