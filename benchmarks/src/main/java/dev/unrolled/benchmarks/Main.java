package dev.unrolled.benchmarks;

import java.io.IOException;
import java.util.Arrays;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/** The commands of the jar, as {@code benchmarks/README.md} describes them. */
public final class Main {
    private static final String HELP = "expected quick, full, latency, cliffs, startup, or jmh and options of JMH";

    private Main() {}

    /**
     * Runs a command.
     *
     * @param arguments the command and, for {@code jmh}, options
     * @throws RunnerException if JMH fails
     * @throws CommandLineOptionException if JMH does not know an option
     * @throws IOException if JMH cannot print its help
     */
    public static void main(String[] arguments) throws RunnerException, CommandLineOptionException, IOException {
        if (arguments.length == 0) {
            throw new IllegalArgumentException(HELP);
        }
        Machine.pin();
        switch (arguments[0]) {
            case "quick" -> writing(Suite.quick()::run);
            case "full" -> writing(Suite.full()::run);
            case "latency" -> writing(Latency::run);
            case "cliffs" -> writing(Cliffs::run);
            case "startup" -> writing(StartUp::run);
            case "jmh" -> JmhRun.run(Arrays.copyOfRange(arguments, 1, arguments.length));
            default -> throw new IllegalArgumentException(HELP + "; found " + arguments[0]);
        }
    }

    private static void writing(Runnable command) {
        System.out.println("writes into " + Output.directory().toAbsolutePath());
        command.run();
    }
}
