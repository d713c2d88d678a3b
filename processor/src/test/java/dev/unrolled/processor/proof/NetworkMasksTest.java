package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import com.google.testing.compile.JavaFileObjects;
import dev.unrolled.Padding;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Sequence;
import dev.unrolled.Variable;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What Keras makes of masked steps, in numbers that one sees: the inputs are 1, 2, 3 and 4, recurrent layers add up what they see, dense ones
 * multiply by 10 and add 1. With {@link Padding#REPEAT} and {@link Padding#ZERO_RECURRENT} these are the outputs of Keras 3.15.1 on TensorFlow
 * 2.21.0.
 */
final class NetworkMasksTest {
    private static final String SUM = "@Layer(rnn = @RnnCell(units = 1, activation = Activation.LINEAR)";
    private static final String DENSE = "@Layer(dense = @Dense(units = 1))";
    private static final float[] INPUTS = {1, 2, 3, 4};
    private static final int STEPS = INPUTS.length;

    @Test
    void denseLayersGoOnFromWhatRecurrentOnesGive() throws Exception {
        RecurrentNetwork network = network(SUM + "), " + DENSE);
        boolean[] mask = {false, true, false, true};
        assertOutputs(network, Padding.ZERO, mask, 0, 21, 0, 61);
        assertOutputs(network, Padding.REPEAT, mask, 1, 21, 21, 61);
        assertOutputs(network, Padding.ZERO_RECURRENT, mask, 1, 21, 1, 61);
    }

    @Test
    void denseLayersBeforeAreNotSeen() throws Exception {
        RecurrentNetwork network = network(DENSE + ", " + SUM + ")");
        boolean[] mask = {true, false, true, false};
        assertOutputs(network, Padding.ZERO, mask, 11, 0, 42, 0);
        assertOutputs(network, Padding.REPEAT, mask, 11, 11, 42, 42);
        assertOutputs(network, Padding.ZERO_RECURRENT, mask, 11, 0, 42, 0);
    }

    @Test
    void connectionsAddInputsOfMaskedSteps() throws Exception {
        RecurrentNetwork network = network(DENSE + ", " + SUM + ", name = \"sum\", residual = \"sum\")");
        boolean[] mask = {true, false, true, false};
        assertOutputs(network, Padding.ZERO, mask, 22, 0, 73, 0);
        assertOutputs(network, Padding.REPEAT, mask, 22, 32, 73, 83);
        assertOutputs(network, Padding.ZERO_RECURRENT, mask, 22, 21, 73, 41);
    }

    @Test
    void everyLayerRepeatsInItsOwnOrder() throws Exception {
        RecurrentNetwork network = network(SUM + ", direction = Direction.BACKWARD)");
        boolean[] mask = {false, true, true, false};
        assertOutputs(network, Padding.ZERO, mask, 0, 5, 3, 0);
        assertOutputs(network, Padding.REPEAT, mask, 5, 5, 3, 0);
        assertOutputs(network, Padding.ZERO_RECURRENT, mask, 0, 5, 3, 0);
    }

    /** With {@link Padding#ZERO} the second layer sees the steps 4, 3 and 2, and lacks the last one. */
    @Test
    void theMaskIsNotReversed() throws Exception {
        RecurrentNetwork network = network(SUM + ", direction = Direction.BACKWARD_REVERSED), " + SUM + ")");
        boolean[] mask = {false, true, true, true};
        assertOutputs(network, Padding.ZERO, mask, 4, 11, 20, 0);
        assertOutputs(network, Padding.REPEAT, mask, 0, 7, 16, 25);
        assertOutputs(network, Padding.ZERO_RECURRENT, mask, 0, 7, 16, 16);
    }

    @Test
    void directionsOfTwoGiveZeros() throws Exception {
        RecurrentNetwork network = network(SUM + ", direction = Direction.BIDIRECTIONAL)");
        boolean[] mask = {true, false, true, false};
        for (Padding padding : Padding.values()) {
            assertOutputs(network, padding, mask, 1, 4, 0, 0, 4, 3, 0, 0);
        }
    }

    @Test
    void lastOutputs() throws Exception {
        boolean[] mask = {true, false, true, false};
        boolean[] none = new boolean[STEPS];
        String last = ", steps = Steps.LAST), " + DENSE;
        RecurrentNetwork forward = network(SUM + last);
        assertOutputs(forward, Padding.ZERO, mask, 41);
        assertOutputs(forward, Padding.REPEAT, mask, 41);
        assertOutputs(forward, Padding.ZERO_RECURRENT, mask, 1);
        assertOutputs(forward, Padding.ZERO, none, 0);
        assertOutputs(forward, Padding.REPEAT, none, 1);
        assertOutputs(forward, Padding.ZERO_RECURRENT, none, 1);
        for (String direction : List.of("BACKWARD", "BACKWARD_REVERSED")) {
            RecurrentNetwork backward = network(SUM + ", direction = Direction." + direction + last);
            for (Padding padding : Padding.values()) {
                assertOutputs(backward, padding, mask, 41);
            }
            assertOutputs(backward, Padding.ZERO_RECURRENT, new boolean[] {false, true, true, true}, 1);
        }
        RecurrentNetwork both = network(SUM + ", direction = Direction.BIDIRECTIONAL, steps = Steps.LAST)");
        for (Padding padding : Padding.values()) {
            assertOutputs(both, padding, mask, 4, 4);
            assertOutputs(both, padding, none, 0, 0);
        }
    }

    /** The dense layer makes of the last output, zero, what it makes of any: whether the sequence has no steps, or lengths that say so. */
    @Test
    void noStepIsNoException() throws Exception {
        RecurrentNetwork network = network(SUM + ", steps = Steps.LAST), " + DENSE);
        for (Sequence none : List.of(
                Sequence.of(0, 1),
                Sequence.of(0, 1).lengths(0),
                Sequence.of(4, 1).lengths(0))) {
            for (Padding padding : Padding.values()) {
                float[] outputs = {Float.NaN};
                network.run(none.padding(padding), new float[none.steps()], network.zeroState(1), outputs);
                assertArrayEquals(new float[] {padding.isOfLayers() ? 1 : 0}, outputs, () -> none + ", " + padding);
            }
        }
    }

    private static void assertOutputs(RecurrentNetwork network, Padding padding, boolean[] mask, float... expected) {
        for (RecurrentNetwork each : List.of(network, network.fork(), network.frozen())) {
            float[] outputs = new float[expected.length];
            Arrays.fill(outputs, Float.NaN);
            each.run(Sequence.of(STEPS, 1).mask(mask).padding(padding), INPUTS, each.zeroState(1), outputs);
            assertArrayEquals(expected, outputs, padding::toString);
        }
    }

    private static RecurrentNetwork network(String layers) throws ReflectiveOperationException {
        String source = """
                package p;
                import dev.unrolled.*;
                @RnnNetwork(inputs = 1, layers = {%s})
                public interface Net {}
                """.formatted(layers);
        RecurrentNetwork network =
                (RecurrentNetwork) MemoryClasses.process(List.of(JavaFileObjects.forSourceString("p.Net", source)))
                        .loadClass("p.UnrolledNet")
                        .getConstructor()
                        .newInstance();
        for (Variable variable : network.variables()) {
            boolean isDense = variable.name().startsWith("dense");
            boolean isBias = variable.name().endsWith("bias");
            float value = isBias ? 0 : 1;
            if (isDense) {
                value = isBias ? 1 : 10;
            }
            for (float[] row : variable.rows()) {
                Arrays.fill(row, value);
            }
        }
        return network;
    }
}
