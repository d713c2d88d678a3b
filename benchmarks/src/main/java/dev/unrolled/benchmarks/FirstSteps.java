package dev.unrolled.benchmarks;

import dev.unrolled.RecurrentCell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cell costs in the first seconds of a JVM. Arguments: the directory of its class files, seconds. Prints ms to load and make it, us of the
 * first step, ns of a step in the end, ms until that pace was reached, and the steps made until then, with tabs between them; NaN for the last
 * two if it never was.
 */
public final class FirstSteps {
    private static final long WINDOW_NANOSECONDS = 1_000_000;

    /** In the end are the last windows. */
    private static final double END = 0.8;

    /** As many windows in a row have to be at the final pace, within this factor, in the median. */
    static final int IN_A_ROW = 21;

    static final double PACE = 1.2;

    private FirstSteps() {}

    /**
     * Measures and prints.
     *
     * @param arguments directory, seconds
     */
    public static void main(String[] arguments) {
        long start = System.nanoTime();
        RecurrentCell cell = CompiledCell.load(Path.of(arguments[0]));
        float[] state = cell.zeroState(1);
        float[] input = new float[cell.inputs()];
        long made = System.nanoTime();
        cell.step(1, input, state);
        long stepped = System.nanoTime();
        List<double[]> windows = windows(cell, input, state, stepped + (long) (1e9 * Double.parseDouble(arguments[1])));
        double end = median(windows.subList((int) (END * windows.size()), windows.size()));
        double[] reached = reached(windows, PACE * end);
        System.out.println((made - start) / 1e6 + "\t" + (stepped - made) / 1e3 + "\t" + end + "\t"
                + (reached[2] - stepped) / 1e6 + "\t" + reached[1]);
    }

    /** For each window ns of a step, steps made before it, and when it began. */
    private static List<double[]> windows(RecurrentCell cell, float[] input, float[] state, long until) {
        List<double[]> windows = new ArrayList<>();
        long steps = 1;
        long now = System.nanoTime();
        while (now < until) {
            long begin = now;
            long before = steps;
            do {
                for (int i = 0; i < 10; i++) {
                    cell.step(1, input, state);
                }
                steps += 10;
                now = System.nanoTime();
            } while (now - begin < WINDOW_NANOSECONDS);
            windows.add(new double[] {(double) (now - begin) / (steps - before), before, begin});
        }
        return windows;
    }

    private static double[] reached(List<double[]> windows, double pace) {
        for (int i = 0; i + IN_A_ROW <= windows.size(); i++) {
            if (windows.get(i)[0] <= pace && median(windows.subList(i, i + IN_A_ROW)) <= pace) {
                return windows.get(i);
            }
        }
        return new double[] {Double.NaN, Double.NaN, Double.NaN};
    }

    private static double median(List<double[]> windows) {
        return windows.stream()
                .mapToDouble(window -> window[0])
                .sorted()
                .skip(windows.size() / 2)
                .findFirst()
                .orElse(Double.NaN);
    }
}
