package dev.unrolled.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where reports go: the directory of the property {@code out}, by default {@code docs/benchmarks} below the current one. */
final class Output {
    private Output() {}

    /** Exists from then on: a directory that cannot is told before anything is measured. */
    static Path directory() {
        try {
            return Files.createDirectories(Path.of(System.getProperty("out", "docs/benchmarks")));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Path path(String name) {
        return directory().resolve(name);
    }

    static void write(String name, String text) {
        try {
            Files.writeString(path(name), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
