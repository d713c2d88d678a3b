package dev.unrolled.math;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Measures all implementations of an activation over runs of neighbouring floats, on all cores. */
final class Sweep {
    private static final long RUN = 1 << 20;

    private Sweep() {}

    /** Every float from −∞ to +∞. */
    static List<Measurement> overAll(Definition definition) {
        return over(definition, RUN, RUN, 0);
    }

    /**
     * A sample that reaches every exponent: runs of neighbours, evenly spread.
     *
     * @param run how many neighbours
     * @param stride from the start of one run to the next
     */
    static List<Measurement> over(Definition definition, long run, long stride) {
        return over(definition, run, stride, 0);
    }

    /**
     * A sample around every so many floats.
     *
     * @param run how many neighbours
     * @param stride from the start of one run to the next
     * @param before how many of the neighbours lie before a multiple of {@code stride}, counted from −∞
     */
    static List<Measurement> over(Definition definition, long run, long stride, long before) {
        long first = FloatOrder.MINUS_INFINITY;
        long runs = (FloatOrder.INFINITY - first) / stride + 1;
        return LongStream.range(0, runs)
                .parallel()
                .collect(
                        () -> start(definition),
                        (into, i) -> {
                            long at = first + i * stride - before;
                            long from = Math.max(at, FloatOrder.MINUS_INFINITY);
                            long to = Math.min(at + run, FloatOrder.INFINITY);
                            measure(definition, (int) from, (int) to, into);
                        },
                        Sweep::merge);
    }

    private static List<Measurement> start(Definition definition) {
        List<Measurement> measurements = new ArrayList<>();
        for (int i = 0; i < definition.implementations().size(); i++) {
            measurements.add(new Measurement(definition.promise()));
        }
        return measurements;
    }

    private static void merge(List<Measurement> into, List<Measurement> from) {
        for (int i = 0; i < into.size(); i++) {
            into.get(i).merge(from.get(i));
        }
    }

    /** The floats at indices {@code from} to {@code to}, both included, so that the last step of a run is the first of the next. */
    private static void measure(Definition definition, int from, int to, List<Measurement> into) {
        double[] exact = new double[to - from + 1];
        for (int i = 0; i < exact.length; i++) {
            exact[i] = definition.exact().applyAsDouble(FloatOrder.at(from + i));
        }
        for (int i = 0; i < into.size(); i++) {
            measure(definition.implementations().get(i), definition.promise().isOdd(), from, exact, into.get(i));
        }
    }

    private static void measure(
            Implementation implementation, boolean odd, int from, double[] exact, Measurement into) {
        FloatFunction function = implementation.function();
        FloatFunction scalar = implementation.scalar().orElse(function);
        float before = Float.NaN;
        for (int i = 0; i < exact.length; i++) {
            float x = FloatOrder.at(from + i);
            float y = function.apply(x);
            into.value(x, y, exact[i]);
            if (i > 0) {
                into.step(FloatOrder.at(from + i - 1), before, y, exact[i - 1], exact[i]);
            }
            if (odd && !sameBits(function.apply(-x), -y)) {
                into.notOdd++;
            }
            if (scalar != function && !sameBits(scalar.apply(x), y)) {
                into.scalarDiffers++;
            }
            before = y;
        }
    }

    static boolean sameBits(float a, float b) {
        return Float.floatToIntBits(a) == Float.floatToIntBits(b);
    }
}
