package dev.unrolled.math;

import java.util.ArrayList;
import java.util.List;

/** Whether an implementation keeps its promise. */
final class Keeping {
    private Keeping() {}

    /** What is broken, in words; empty if all is well. */
    static List<String> problems(Definition definition, Implementation implementation, Measurement measured) {
        Promise promise = definition.promise();
        List<String> problems = new ArrayList<>();
        atMost(problems, "ulps", promise.ulps(), measured.ulps);
        atMost(problems, "absolute error", promise.absolute(), measured.absolute);
        if (!(measured.smallest >= promise.smallest() && measured.largest <= promise.largest())) {
            problems.add("range: expected [" + promise.smallest() + ", " + promise.largest() + "], found ["
                    + measured.smallest + ", " + measured.largest + "]");
        }
        if (measured.notOdd > 0) {
            problems.add("odd: " + measured.notOdd + " exceptions");
        }
        if (measured.scalarDiffers > 0) {
            problems.add("scalar form: other bits for " + measured.scalarDiffers + " floats");
        }
        for (int i = 0; i < Promise.SPECIAL_ARGUMENTS.size(); i++) {
            special(
                    problems,
                    implementation,
                    Promise.SPECIAL_ARGUMENTS.get(i),
                    promise.special().get(i));
        }
        nan(problems, implementation);
        return problems;
    }

    private static void atMost(List<String> problems, String what, double expected, Measurement.Worst found) {
        if (!(found.value <= expected)) {
            problems.add(what + ": expected at most " + expected + ", found " + found.value + " at " + found.at);
        }
    }

    private static void special(List<String> problems, Implementation implementation, float x, float expected) {
        float found = implementation.function().apply(x);
        float scalar = implementation.scalar().orElse(implementation.function()).apply(x);
        if (!Sweep.sameBits(found, expected) || !Sweep.sameBits(scalar, expected)) {
            problems.add("at " + x + ": expected " + expected + ", found " + found + ", scalar form " + scalar);
        }
    }

    /** Quiet and signalling NaNs of both signs, with every bit of the payload tried on its own. */
    private static void nan(List<String> problems, Implementation implementation) {
        for (int sign : new int[] {0, Integer.MIN_VALUE}) {
            for (int payload = 1; payload < 1 << 23; payload <<= 1) {
                float x = Float.intBitsToFloat(sign | 0x7f800000 | payload);
                float found = implementation.function().apply(x);
                float scalar = implementation
                        .scalar()
                        .orElse(implementation.function())
                        .apply(x);
                if (!Float.isNaN(found) || !Float.isNaN(scalar)) {
                    problems.add("at NaN: found " + found + ", scalar form " + scalar);
                    return;
                }
            }
        }
    }
}
