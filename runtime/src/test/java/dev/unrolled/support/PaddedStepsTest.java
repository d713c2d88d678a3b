package dev.unrolled.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unrolled.Padding;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Sequence;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaddedStepsTest {
    private final List<String> calls = new ArrayList<>();

    /** A network of one number that has no room for more than one step. */
    private final RecurrentNetwork network = (RecurrentNetwork) Proxy.newProxyInstance(
            RecurrentNetwork.class.getClassLoader(),
            new Class<?>[] {RecurrentNetwork.class},
            (proxy, method, arguments) -> {
                if (method.getReturnType() == int.class) {
                    return 1;
                }
                calls.add(method.getName());
                if (method.getName().equals("reserve")) {
                    assertEquals(List.of(3, 2), List.of(arguments));
                    throw new IllegalStateException("no room");
                }
                return null;
            });

    /** A run that fails has changed no state: the room for its largest part is made before its first step. */
    @Test
    void roomIsMadeBeforeTheFirstStep() {
        Sequence sequence = Sequence.of(3, 2).lengths(1, 3).padding(Padding.REPEAT);
        PaddedSteps padded =
                new PaddedSteps((inputs, inputsAt, state, stateAt, outputs, outputsAt) -> calls.add("pad"), 1);
        assertThrows(
                IllegalStateException.class,
                () -> padded.advance(network, sequence, new float[6], 0, new float[2], 0, new float[6], 0));
        assertEquals(List.of("reserve"), calls);
    }
}
