package dev.unrolled.weights;

import static dev.unrolled.weights.NpyFile.npy;
import static dev.unrolled.weights.Refusal.assertRefused;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Small archives that promise large tensors are refused before memory is allocated for them. */
class NpzMemoryTest {
    private final ZipFileBuilder zip = new ZipFileBuilder();

    /** A shape that agrees with the size in the table, and data that do not come. */
    @Test
    void promisesOfAHeader() {
        byte[] promise = npy("<f8", "False", "(33554000,)");
        zip.deflated("kernel.npy", promise).size = promise.length + 33554000L * 8;
        byte[] file = zip.toByteArray();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertRefused(file, "cell.npz", "kernel", 60, "268432000 bytes of data", "0 bytes");
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < 2 << 20, allocated + " bytes allocated");
    }

    /** A byte becomes a float of four, and an integer of four bytes a double: what is promised is counted as it would lie in memory. */
    @Test
    void bytesThatBecomeLarger() {
        String expected = "deflated members whose values take at most 268435456 bytes in all";
        promise("|u1", 1, (1 << 26) + 1);
        assertRefused(zip.toByteArray(), "cell.npz", "kernel", 60, expected, "more");
        promise("<i4", 4, (1 << 25) + 1);
        assertRefused(zip.toByteArray(), "cell.npz", "kernel", 60, expected, "more");
        promise("|u1", 1, 1 << 26);
        assertRefused(zip.toByteArray(), "cell.npz", "kernel", 60, "67108864 bytes of data", "0 bytes");
        zip.members.add(0, zip.deflated("one.npy", npy("(1,)", 1)));
        zip.members.remove(2);
        int kernelAt = 30 + 7 + 20 + zip.members.get(0).data.length;
        assertRefused(zip.toByteArray(), "cell.npz", "kernel", kernelAt + 60, expected, "more");
    }

    private void promise(String descr, int bytes, int count) {
        zip.members.clear();
        byte[] promise = npy(descr, "False", "(" + count + ",)");
        zip.deflated("kernel.npy", promise).size = promise.length + (long) count * bytes;
    }

    @Test
    void archivesThatExpandWithoutMeasure() {
        String expected = "members that inflate to at most 268435456 bytes in all";
        ZipFileBuilder.Member kernel = zip.deflated("kernel.npy", npy("(1,)", 1));
        kernel.size = (1L << 28) + 1;
        assertRefused(zip.toByteArray(), "cell.npz", null, 0, expected, "more");
        kernel.size = 132;
        ZipFileBuilder.Member bias = zip.deflated("bias.npy", npy("(1,)", 1));
        bias.size = Long.MAX_VALUE;
        bias.zip64Table = true;
        assertRefused(zip.toByteArray(), "cell.npz", null, 60 + kernel.data.length, expected, "more");
    }
}
