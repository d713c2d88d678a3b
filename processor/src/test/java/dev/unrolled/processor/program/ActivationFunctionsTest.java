package dev.unrolled.processor.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.proof.ActivationSamples;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two interpreters are of one mind about every activation: the one in double has the definition, the one in float the runtime's function. */
final class ActivationFunctionsTest {
    /** The runtime's functions are promised to be within 3.5e-7 of their definitions, which parameters of up to 1.7 multiply. */
    private static final double TOLERANCE = 6e-7;

    static Stream<ActivationFunction.Standard> activations() {
        return ActivationSamples.ALL.stream()
                .filter(ActivationFunction.Standard.class::isInstance)
                .map(ActivationFunction.Standard.class::cast);
    }

    @ParameterizedTest
    @MethodSource("activations")
    void inDoubleAsInFloat(ActivationFunction.Standard activation) {
        for (float x = -12; x <= 12; x += 0.0625f) {
            check(activation, x);
        }
        for (float x : new float[] {-100, -50, 50, 80, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN}) {
            check(activation, x);
        }
    }

    private static void check(ActivationFunction.Standard activation, float x) {
        double expected = ActivationFunctions.apply(activation, x);
        for (Numerics numerics : Numerics.values()) {
            boolean isTensorFlow = numerics == Numerics.TENSORFLOW_1 || numerics == Numerics.TENSORFLOW_2;
            if (!isTensorFlow || ActivationSamples.isKnownToTensorFlow(activation)) {
                float found = ActivationFunctions.apply(activation, numerics, x);
                String at = numerics + " at " + x;
                if (Double.isFinite(expected)) {
                    assertEquals(expected, found, TOLERANCE * Math.max(1, Math.abs(expected)), at);
                } else {
                    assertEquals(expected, (double) found, at);
                }
            }
        }
    }

    /** Far more digits than a float has: from tables of erf and erfc. */
    @Test
    void normalDistribution() {
        double root = Math.sqrt(2);
        assertEquals(0.5, ExactFunctions.normal(0));
        assertEquals((1 + 0.8427007929497149) / 2, ExactFunctions.normal(root), 1e-15);
        assertEquals((1 + 0.9953222650189527) / 2, ExactFunctions.normal(2 * root), 1e-15);
        assertEquals(1.541725790028002e-8 / 2, ExactFunctions.normal(-4 * root), 1e-22);
        assertEquals(2.209049699858544e-5 / 2, ExactFunctions.normal(-3 * root), 1e-19);
        assertEquals(1 - 2.209049699858544e-5 / 2, ExactFunctions.normal(3 * root), 1e-15);
    }

    /** What the processor refuses has no value. */
    @Test
    void unknownToTensorFlow() {
        ActivationFunction.Standard sigmoid = new ActivationFunction.Standard(Activation.SIGMOID);
        for (Numerics numerics : new Numerics[] {Numerics.TENSORFLOW_1, Numerics.TENSORFLOW_2}) {
            assertThrows(IllegalArgumentException.class, () -> ActivationFunctions.apply(sigmoid, numerics, 1f));
        }
    }
}
