package dev.unrolled.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Thousands of files changed at random: whatever the bytes are, reading gives weights or a {@link WeightsException},
 * and allocates no more than a small file is worth.
 *
 * <p>Each run draws new files; {@code -Dunrolled.seed=…} with the seed from a failure repeats it.
 */
class MutationTest {
    private static final int FILES = 6000;

    /** The samples are below 1000 bytes, and so is what they inflate to; buffers and messages take about 14 KB. */
    private static final long MOST_ALLOCATED = 128 << 10;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private int read;
    private int refused;

    @Test
    void changedFilesAreReadOrRefused() {
        long seed = Long.getLong("unrolled.seed", System.nanoTime());
        Random random = new Random(seed);
        Mutation mutation = new Mutation(random);
        List<byte[]> arrays = Samples.arrays();
        for (int i = 0; i < FILES; i++) {
            byte[] array = arrays.get(random.nextInt(arrays.size()));
            int layout = random.nextInt(16);
            byte[] file =
                    switch (i % 4) {
                        case 0 -> mutation.of(array);
                        // Only with a right check sum does a changed array get past the archive.
                        case 1 -> Samples.archive(mutation.of(array), layout);
                        default -> mutation.of(Samples.archive(array, layout));
                    };
            check(file, "seed " + seed + ", file " + i);
        }
        assertTrue(read > FILES / 50 && refused > FILES, read + " read and " + refused + " refused, seed " + seed);
    }

    private void check(byte[] file, String which) {
        // The first time that a message is put together, the JVM makes code for it; that is not the file's doing.
        long allocated = Math.min(read(file, which), read(file, which));
        assertTrue(
                allocated < MOST_ALLOCATED,
                () -> which + " allocated " + allocated + " bytes: "
                        + HexFormat.of().formatHex(file));
    }

    /** Reads a file and gives the number of bytes allocated on the way. */
    private long read(byte[] file, String which) {
        long before = threads.getCurrentThreadAllocatedBytes();
        try {
            Weights weights = Refusal.read(file, "changed.npy");
            read++;
            for (String name : weights.names()) {
                use(weights, name);
            }
        } catch (WeightsException e) {
            refused++;
            assertEquals(
                    e.problems().size(), String.valueOf(e.getMessage()).lines().count(), which);
        } catch (Exception | Error e) {
            throw new AssertionError(which + ": " + HexFormat.of().formatHex(file), e);
        }
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /** A tensor is as large as its shape says, or is refused. */
    private static void use(Weights weights, String name) {
        try {
            Tensor tensor = weights.tensor(name);
            int size = 1;
            for (int dimension : tensor.shape()) {
                size *= dimension;
            }
            assertEquals(size, tensor.toDoubles().length);
        } catch (WeightsException e) {
            assertEquals(1, e.problems().size());
        }
    }
}
