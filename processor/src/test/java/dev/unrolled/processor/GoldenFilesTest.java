package dev.unrolled.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.JavaFileObjects;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** The harness that all goldens rely on does fail, and is never green after it has written. */
class GoldenFilesTest {
    private final String flag = System.getProperty(GoldenFiles.FLAG, "false");

    @BeforeEach
    void compareOnly() {
        System.setProperty(GoldenFiles.FLAG, "false");
    }

    @AfterEach
    void restore() {
        System.setProperty(GoldenFiles.FLAG, flag);
    }

    @Test
    void aDifferenceFailsAndNamesTheFlagAndTheLines(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("golden.txt");
        Files.writeString(file, "a\nb\nc\n");
        AssertionFailedError failure =
                assertThrows(AssertionFailedError.class, () -> GoldenFiles.check(file, "a\nB\nc\n"));
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains("-Dunrolled.recreate=true"), message);
        assertTrue(message.contains("@@ line 2 @@\n- b\n+ B\n"), message);
        assertEquals("a\nb\nc\n", Files.readString(file));
    }

    @Test
    void aMissingFileIsADifference(@TempDir Path directory) {
        Path file = directory.resolve("missing.txt");
        assertThrows(AssertionFailedError.class, () -> GoldenFiles.check(file, "a\n"));
    }

    @Test
    void rewritingAbortsTheTest(@TempDir Path directory) throws Exception {
        System.setProperty(GoldenFiles.FLAG, "true");
        Path file = directory.resolve("deeper/golden.txt");
        assertThrows(TestAbortedException.class, () -> GoldenFiles.check(file, "a\n"));
        assertEquals("a\n", Files.readString(file));
        GoldenFiles.check(file, "a\n");
    }

    @Test
    void aWarningFailsBeforeTheTextIsCompared() {
        var compilation = Javac.unrolled().compile(JavaFileObjects.forSourceString("p.Raw", """
                package p;
                @dev.unrolled.RnnCell(units = 1, inputs = 1)
                interface Raw {
                    java.util.List raw = null;
                }
                """));
        AssertionError failure = assertThrows(
                AssertionError.class, () -> GoldenFiles.checkGenerated(compilation, "p.UnrolledRaw", "no/such.file"));
        assertTrue(String.valueOf(failure.getMessage()).contains("found raw type"), failure.getMessage());
    }
}
