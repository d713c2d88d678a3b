package dev.unrolled.benchmarks;

import java.util.List;

/**
 * A program that does the same works in C, named by the property {@code yardstick}: called with the argument {@code quick} it prints lines of
 * peer, kind, {@code inputs,units,batch}, {@code step} or {@code seq}, and ns, with tabs between them.
 */
final class Yardstick {
    /** What its peer is called in its lines and in our tables. */
    static final String TITLE = "C intrinsics";

    private static final String PROPERTY = "yardstick";

    private Yardstick() {}

    static boolean isPresent() {
        return System.getProperty(PROPERTY) != null;
    }

    /** Runs it, and takes the line of this work. */
    static void measure(Work work, Sample into) {
        String mode = work.isSequence() ? "seq" : "step";
        String size = work.inputs() + "," + work.units() + "," + work.batch();
        String start = String.join("\t", TITLE, work.kind().name(), size, mode) + "\t";
        ChildJvm.run(List.of(System.getProperty(PROPERTY), "quick"), line -> {
            if (line.startsWith(start)) {
                into.add(Double.parseDouble(line.substring(start.length()).trim()));
            }
        });
    }
}
