package dev.unrolled.benchmarks;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * What one core can do at all, by the Vector API: prints {@code fma}, multiply-adds per ns, and for each number of bytes given as an argument
 * {@code load}, the bytes and the ns that it takes to load them once, again and again. The best of many: this is a limit.
 */
public final class LimitSweep {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final int LANES = INTS.length();

    /** A line of the cache has as many ints. */
    private static final int LINE = 16;

    private static final int REPETITIONS = 25;
    private static final double REPETITION_NANOSECONDS = 1e6;

    private static int sink;

    private LimitSweep() {}

    /**
     * Measures and prints.
     *
     * @param arguments numbers of bytes
     */
    public static void main(String[] arguments) {
        System.out.println("fma\t" + multiplyAddsPerNanosecond());
        for (String bytes : arguments) {
            System.out.println("load\t" + bytes + "\t" + loadNanoseconds(Integer.parseInt(bytes)));
        }
        // Read, so that loads cannot be left out.
        System.out.println("sink\t" + sink);
    }

    private static double multiplyAddsPerNanosecond() {
        double best = 0;
        int links = 100_000;
        float[] values = new float[FLOATS.length()];
        for (int i = 0; i < 4 * REPETITIONS; i++) {
            long start = System.nanoTime();
            float result = chains(values, links);
            best = Math.max(best, 12.0 * FLOATS.length() * links / (System.nanoTime() - start));
            sink += Float.floatToRawIntBits(result);
        }
        return best;
    }

    /** Twelve chains hide the latency of each other's links. */
    private static float chains(float[] values, int links) {
        FloatVector x = FloatVector.fromArray(FLOATS, values, 0);
        FloatVector y = x.add(1);
        FloatVector a0 = x, a1 = x, a2 = x, a3 = x, a4 = x, a5 = x, a6 = x, a7 = x, a8 = x, a9 = x, a10 = x, a11 = x;
        for (int i = 0; i < links; i++) {
            a0 = x.fma(y, a0);
            a1 = x.fma(y, a1);
            a2 = x.fma(y, a2);
            a3 = x.fma(y, a3);
            a4 = x.fma(y, a4);
            a5 = x.fma(y, a5);
            a6 = x.fma(y, a6);
            a7 = x.fma(y, a7);
            a8 = x.fma(y, a8);
            a9 = x.fma(y, a9);
            a10 = x.fma(y, a10);
            a11 = x.fma(y, a11);
        }
        FloatVector left = a0.add(a1).add(a2).add(a3).add(a4).add(a5);
        return left.add(a6).add(a7).add(a8).add(a9).add(a10).add(a11).reduceLanes(VectorOperators.ADD);
    }

    /** Where an array lies in its cache line is not known: of all offsets the best has whole lines. */
    private static double loadNanoseconds(int bytes) {
        int length = Math.max(8 * LANES, (bytes / Integer.BYTES + LANES - 1) / LANES * LANES);
        int[] values = new int[length + LINE];
        int loops = 1 + (int) (REPETITION_NANOSECONDS / (bytes / 100.0 + 10));
        double best = Double.MAX_VALUE;
        for (int offset = 0; offset < LINE; offset++) {
            for (int i = 0; i < REPETITIONS; i++) {
                long start = System.nanoTime();
                int result = 0;
                for (int loop = 0; loop < loops; loop++) {
                    result |= load(values, offset, length);
                }
                best = Math.min(best, (double) (System.nanoTime() - start) / loops);
                sink += result;
            }
        }
        return best * bytes / ((double) length * Integer.BYTES);
    }

    private static int load(int[] values, int from, int length) {
        IntVector a = IntVector.zero(INTS), b = a, c = a, d = a, e = a, f = a, g = a, h = a;
        int at = from;
        int end = from + length;
        for (; at + 8 * LANES <= end; at += 8 * LANES) {
            a = a.or(IntVector.fromArray(INTS, values, at));
            b = b.or(IntVector.fromArray(INTS, values, at + LANES));
            c = c.or(IntVector.fromArray(INTS, values, at + 2 * LANES));
            d = d.or(IntVector.fromArray(INTS, values, at + 3 * LANES));
            e = e.or(IntVector.fromArray(INTS, values, at + 4 * LANES));
            f = f.or(IntVector.fromArray(INTS, values, at + 5 * LANES));
            g = g.or(IntVector.fromArray(INTS, values, at + 6 * LANES));
            h = h.or(IntVector.fromArray(INTS, values, at + 7 * LANES));
        }
        for (; at < end; at += LANES) {
            a = a.or(IntVector.fromArray(INTS, values, at));
        }
        return a.or(b).or(c).or(d).or(e).or(f).or(g).or(h).reduceLanes(VectorOperators.OR);
    }
}
