package dev.unrolled.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the benchmark with JMH's own options, and prints a table. */
final class JmhRun {
    private JmhRun() {}

    static void run(String[] arguments) throws RunnerException, CommandLineOptionException, IOException {
        CommandLineOptions options = new CommandLineOptions(arguments);
        if (isQuestion(options)) {
            org.openjdk.jmh.Main.main(arguments);
            return;
        }
        // The user's come last, and have the last word.
        List<String> flags = new ArrayList<>(ChildJvm.flags());
        flags.addAll(options.getJvmArgsPrepend().orElse(List.of()));
        ChainedOptionsBuilder builder = new OptionsBuilder()
                .parent(options)
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .jvmArgsPrepend(flags.toArray(String[]::new));
        print(new Runner(builder.build()).run(), flags);
    }

    /** Whether nothing is to be run. */
    private static boolean isQuestion(CommandLineOptions options) {
        return options.shouldHelp()
                || options.shouldList()
                || options.shouldListWithParams()
                || options.shouldListProfilers()
                || options.shouldListResultFormats();
    }

    private static void print(Collection<RunResult> results, List<String> flags) {
        System.out.println("\n" + Machine.description(flags));
        System.out.println("\n| work | by | score | unit | bytes by JMH's count |\n|---|---|--:|---|--:|");
        for (RunResult result : results) {
            Sample sample = new Sample();
            result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .forEach(
                            iteration -> sample.add(iteration.getPrimaryResult().getScore()));
            Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
            System.out.println("| " + result.getParams().getParam("work") + " | "
                    + result.getParams().getParam("peer") + " | " + score(sample) + " | "
                    + result.getPrimaryResult().getScoreUnit() + " | "
                    + (bytes == null ? "" : Sample.digits(bytes.getScore())) + " |");
        }
    }

    /** Two decimals, which are enough of ns, may be none of operations in a ns. */
    private static String score(Sample sample) {
        return sample.mean() >= 1
                ? sample.time()
                : String.format(Locale.ROOT, "%.3g ± %.2g", sample.mean(), sample.deviation());
    }
}
