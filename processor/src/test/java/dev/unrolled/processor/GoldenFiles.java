package dev.unrolled.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaFileObject;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Compares text with files of this repository, byte by byte. With {@code -Dunrolled.recreate=true} a file that differs is written anew and
 * the test is aborted: it turns green only when the same text has been generated once more.
 */
public final class GoldenFiles {
    static final String FLAG = "unrolled.recreate";

    /** The module's directory, in which Maven runs the tests. */
    static final Path MODULE = Path.of("").toAbsolutePath();

    /** The root of the project. */
    public static final Path REPOSITORY = Objects.requireNonNull(MODULE.getParent());

    static final Path RESOURCES = MODULE.resolve("src/test/resources");

    /** The lines shown of each side of a difference. */
    private static final int SHOWN = 40;

    private GoldenFiles() {}

    /** Compares the source of a generated class, after the compilation that made it succeeded without a warning. */
    static void checkGenerated(Compilation compilation, String className, String resource) {
        assertThat(compilation).succeededWithoutWarnings();
        check(RESOURCES.resolve(resource), text(compilation, className));
    }

    /** The source of a generated class. */
    static String text(Compilation compilation, String className) {
        JavaFileObject file = compilation
                .generatedSourceFile(className)
                .orElseThrow(() -> new AssertionFailedError(
                        className + " was not generated, but only " + compilation.generatedSourceFiles()));
        try {
            return file.getCharContent(false).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static void check(Path file, String actual) {
        String expected = Files.exists(file) ? read(file) : "";
        if (actual.equals(expected)) {
            return;
        }
        Path shown = REPOSITORY.relativize(file.toAbsolutePath());
        if (Boolean.getBoolean(FLAG)) {
            write(file, actual);
            throw new TestAbortedException(
                    shown + " written anew: read the difference, then test again without -D" + FLAG);
        }
        String message = "%s differs; if that is meant, run with -D%s=true, read the difference and commit it\n%s"
                .formatted(shown, FLAG, difference(expected, actual));
        throw new AssertionFailedError(message, expected, actual);
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The lines between the first and the last that differ. */
    static String difference(String expected, String actual) {
        List<String> left = List.of(expected.split("\n", -1));
        List<String> right = List.of(actual.split("\n", -1));
        int shorter = Math.min(left.size(), right.size());
        int from = 0;
        while (from < shorter && left.get(from).equals(right.get(from))) {
            from++;
        }
        int tail = 0;
        while (tail < shorter - from && left.get(left.size() - 1 - tail).equals(right.get(right.size() - 1 - tail))) {
            tail++;
        }
        StringBuilder text = new StringBuilder("@@ line %d @@\n".formatted(from + 1));
        append(text, "- ", left.subList(from, left.size() - tail));
        append(text, "+ ", right.subList(from, right.size() - tail));
        return text.toString();
    }

    private static void append(StringBuilder text, String mark, List<String> lines) {
        lines.stream()
                .limit(SHOWN)
                .forEach(line -> text.append(mark).append(line).append('\n'));
        if (lines.size() > SHOWN) {
            text.append(mark).append("and %d lines more\n".formatted(lines.size() - SHOWN));
        }
    }
}
