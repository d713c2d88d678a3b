package dev.unrolled.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where reports go: the directory of the property {@code out}, by default {@code docs/benchmarks} below the current one. */
final class Output {
    private Output() {}

    static Path directory() {
        return Path.of(System.getProperty("out", "docs/benchmarks"));
    }

    /** Where a file of a name goes, in a directory that exists then. */
    static Path path(String name) {
        try {
            return Files.createDirectories(directory()).resolve(name);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void write(String name, String text) {
        try {
            Files.writeString(path(name), text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
