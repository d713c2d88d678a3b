package dev.unrolled.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
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
 * @param warmups how many iterations warm a JVM up; cells in lanes are at their pace after up to 0.8 s
 * @param iterations how many are measured
 * @param milliseconds of an iteration
 */
record Suite(String name, List<Work> works, int rounds, int warmups, int iterations, int milliseconds) {
    /** All works, thoroughly. */
    static Suite full() {
        return new Suite("full", chosen(Work.all()), Integer.getInteger("rounds", 3), 5, 5, 400);
    }

    /** Some works, in minutes. */
    static Suite quick() {
        return new Suite("quick", chosen(Work.few()), Integer.getInteger("rounds", 1), 8, 4, 250);
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
        List<PeerFactory> peers = Peers.chosen(works);
        List<String> titles =
                new ArrayList<>(peers.stream().map(PeerFactory::title).toList());
        if (Yardstick.isPresent()) {
            titles.add(Yardstick.TITLE);
        }
        Results results = new Results(titles);
        works.forEach(work -> results.chooses(work, AutoShape.title(work)));
        Limits limits = Limits.measure(works);
        System.out.println(limits.description());
        for (int round = 1; round <= rounds; round++) {
            for (int i = 0; i < works.size(); i++) {
                measure(works.get(i), peers, results, round);
                // After each work, so that a run that is stopped has shown something.
                new StepReport(this, results, limits).write(description(peers, round, i + 1));
            }
        }
        if (results.hasFailures()) {
            throw new IllegalStateException("some peers gave a wrong result or none, see above");
        }
    }

    private void measure(Work work, List<PeerFactory> peers, Results results, int round) {
        if (Yardstick.isPresent()) {
            attempt(work, Yardstick.TITLE, results, round, into -> Yardstick.measure(work, into));
        }
        for (PeerFactory peer : peers) {
            attempt(work, peer.title(), results, round, into -> {
                if (peer.can(work)) {
                    measure(work, peer, into);
                }
            });
        }
    }

    /** The others are worth their hour if one fails; its row says it, and so does the end of the run. */
    private void attempt(Work work, String title, Results results, int round, Consumer<Sample> measurement) {
        Sample sample = results.sample(work, title);
        try {
            measurement.accept(sample);
        } catch (IllegalStateException | IllegalArgumentException | UncheckedIOException failure) {
            failure.printStackTrace();
            results.fails(work, title);
            return;
        }
        if (!sample.isEmpty()) {
            System.out.printf(Locale.ROOT, "%d/%d %s %s: %s ns%n", round, rounds, work.name(), title, sample.time());
        }
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
                .warmupIterations(warmups)
                .warmupTime(time)
                .measurementIterations(iterations)
                .measurementTime(time)
                .jvmArgs(flags.toArray(String[]::new))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    /** How it was measured, after so many works of a round. */
    private String description(List<PeerFactory> peers, int round, int done) {
        String versions = Peers.versions(peers);
        return String.format(
                Locale.ROOT,
                "%s%s\n* rounds: %s, in each a JVM for every peer, one after the other; %d iterations of %d ms to warm up, %d measured%s",
                Machine.command(name, "works", "peers", "rounds"),
                Yardstick.description(),
                progress(round, done),
                warmups,
                milliseconds,
                iterations,
                versions.isEmpty() ? "" : "\n* native peers: " + versions);
    }

    /** A run that was stopped has fewer rounds than it was to have. */
    private String progress(int round, int done) {
        if (done == works.size()) {
            return round == rounds ? Integer.toString(rounds) : round + " of " + rounds;
        }
        return (round - 1) + " of " + rounds + " and " + done + " of " + works.size() + " works of the next";
    }
}
