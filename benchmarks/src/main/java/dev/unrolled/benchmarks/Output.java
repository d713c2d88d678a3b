package dev.unrolled.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Where reports go: the directory of the property {@code out}, by default {@code docs/benchmarks} below the current one. */
final class Output {
    /** What was said to be written: pages are written again and again while a suite runs. */
    private static final Set<Path> TOLD = new HashSet<>();

    private Output() {}

    static Path path(String name) {
        try {
            Path directory = Path.of(System.getProperty("out", "docs/benchmarks"));
            Files.createDirectories(directory);
            return directory.resolve(name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void write(String name, String text) {
        try {
            Path file = path(name);
            Files.writeString(file, text);
            tell(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Says once where a file is. */
    static void tell(Path file) {
        if (TOLD.add(file)) {
            System.out.println("writes " + file);
        }
    }
}
