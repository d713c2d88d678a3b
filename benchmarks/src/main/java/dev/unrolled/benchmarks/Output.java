package dev.unrolled.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where reports go: the directory of the property {@code out}, by default {@code docs/benchmarks} below the current one. */
final class Output {
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
            System.out.println("wrote " + file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
