package dev.unrolled.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What one peer took for one work: the times of all iterations of all rounds, and the bytes allocated in a call. */
final class Sample {
    /** A standard deviation above this share of the mean: no steady pace. */
    private static final double UNSTEADY = 0.1;

    private final List<Double> nanoseconds = new ArrayList<>();
    private OptionalLong bytes = OptionalLong.empty();

    void add(double time) {
        nanoseconds.add(time);
    }

    /** The most bytes of all rounds. */
    void allocated(long count) {
        bytes = OptionalLong.of(Math.max(count, bytes.orElse(0)));
    }

    boolean isEmpty() {
        return nanoseconds.isEmpty();
    }

    double mean() {
        return nanoseconds.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    /** The standard deviation; 0 of a single time, of which nothing is known. */
    double deviation() {
        if (nanoseconds.size() < 2) {
            return 0;
        }
        double mean = mean();
        double squares = nanoseconds.stream()
                .mapToDouble(time -> (time - mean) * (time - mean))
                .sum();
        return Math.sqrt(squares / (nanoseconds.size() - 1));
    }

    boolean isUnsteady() {
        return deviation() > UNSTEADY * mean();
    }

    /** Whether the means differ by no more than one of both varies. */
    boolean isLike(Sample other) {
        return Math.abs(mean() - other.mean()) <= Math.max(deviation(), other.deviation());
    }

    /** Mean and, of more than one time, standard deviation. */
    String time() {
        return nanoseconds.size() < 2 ? digits(mean()) : digits(mean()) + " ± " + digits(deviation());
    }

    String allocation() {
        return bytes.isPresent() ? Long.toString(bytes.getAsLong()) : "";
    }

    /** Three digits below 1 000, five above, without an exponent. */
    static String digits(double value) {
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        double rounding = 1;
        while (value / rounding >= 1000) {
            rounding *= 10;
        }
        return String.format(Locale.ROOT, "%,." + decimals + "f", Math.round(value / rounding * 100) / 100.0 * rounding)
                .replace(',', ' ');
    }
}
