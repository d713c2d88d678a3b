package dev.unrolled.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmarks and prints them as a table: time with its spread, ratio, bytes allocated. Takes JMH's own options. */
public final class Report {
    private Report() {}

    /**
     * Runs the benchmarks.
     *
     * @param arguments JMH's options
     * @throws RunnerException if JMH fails
     * @throws CommandLineOptionException if an option is unknown
     */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
        CommandLineOptions options = new CommandLineOptions(arguments);
        ChainedOptionsBuilder builder =
                new OptionsBuilder().parent(options).shouldFailOnError(true).addProfiler(GCProfiler.class);
        if (options.getIncludes().isEmpty()) {
            builder.include(StepBenchmark.class.getName());
        }
        print(new Runner(builder.build()).run());
    }

    private static void print(Collection<RunResult> results) {
        Map<String, Map<String, RunResult>> rows = new LinkedHashMap<>();
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            String peer = name.substring(name.lastIndexOf('.') + 1);
            String row = result.getParams().getParam("size") + " | "
                    + result.getParams().getParam("shape");
            rows.computeIfAbsent(row, key -> new LinkedHashMap<>()).put(peer, result);
        }
        System.out.printf(
                Locale.ROOT,
                "%nJDK %s, %s%n%n",
                System.getProperty("java.version"),
                System.getProperty("java.vm.name"));
        System.out.println(
                "| inputs x units x batch | shape | Unrolled ns | plain loop ns | ratio | Unrolled bytes a step |");
        System.out.println("|---|---|--:|--:|--:|--:|");
        rows.forEach((row, peers) -> System.out.println("| " + row + " | " + cells(peers) + " |"));
    }

    private static String cells(Map<String, RunResult> peers) {
        RunResult unrolled = peers.get("unrolled");
        RunResult loop = peers.get("plainLoop");
        String ratio = unrolled == null || loop == null
                ? ""
                : String.format(Locale.ROOT, "%.1f", score(loop) / score(unrolled));
        return time(unrolled) + " | " + time(loop) + " | " + ratio + " | " + allocated(unrolled);
    }

    private static double score(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    private static String time(RunResult result) {
        return result == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.4g ± %.2g",
                        score(result),
                        result.getPrimaryResult().getStatistics().getStandardDeviation());
    }

    private static String allocated(RunResult result) {
        if (result == null) {
            return "";
        }
        Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
        return bytes == null ? "" : String.format(Locale.ROOT, "%.3f", bytes.getScore());
    }
}
