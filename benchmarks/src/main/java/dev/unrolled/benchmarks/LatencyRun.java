package dev.unrolled.benchmarks;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * Times every single step of a peer. Arguments: work, peer, number of steps, the file of the garbage collection's log. Prints the histogram
 * of the clock and of the steps as lines of percentage and ns.
 */
public final class LatencyRun {
    private static final long LARGEST = 60_000_000_000L;
    private static final int DIGITS = 3;
    private static final long WARM_UP_NANOSECONDS = 5_000_000_000L;
    /** How often the clock alone is timed. */
    static final int CLOCK_READINGS = 10_000_000;

    /** Those of the table; 100 is the slowest of all. */
    static final List<Double> PERCENTAGES = List.of(50.0, 99.0, 99.9, 99.99, 100.0);

    private static final int TICKS_PER_HALF_DISTANCE = 5;

    private LatencyRun() {}

    /**
     * Measures and prints.
     *
     * @param arguments work, peer, steps, log
     * @throws IOException if the log cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Material material = new Material(Work.parse(arguments[0]));
        try (Peer peer = Peers.named(arguments[1]).create(material)) {
            Reference.check(material, peer);
            long steps = Long.parseLong(arguments[2]);
            Histogram histogram = new Histogram(LARGEST, DIGITS);
            Histogram clock = new Histogram(LARGEST, DIGITS);
            warmUp(peer, histogram, clock);
            System.gc();
            Path log = Path.of(arguments[3]);
            long collections = collections();
            long length = Files.size(log);
            readClock(clock, CLOCK_READINGS);
            time(peer, histogram, steps);
            if (collections() != collections || Files.size(log) != length) {
                throw new IllegalStateException(
                        "garbage was collected while steps were timed: " + Files.readString(log));
            }
            print("clock", clock);
            print("step", histogram);
        }
    }

    private static void warmUp(Peer peer, Histogram histogram, Histogram clock) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_NANOSECONDS) {
            time(peer, histogram, 10_000);
            readClock(clock, 10_000);
        }
        histogram.reset();
        clock.reset();
    }

    private static void time(Peer peer, Histogram histogram, long steps) {
        for (long step = 0; step < steps; step++) {
            long start = System.nanoTime();
            peer.advance();
            histogram.recordValue(System.nanoTime() - start);
        }
    }

    private static void readClock(Histogram histogram, long readings) {
        for (long reading = 0; reading < readings; reading++) {
            long start = System.nanoTime();
            histogram.recordValue(System.nanoTime() - start);
        }
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }

    private static void print(String name, Histogram histogram) {
        for (HistogramIterationValue value : histogram.percentiles(TICKS_PER_HALF_DISTANCE)) {
            double percentage = value.getPercentileLevelIteratedTo();
            System.out.println("curve." + name + "\t" + percentage + "\t" + value.getValueIteratedTo());
        }
        for (double percentage : PERCENTAGES) {
            System.out.println(name + "\t" + percentage + "\t" + histogram.getValueAtPercentile(percentage));
        }
    }
}
