package dev.unrolled.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The promises of all activations over a sample of the floats; {@link ActivationBounds} does it over every float. */
class ActivationBoundsTest {
    /** About 7 million floats a function, 8 neighbours at a time; the stride is a prime, so that all low bits occur. */
    private static final long RUN = 8;

    private static final long STRIDE = 4999;

    private static final List<Class<?>> CLASSES = List.of(
            Activations.class,
            SeparateActivations.class,
            TensorFlow1Activations.class,
            TensorFlow2Activations.class,
            PiecewiseActivations.class,
            ExponentialActivations.class);

    static final List<Definition> DEFINITIONS = Definitions.ALL;

    private final BoundsPage page;

    ActivationBoundsTest() throws IOException {
        this.page = BoundsPage.read();
    }

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void everyPromiseIsKeptOverASampleOfAllFloats(Definition definition) {
        check(definition, Sweep.over(definition, RUN, STRIDE));
    }

    @ParameterizedTest
    @FieldSource("DEFINITIONS")
    void everyPromiseIsKeptAroundEveryPowerOfTwo(Definition definition) {
        check(definition, Sweep.over(definition, 64, 1 << 22, 32));
    }

    private void check(Definition definition, List<Measurement> measurements) {
        for (int i = 0; i < measurements.size(); i++) {
            Implementation implementation = definition.implementations().get(i);
            String title = definition.title(implementation);
            assertEquals(List.of(), Keeping.problems(definition, implementation, measurements.get(i)), title);
            assertEquals(List.of(), page.worse(title, measurements.get(i)), title);
        }
    }

    @Test
    void tanhKeepsZeroesAndSubnormals() {
        for (FloatFunction tanh :
                List.<FloatFunction>of(Activations::tanh, SeparateActivations::tanh, TensorFlow2Activations::tanh)) {
            for (int bits = 0; bits < 1 << 23; bits += 61) {
                float x = Float.intBitsToFloat(bits);
                assertTrue(Sweep.sameBits(x, tanh.apply(x)) && Sweep.sameBits(-x, tanh.apply(-x)), () -> "at " + x);
            }
        }
    }

    @Test
    void leakyReluOfZeros() {
        for (float alpha : new float[] {0.1f, 3f}) {
            assertTrue(Sweep.sameBits(0f, PiecewiseActivations.leakyRelu(0f, alpha)));
            assertTrue(Sweep.sameBits(-0f, PiecewiseActivations.leakyRelu(-0f, alpha)));
        }
        assertTrue(Sweep.sameBits(0f, PiecewiseActivations.leakyRelu(0f, -0.1f)));
        assertTrue(Sweep.sameBits(0f, PiecewiseActivations.leakyRelu(-0f, -0.1f)));
    }

    @Test
    void everyActivationIsMeasured() {
        Set<String> measured = new TreeSet<>();
        for (Definition definition : Definitions.ALL) {
            for (Implementation implementation : definition.implementations()) {
                measured.add(implementation.owner().getSimpleName() + "." + definition.name());
                implementation
                        .scalar()
                        .ifPresent(s -> measured.add(
                                implementation.owner().getSimpleName() + "." + definition.name() + "Scalar"));
            }
        }
        Set<String> declared = new TreeSet<>();
        for (Class<?> owner : CLASSES) {
            Stream.of(owner.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()))
                    .map(Method::getName)
                    .forEach(name -> declared.add(owner.getSimpleName() + "." + name));
        }
        assertEquals(declared, measured);
    }

    /** The page lists the functions that are measured; that no sample is worse than what it says is tested with the promises. */
    @Test
    void thePageIsUpToDate() {
        List<String> titles = new ArrayList<>();
        for (Definition definition : Definitions.ALL) {
            definition.implementations().forEach(implementation -> titles.add(definition.title(implementation)));
        }
        assertEquals(titles, page.titles(), "made by ActivationBounds, whose Javadoc says how");
    }
}
