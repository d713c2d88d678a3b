package dev.unrolled.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures works by all peers, in rounds: in each, every peer gets a JVM of its own, one after the other, so that a machine that
 * changes its pace changes it for all. Writes a table and plots.
 *
 * @param name of the files that are written
 * @param works what is measured
 * @param rounds how many JVMs every peer gets for a work
 * @param iterations of warming up, and as many that are measured
 * @param milliseconds of an iteration
 */
record Suite(String name, List<Work> works, int rounds, int iterations, int milliseconds) {
    private static final Pattern SHAPE = Pattern.compile("code shape (\\w+)");

    /** All works, thoroughly. */
    static Suite full() {
        return new Suite("full", chosen(Work.all()), Integer.getInteger("rounds", 3), 5, 400);
    }

    /** Some works, in minutes. */
    static Suite quick() {
        return new Suite("quick", chosen(Work.few()), Integer.getInteger("rounds", 1), 4, 250);
    }

    /** The property {@code works}, names with commas between them, has the last word. */
    private static List<Work> chosen(List<Work> works) {
        String names = System.getProperty("works");
        return names == null
                ? works
                : List.of(names.split(",")).stream().map(Work::parse).toList();
    }

    /** Measures and writes. */
    void run() {
        List<PeerFactory> peers = Peers.chosen();
        List<String> titles =
                new ArrayList<>(peers.stream().map(PeerFactory::title).toList());
        if (Yardstick.isPresent()) {
            titles.add(Yardstick.TITLE);
        }
        Results results = new Results(titles);
        Limits limits = Limits.measure(works);
        System.out.println(limits.description());
        for (int round = 1; round <= rounds; round++) {
            for (Work work : works) {
                measure(work, peers, results, round);
            }
            // After each round, so that a run that is stopped has shown something.
            new StepReport(this, results, limits).write();
        }
        if (results.hasFailures()) {
            throw new IllegalStateException("some peers gave a wrong result or none, see above");
        }
    }

    private void measure(Work work, List<PeerFactory> peers, Results results, int round) {
        Matcher shape = SHAPE.matcher(CompiledCell.of(work, "auto").describe());
        if (shape.find()) {
            results.chooses(work, new GeneratedPeer.Factory(shape.group(1), false).title());
        }
        if (Yardstick.isPresent()) {
            Yardstick.measure(work, results.sample(work, Yardstick.TITLE));
            tell(work, Yardstick.TITLE, results, round);
        }
        for (PeerFactory peer : peers) {
            if (peer.can(work)) {
                try {
                    measure(work, peer, results.sample(work, peer.title()));
                    tell(work, peer.title(), results, round);
                } catch (IllegalStateException failure) {
                    // The others are worth their hour all the same; the row says it, and so does the end of the run.
                    failure.printStackTrace();
                    results.fails(work, peer.title());
                }
            }
        }
    }

    private void tell(Work work, String title, Results results, int round) {
        System.out.printf(
                Locale.ROOT,
                "%d/%d %s %s: %s ns%n",
                round,
                rounds,
                work.name(),
                title,
                results.sample(work, title).time());
    }

    private void measure(Work work, PeerFactory peer, Sample into) {
        try {
            Path allocation = Files.createTempFile("unrolled-allocation", ".txt");
            for (RunResult run : runAll(options(work, peer, allocation))) {
                run.getBenchmarkResults().stream()
                        .flatMap(fork -> fork.getIterationResults().stream())
                        .map(IterationResult::getPrimaryResult)
                        .forEach(iteration -> into.add(iteration.getScore()));
            }
            into.allocated(Long.parseLong(Files.readString(allocation)));
            Files.delete(allocation);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Collection<RunResult> runAll(Options options) {
        try {
            return new Runner(options).run();
        } catch (RunnerException failure) {
            throw new IllegalStateException(
                    "no result of " + options.getParameter("work").get() + " "
                            + options.getParameter("peer").get(),
                    failure);
        }
    }

    private Options options(Work work, PeerFactory peer, Path allocation) {
        List<String> flags = new ArrayList<>(ChildJvm.flags());
        flags.add(Allocation.argument(allocation));
        TimeValue time = TimeValue.milliseconds(milliseconds);
        return new OptionsBuilder()
                .include(StepBenchmark.class.getName() + ".advance")
                .param("work", work.name())
                .param("peer", peer.name())
                .forks(1)
                .warmupIterations(iterations)
                .warmupTime(time)
                .measurementIterations(iterations)
                .measurementTime(time)
                .jvmArgs(flags.toArray(String[]::new))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    /** How it was measured. */
    String description() {
        String versions = Peers.versions(Peers.chosen());
        return String.format(
                Locale.ROOT,
                "* command: `%s`%s\n* rounds: %d, in each a JVM for every peer, one after the other; %d iterations of %d ms to warm up, %d measured%s",
                command(),
                Yardstick.isPresent() ? ", with a yardstick" : "",
                rounds,
                iterations,
                milliseconds,
                iterations,
                versions.isEmpty() ? "" : "\n* native peers: " + versions);
    }

    /** With the options that say what is measured, not those that say where. */
    private String command() {
        return Stream.of("works", "peers", "rounds")
                .filter(option -> System.getProperty(option) != null)
                .map(option -> "-D" + option + "=" + System.getProperty(option) + " ")
                .collect(Collectors.joining("", "", name));
    }
}
