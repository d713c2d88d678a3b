package dev.unrolled.benchmarks;

import java.util.Collection;
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

    static void run(String[] arguments) throws RunnerException, CommandLineOptionException {
        CommandLineOptions options = new CommandLineOptions(arguments);
        ChainedOptionsBuilder builder = new OptionsBuilder()
                .parent(options)
                .shouldFailOnError(true)
                .addProfiler(GCProfiler.class)
                .jvmArgsPrepend(ChildJvm.flags().toArray(String[]::new));
        print(new Runner(builder.build()).run());
    }

    private static void print(Collection<RunResult> results) {
        System.out.println("\n" + Machine.description(ChildJvm.flags()));
        System.out.println("\n| work | by | ns | bytes by JMH's count |\n|---|---|--:|--:|");
        for (RunResult result : results) {
            Sample sample = new Sample();
            result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .forEach(
                            iteration -> sample.add(iteration.getPrimaryResult().getScore()));
            Result<?> bytes = result.getSecondaryResults().get("gc.alloc.rate.norm");
            System.out.println("| " + result.getParams().getParam("work") + " | "
                    + result.getParams().getParam("peer") + " | " + sample.time() + " | "
                    + (bytes == null ? "" : Sample.digits(bytes.getScore())) + " |");
        }
    }
}
