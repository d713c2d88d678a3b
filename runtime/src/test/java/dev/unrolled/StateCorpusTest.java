package dev.unrolled;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads in every build what {@link StateFuzzTest} starts from and what it has found, without Jazzer. */
class StateCorpusTest {
    @Test
    void bytes() throws IOException, URISyntaxException {
        int states = 0;
        for (Path file : inputs("read")) {
            states += StateSamples.isRead(Files.readAllBytes(file)) ? 1 : 0;
        }
        // That which version 1 wrote, to be read by every later one; the others are damaged.
        assertEquals(2, states);
    }

    @Test
    void bytesWithARightCheckSum() throws IOException, URISyntaxException {
        int states = 0;
        for (Path file : inputs("readChecked")) {
            states += StateSamples.isRead(StateSamples.checked(Files.readAllBytes(file))) ? 1 : 0;
        }
        assertEquals(2, states);
    }

    private static List<Path> inputs(String target) throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(StateCorpusTest.class.getResource("StateFuzzTestInputs/" + target))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
