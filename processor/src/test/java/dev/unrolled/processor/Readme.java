package dev.unrolled.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The project's README, of which some parts are made by tests. */
final class Readme {
    /** The project's directory. */
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Path FILE = ROOT.resolve("README.md");

    private Readme() {}

    static String text() throws IOException {
        return Files.readString(FILE);
    }

    /** Compares what stands between two texts; {@code -Dunrolled.recreate=true} writes it anew, and the test counts as skipped. */
    static void assertShows(String expected, String before, String after) throws IOException {
        String text = text();
        int begin = text.indexOf(before) + before.length();
        int end = text.indexOf(after, begin);
        assertTrue(begin >= before.length() && end > begin, "README.md: expected a part after " + before);
        if (Boolean.getBoolean(GoldenFiles.FLAG)) {
            Files.writeString(FILE, text.substring(0, begin) + expected + text.substring(end));
            abort("README.md rewritten");
        }
        assertEquals(
                expected,
                text.substring(begin, end),
                "README.md is out of date: -D" + GoldenFiles.FLAG + "=true rewrites it");
    }
}
