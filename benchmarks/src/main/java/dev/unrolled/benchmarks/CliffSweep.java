package dev.unrolled.benchmarks;

import java.util.Arrays;

/**
 * Times cells of one kind and code shape, as many units as inputs, batch 1. Arguments: kind, shape, units... Prints lines of units and ns of a step.
 */
public final class CliffSweep {
    private static final long WINDOW_NANOSECONDS = 20_000_000;

    /**
     * Warm is a cell that has not become faster by this much for as many windows, and whose steps allocate no more: before C2 is done with it, a
     * cell may keep one pace for long, up to a hundred times slower.
     */
    private static final double FASTER = 0.97;

    private static final int STILL = 50;
    /** More than asking costs, and less than one vector in every step of a window. */
    private static final long COLD_BYTES = 2_000;

    private static final int MOST_WINDOWS = 200;
    private static final int WINDOWS = 7;

    private CliffSweep() {}

    /**
     * Measures and prints.
     *
     * @param arguments kind, shape, units...
     */
    public static void main(String[] arguments) {
        Kind kind = Kind.valueOf(arguments[0]);
        // The call of a step sees several classes from the first size on: else the first ones would be inlined, and the
        // others not.
        for (int units = 2; units < 5; units++) {
            warm(new Work(kind, units, units, 1, 0), "rows");
        }
        for (int i = 2; i < arguments.length; i++) {
            int units = Integer.parseInt(arguments[i]);
            Work work = new Work(kind, units, units, 1, 0);
            if (CompiledCell.isPossible(work, arguments[1])) {
                System.out.println(units + "\t" + median(warm(work, arguments[1])));
            }
        }
    }

    private static Peer warm(Work work, String shape) {
        Material material = new Material(work);
        Peer peer = new GeneratedPeer.Factory(shape, false).create(material);
        Reference.check(material, peer);
        warmUp(peer);
        return peer;
    }

    private static void warmUp(Peer peer) {
        double best = Double.MAX_VALUE;
        int still = 0;
        for (int i = 0; i < MOST_WINDOWS && still < STILL; i++) {
            long before = Allocation.ofThread();
            double time = window(peer);
            boolean isCold = Allocation.ofThread() - before > COLD_BYTES;
            still = isCold || time < FASTER * best ? 0 : still + 1;
            best = Math.min(best, time);
        }
    }

    private static double median(Peer peer) {
        double[] times = new double[WINDOWS];
        for (int i = 0; i < WINDOWS; i++) {
            times[i] = window(peer);
        }
        Arrays.sort(times);
        return times[WINDOWS / 2];
    }

    /** ns of a step. */
    private static double window(Peer peer) {
        long start = System.nanoTime();
        long steps = 0;
        long now;
        do {
            // Reads the clock rarely, so that small cells do not pay for it.
            for (int i = 0; i < 100; i++) {
                peer.advance();
            }
            steps += 100;
            now = System.nanoTime();
        } while (now - start < WINDOW_NANOSECONDS);
        return (double) (now - start) / steps;
    }
}
