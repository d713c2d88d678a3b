package dev.unrolled.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Sequence;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SequenceRunTest {
    private final List<String> calls = new ArrayList<>();

    /** One value of each kind; every run adds one to the states it is given, and there is room only if it is said so. */
    private RecurrentNetwork network(boolean hasRoom) {
        return (RecurrentNetwork) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {RecurrentNetwork.class}, (self, method, arguments) -> {
                    if (method.getName().equals("reserve")) {
                        calls.add("reserve" + Arrays.toString(arguments));
                        if (!hasRoom) {
                            throw new OutOfMemoryError();
                        }
                        return null;
                    } else if (method.getName().equals("run")) {
                        calls.add("run");
                        ((float[]) arguments[4])[(int) arguments[5]]++;
                        return null;
                    }
                    return 1;
                });
    }

    private static Sequence batchMajor() {
        return Sequence.of(3, 2).batchMajor().lengths(1, 3);
    }

    @Test
    void roomIsMadeBeforeAStateChanges() {
        float[] state = {5, 6};
        assertThrows(
                OutOfMemoryError.class,
                () -> SequenceRun.run(network(false), batchMajor(), new float[6], state, new float[6]));
        assertArrayEquals(new float[] {5, 6}, state);
    }

    @Test
    void batchMajorExamplesRunOneByOne() {
        float[] state = {5, 6};
        SequenceRun.run(network(true), batchMajor(), new float[6], state, new float[6]);
        assertEquals(List.of("reserve[3, 1]", "run", "run"), calls);
        assertArrayEquals(new float[] {6, 7}, state);
    }

    @Test
    void timeMajorExamplesRunTogether() {
        SequenceRun.run(network(true), Sequence.of(3, 2), new float[6], new float[2], new float[6]);
        assertEquals(List.of("reserve[3, 2]", "run"), calls);
    }
}
