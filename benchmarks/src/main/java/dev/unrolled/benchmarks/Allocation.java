package dev.unrolled.benchmarks;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Bytes that a warm peer allocates in a call, by the JVM's own counter of the thread. JMH's profiler counts all of the JVM, itself
 * included, which shows in calls that take long.
 */
final class Allocation {
    /** The property with the file into which a fork writes the bytes. */
    private static final String FILE = "unrolled.allocation";

    /** Asked for once: that allocates, and would be counted. */
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final long ENOUGH_NANOSECONDS = 20_000_000;

    private Allocation() {}

    static String argument(Path file) {
        return "-D" + FILE + "=" + file;
    }

    /** Writes the bytes of a call of this peer, if anybody wants to know. */
    static void report(Peer peer) {
        String file = System.getProperty(FILE);
        if (file == null) {
            return;
        }
        try {
            Files.writeString(Path.of(file), Long.toString(bytes(peer)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What this thread has allocated since it began. */
    static long ofThread() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** The least of several counts: what a thread allocates once, for a class that is loaded late, is no part of a call. */
    static long bytes(Peer peer) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            long before = ofThread();
            long calls = 0;
            do {
                peer.advance();
                calls++;
            } while (System.nanoTime() - start < ENOUGH_NANOSECONDS);
            least = Math.min(least, (ofThread() - before + calls - 1) / calls);
        }
        return least;
    }
}
