package dev.unrolled.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** A suite's results as Markdown, one table for each kind of cell, and as plots. */
final class StepReport {
    private static final String HEAD = """
            # Time of a step, JDK %d, %s run

            One row for each way to do the same work. ns: of a step with the state that the last one left, or of a whole sequence, mean ±
            standard deviation. Bytes: what the calling thread allocates on the heap in a call. Limit: what loading the weights or the
            multiply-adds take alone, as a share of the row's. The columns after that: how many times as long the others take, so 2 where they take
            twice the row's time. A `~` after a time: its standard deviation is more than a tenth of the mean, the row did not run steadily; a
            `~` before a ratio: the two means differ by no more than the larger of their standard deviations, which is no difference that was
            measured. A star marks the code shape that the processor chooses; where it puts the examples of a batch side by side, that is `auto`
            itself.
            All peers have the same weights and inputs, and their results are compared with the equation in double before they are timed.
            %s
            %s

            %s
            """;

    private static final String YARDSTICK = """
            That does not hold for %s: the program has weights and inputs of its own, and compares itself with the equation in double. Its
            figure is the median of five runs of the program, in each round, and its sequences keep no outputs.
            """;

    private final Suite suite;
    private final Results results;
    private final Limits limits;
    private final String files;

    StepReport(Suite suite, Results results, Limits limits) {
        this.suite = suite;
        this.results = results;
        this.limits = limits;
        this.files = suite.name() + "-jdk" + Machine.jdk();
    }

    /** Writes all files; says how it was measured in the given words. */
    void write(String description) {
        String machine = Machine.description(ChildJvm.flags()) + "\n" + description;
        String yardstick = results.has(Yardstick.TITLE) ? String.format(Locale.ROOT, YARDSTICK, Yardstick.TITLE) : "";
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, HEAD, Machine.jdk(), suite.name(), yardstick, machine, limits.description()));
        for (Kind kind : Kind.values()) {
            List<Work> works = results.works(kind);
            if (!works.isEmpty()) {
                String plot = files + "-" + kind.name().toLowerCase(Locale.ROOT) + ".svg";
                StepPlot.write(kind, works, results, limits, plot);
                text.append("\n## ")
                        .append(kind)
                        .append("\n\n![")
                        .append(kind)
                        .append("](")
                        .append(plot)
                        .append(")\n\n");
                table(works, text);
            }
        }
        Output.write(files + ".md", text.toString());
    }

    private void table(List<Work> works, StringBuilder text) {
        List<String> others =
                results.titles().stream().filter(title -> !isOurs(title)).toList();
        List<String> header = new ArrayList<>(List.of("(inputs, units, batch)", "by", "ns", "bytes", "limit"));
        others.forEach(other -> header.add(other + " ×"));
        row(header, text);
        text.append("|---|---").append("|--:".repeat(header.size() - 2)).append("|\n");
        for (Work work : works) {
            OptionalDouble limit = limits.nanoseconds(work);
            if (limit.isPresent()) {
                row(List.of(work.size(), "limit", Sample.digits(limit.getAsDouble()), "", ""), text);
            }
            for (String title : results.titles()) {
                if (results.hasFailed(work, title)) {
                    row(List.of(work.size(), title, "wrong, or no result", "", ""), text);
                } else if (results.has(work, title)) {
                    row(cells(work, title, limit, others), text);
                }
            }
        }
    }

    private static boolean isOurs(String title) {
        return title.startsWith("Unrolled");
    }

    private List<String> cells(Work work, String title, OptionalDouble limit, List<String> others) {
        Sample sample = results.sample(work, title);
        List<String> cells = new ArrayList<>(List.of(
                work.size(),
                title + (results.isChosen(work, title) ? " \\*" : ""),
                sample.time() + (sample.isUnsteady() ? " ~" : ""),
                sample.allocation(),
                limit.isPresent()
                        ? String.format(Locale.ROOT, "%.1f %%", 100 * limit.getAsDouble() / sample.mean())
                        : ""));
        for (String other : others) {
            boolean isThere = results.has(work, other) && !other.equals(title);
            cells.add(isThere ? ratio(results.sample(work, other), sample) : "");
        }
        return cells;
    }

    private static String ratio(Sample other, Sample ours) {
        return (other.isLike(ours) ? "~" : "") + Sample.digits(other.mean() / ours.mean());
    }

    private static void row(List<String> cells, StringBuilder text) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
