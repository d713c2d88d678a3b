package dev.unrolled.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The text of generated classes, to the byte. */
class GeneratedTextTest {
    /** A cell's source does not grow with its size: a loop over 4096 units is as long as one over 9. */
    private static final int MAX_SOURCE = 64 * 1024;

    static Stream<String> cells() {
        return Cells.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void text(String cell) {
        GoldenFiles.checkGenerated(Cells.compile(cell), Cells.generated(cell), Cells.golden(cell));
    }

    @Tag(Javac.AGAIN)
    @ParameterizedTest
    @MethodSource("cells")
    void asciiWithUnixLineEnds(String cell) {
        String text = GoldenFiles.text(Cells.compile(cell), Cells.generated(cell));
        assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(text));
        assertTrue(text.chars().noneMatch(c -> c == '\r' || c == '\t'));
    }

    /** Where digits are others than ours. */
    @Test
    void sameTextInEveryLanguage() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("bn-BD-u-nu-beng"));
        try {
            assertEquals("\u09e7", "%d".formatted(1));
            for (String cell : List.of("TinyCell", "RowsLstmCell", "SpeechNetwork")) {
                GoldenFiles.checkGenerated(Cells.compile(cell), Cells.generated(cell), Cells.golden(cell));
            }
            assertThat(Javac.unrolled()
                            .compile(JavaFileObjects.forSourceString(
                                    "p.Cell",
                                    "package p; @dev.unrolled.RnnCell(units = 5000, inputs = 3) interface Cell {}")))
                    .hadErrorContaining("expected 1 to 4096, found 5000");
        } finally {
            Locale.setDefault(before);
        }
    }

    /** The oldest and the newest Java that a generated class is compiled for. */
    @Tag(Javac.AGAIN)
    @ParameterizedTest
    @MethodSource("cells")
    void compilesForEveryRelease(String cell) {
        for (int release : new int[] {11, 17, Javac.newestRelease()}) {
            Compilation compilation = Cells.compile(cell, "--release", Integer.toString(release));
            assertThat(compilation).succeededWithoutWarnings();
        }
    }

    @Tag(Javac.AGAIN)
    @Test
    void sameTextInEveryOrderOfFiles() {
        List<String> cells = Cells.withoutOptions();
        List<JavaFileObject> files = cells.stream().map(Cells::file).toList();
        Compilation forward = Javac.unrolled().compile(files);
        Compilation again = Javac.unrolled().compile(files);
        Compilation backward = Javac.unrolled()
                .compile(files.stream()
                        .sorted((a, b) -> b.getName().compareTo(a.getName()))
                        .toList());
        for (String cell : cells) {
            String text = GoldenFiles.text(forward, Cells.generated(cell));
            assertEquals(text, GoldenFiles.text(again, Cells.generated(cell)));
            assertEquals(text, GoldenFiles.text(backward, Cells.generated(cell)));
            assertEquals(text, GoldenFiles.text(Cells.compile(cell), Cells.generated(cell)), "compiled alone");
        }
    }

    @Tag(Javac.AGAIN)
    @ParameterizedTest
    @ValueSource(strings = "LargestCell")
    void theLargestCellIsSmall(String cell) {
        Compilation compilation = assertTimeout(Duration.ofSeconds(60), () -> Cells.compile(cell));
        String text = GoldenFiles.text(compilation, Cells.generated(cell));
        assertTrue(text.length() < MAX_SOURCE, () -> text.length() + " characters");
    }

    /** A golden file whose cell is gone would be looked at by nobody. */
    @Test
    void everyGoldenFileHasItsCell() throws Exception {
        List<String> expected = cells().map(Cells::golden).toList();
        try (Stream<Path> files = Files.list(GoldenFiles.RESOURCES.resolve("golden"))) {
            assertEquals(
                    List.of(),
                    files.map(file -> "golden/" + file.getFileName())
                            .filter(file -> !expected.contains(file))
                            .toList());
        }
    }
}
