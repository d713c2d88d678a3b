package dev.unrolled.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A program that does the same works in C, named by the property {@code yardstick}: called with the argument {@code quick} it prints lines of
 * peer, kind, {@code inputs,units,batch}, {@code step} or, for 100 of them from zeros, {@code seq}, and ns, with tabs between them.
 */
final class Yardstick {
    /** What its peer is called in its lines and in our tables. */
    static final String TITLE = "C intrinsics";

    private static final String PROPERTY = "yardstick";
    /** With which flags it was built, for the page. */
    private static final String BUILD = "yardstick.build";

    private static final int RUNS = 5;

    /** The length of its sequences. */
    private static final int STEPS = 100;

    private Yardstick() {}

    static boolean isPresent() {
        return System.getProperty(PROPERTY) != null;
    }

    /** What the page says of it after the command; empty if there is none. */
    static String description() {
        String build = System.getProperty(BUILD);
        return !isPresent() ? "" : ", with a yardstick" + (build == null ? "" : " (built with `" + build + "`)");
    }

    /**
     * Runs it several times, and takes the median of this work's lines: its quick runs are short, and a single one may be far off. Gives no
     * sample of a work that the program lacks.
     */
    static void measure(Work work, Sample into) {
        if (work.isSequence() && work.steps() != STEPS) {
            return;
        }
        String mode = work.isSequence() ? "seq" : "step";
        String size = work.inputs() + "," + work.units() + "," + work.batch();
        String start = String.join("\t", TITLE, work.kind().name(), size, mode) + "\t";
        List<Double> times = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            ChildJvm.run(List.of(System.getProperty(PROPERTY), "quick"), line -> {
                if (line.startsWith(start)) {
                    times.add(Double.parseDouble(line.substring(start.length()).trim()));
                }
            });
        }
        if (!times.isEmpty()) {
            Collections.sort(times);
            into.add(times.get(times.size() / 2));
        }
    }
}
