package dev.unrolled.benchmarks;

import dev.unrolled.processor.model.ShapeChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a cell costs before it is fast, and how large its source and class files are. */
final class StartUp {
    private static final List<int[]> SIZES =
            List.of(new int[] {3, 2}, new int[] {8, 16}, new int[] {32, 64}, new int[] {256, 512});

    private static final String HEAD = """
            # Start-up and sizes, JDK %d

            Each cell runs in a fresh JVM, median of %d. Load: loading its classes and making it. Then the first step; ns of a step once it is warm,
            the median of the last fifth of %s seconds; how long and how many steps it takes until a window of 1 ms, and the median of the %d windows
            that begin with it, take at most %.1f times that, "–" if they never do. The JIT compiler shares the core with the steps.
            Source and classes: what the processor writes for it, and what javac makes of that, nested classes included.

            %s
            %s

            | cell | inputs | units | shape | load ms | first step us | warm ns | until warm ms | steps | source bytes | lines | class bytes | files |
            |---|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """;

    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final String SECONDS = System.getProperty("seconds", "4");

    private StartUp() {}

    /** Measures and writes. */
    static void run() {
        String machine = Machine.description(ChildJvm.flags());
        String command = Machine.command("startup", "rounds", "seconds");
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                HEAD,
                Machine.jdk(),
                ROUNDS,
                SECONDS,
                FirstSteps.IN_A_ROW,
                FirstSteps.PACE,
                machine,
                command));
        for (Kind kind : Kind.values()) {
            for (int[] size : SIZES) {
                Work work = new Work(kind, size[0], size[1], 1, 0);
                for (ShapeChoice shape : ShapeChoice.values()) {
                    if (shape != ShapeChoice.AUTO) {
                        text.append(row(work, shape.text()));
                    }
                }
                Output.write("startup-jdk" + Machine.jdk() + ".md", text.toString());
            }
        }
    }

    /** Empty if there is no such cell. */
    private static String row(Work work, String shape) {
        try {
            Path directory = Files.createTempDirectory("unrolled-startup");
            String row = "";
            if (CompiledCell.compile(work, shape, directory)) {
                row = String.format(
                        Locale.ROOT,
                        "| %s | %d | %d | %s%s%s |%n",
                        work.kind(),
                        work.inputs(),
                        work.units(),
                        shape,
                        times(directory),
                        sizes(directory));
                System.out.print(row);
            }
            for (Path file : files(directory)) {
                Files.delete(file);
            }
            Files.delete(directory);
            return row;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String times(Path directory) {
        List<double[]> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<String> arguments = List.of(directory.toString(), SECONDS);
            ChildJvm.run(
                    List.of(),
                    FirstSteps.class,
                    arguments,
                    line -> rounds.add(Stream.of(line.split("\t"))
                            .mapToDouble(Double::parseDouble)
                            .toArray()));
        }
        StringBuilder cells = new StringBuilder();
        for (int column = 0; column < rounds.get(0).length; column++) {
            int of = column;
            double[] sorted =
                    rounds.stream().mapToDouble(round -> round[of]).sorted().toArray();
            // What was never reached is not a number, and sorted as the longest.
            double median = sorted[sorted.length / 2];
            cells.append(" | ").append(Double.isNaN(median) ? "–" : Sample.digits(median));
        }
        return cells.toString();
    }

    private static String sizes(Path directory) throws IOException {
        long sourceBytes = 0;
        long lines = 0;
        long classBytes = 0;
        int classes = 0;
        for (Path file : files(directory)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".java")) {
                String source = Files.readString(file);
                sourceBytes += source.getBytes(StandardCharsets.UTF_8).length;
                lines += source.lines().count();
            } else if (name.startsWith("Unrolled")) {
                classBytes += Files.size(file);
                classes++;
            }
        }
        return " | " + sourceBytes + " | " + lines + " | " + classBytes + " | " + classes;
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
