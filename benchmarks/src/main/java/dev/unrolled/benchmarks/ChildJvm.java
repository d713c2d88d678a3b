package dev.unrolled.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs a class of this jar in a JVM of its own, which knows nothing of what others have made the JIT compile. */
final class ChildJvm {
    private ChildJvm() {}

    /**
     * What every measured JVM is started with: no more than a user of all code shapes needs, and whose heap does not grow while it runs. The
     * collector is the one that HotSpot takes on one core.
     */
    static List<String> flags() {
        List<String> flags = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"));
        if (ModuleFinder.ofSystem().find(CompiledCell.VECTOR_MODULE).isPresent()) {
            flags.addAll(List.of("--add-modules", CompiledCell.VECTOR_MODULE));
        }
        if (Machine.jdk() >= 24) {
            // Else each start of a peer with native code prints a warning.
            flags.add("--enable-native-access=ALL-UNNAMED");
        }
        return flags;
    }

    /** Runs {@code main} and hands each line that it prints over. */
    static void run(List<String> moreFlags, Class<?> main, List<String> arguments, Consumer<String> lines) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags());
        command.addAll(moreFlags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        run(command, lines);
    }

    /** Runs a command and hands each line that it prints over. */
    static void run(List<String> command, Consumer<String> lines) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines);
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new IllegalStateException("status " + status + " of " + String.join(" ", command));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
