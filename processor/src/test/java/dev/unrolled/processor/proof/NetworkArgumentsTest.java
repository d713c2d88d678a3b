package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.testing.compile.JavaFileObjects;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Sequence;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.List;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Missing arguments of a network that steps, of one that gives every output, and of one that gives the last alone. */
@SuppressWarnings("NullAway") // A caller who does not check can give null.
final class NetworkArgumentsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "direction = Direction.FORWARD",
                "direction = Direction.BIDIRECTIONAL",
                "steps = Steps.LAST",
            })
    void missingOnesAreNamed(String member) throws Exception {
        RecurrentNetwork network = network(member);
        float[] inputs = new float[4 * 3 * 2];
        float[] state = network.zeroState(3);
        Sequence sequence = Sequence.of(4, 3);
        assertMissing("sequence", () -> network.run(null, inputs, state, null));
        assertMissing("sequence", () -> network.run(null, inputs, 0, state, 0, null, 0));
        assertMissing("inputs", () -> network.run(sequence, null, state, null));
        assertMissing("state", () -> network.run(sequence, inputs, 0, null, 0, null, 0));
        assertMissing("inputs", () -> network.run(4, 3, null, state, null));
        assertMissing("state", () -> network.run(4, 3, inputs, null, null));
        assertMissing("weights", () -> network.load(null));
        assertMissing("weights", () -> network.load(null, Convention.KERAS));
        assertMissing("convention", () -> network.load(Weights.of(network), null));
        assertMissing("initializer", () -> network.initialize(null));
    }

    private static RecurrentNetwork network(String member) throws Exception {
        String source = """
                package p;
                import dev.unrolled.*;
                @RnnNetwork(inputs = 2, layers = @Layer(rnn = @RnnCell(units = 2), %s))
                public interface Net extends RecurrentNetwork {}
                """;
        return (RecurrentNetwork)
                MemoryClasses.process(List.of(JavaFileObjects.forSourceString("p.Net", source.formatted(member))))
                        .loadClass("p.UnrolledNet")
                        .getConstructor()
                        .newInstance();
    }

    private static void assertMissing(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }
}
