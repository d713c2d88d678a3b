package dev.unrolled.processor.proof;

import java.util.Map;
import java.util.TreeMap;

/** Counts what was compared with a framework's values and what was left out and why. */
final class Tally {
    private final String suite;
    private final Map<String, Integer> excluded = new TreeMap<>();
    private double largest;
    private int sequences;
    private int values;

    Tally(String suite) {
        this.suite = suite;
    }

    void sequence() {
        sequences++;
    }

    /** Fails if two values differ by more than the tolerance. */
    void compare(String what, double expected, double found, double tolerance) {
        double error = Math.abs(expected - found);
        if (!(error <= tolerance)) {
            throw new AssertionError("%s: expected %s within %s, found %s: an error of %s"
                    .formatted(what, expected, tolerance, found, error));
        }
        largest = Math.max(largest, error);
        values++;
    }

    /** Fails if two floats differ in a bit. */
    void compareBits(String what, double expected, double found) {
        if (!Bits.equal((float) expected, (float) found)) {
            throw new AssertionError("%s: expected %s, found %s".formatted(what, expected, found));
        }
        values++;
    }

    void exclude(String reason, int count) {
        excluded.merge(reason, count, Integer::sum);
    }

    int values() {
        return values;
    }

    double largest() {
        return largest;
    }

    int excluded(String reason) {
        return excluded.getOrDefault(reason, 0);
    }

    /** One line for the build's log; fails if not all the values were compared that are known to be there. */
    void report(int expected) {
        System.out.printf(
                "%s: %d values of %d sequences compared, largest error %.2g, left out %s%n",
                suite, values, sequences, largest, excluded);
        if (values != expected) {
            throw new AssertionError("%s: expected %d values, found %d".formatted(suite, expected, values));
        }
    }
}
