package dev.unrolled.processor.report;

/** What several problems are mended by. */
final class Hints {
    static final String VECTOR_API =
            "Compile and run with `--add-modules jdk.incubator.vector`; a named module also needs "
                    + "`requires static jdk.incubator.vector`. -Aunrolled.shape=rows asks for loops instead.";

    private Hints() {}
}
