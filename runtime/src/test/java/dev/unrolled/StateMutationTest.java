package dev.unrolled;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.weights.Mutation;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Thousands of saved states changed at random: each is read as it is or refused, and a refusal has changed nothing. */
class StateMutationTest {
    private static final int FILES = 20_000;

    @Test
    void changedStatesAreReadOrRefused() {
        long seed = Long.getLong("unrolled.seed", System.nanoTime());
        Random random = new Random(seed);
        Mutation mutation = new Mutation(random);
        byte[] original = State.write(StateSamples.LSTM, StateSamples.state());
        int read = 0;
        for (int i = 0; i < FILES; i++) {
            byte[] changed = mutation.of(original);
            try {
                // Without a right check sum no change gets past it.
                assertFalse(StateSamples.isRead(changed) && !Arrays.equals(original, changed));
                read += StateSamples.isRead(StateSamples.checked(changed)) ? 1 : 0;
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(
                        "seed " + seed + ", file " + i + ": " + HexFormat.of().formatHex(changed), failure);
            }
        }
        int found = read;
        assertTrue(found > FILES / 20 && found < FILES, () -> found + " read, seed " + seed);
    }
}
