package dev.unrolled.samples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.weights.Weights;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sample says of TensorFlow's values, which lie in the repository: so a clone with nothing beside it compares them, too. */
class QuickstartTest {
    private static final String BEGIN = "<!-- quickstart-output -->\n```text\n";

    @ParameterizedTest
    @ValueSource(strings = {"zeros", "ones", "random", "sequence"})
    void everyBitOfTensorFlow(String name) throws IOException {
        Recording recording = new Recording(read("tensorflow.npz"), name);
        UnrolledTinyTensorFlowCell cell = new UnrolledTinyTensorFlowCell();
        cell.load(read("cell.npz"));
        assertTrue(recording.outputs.length >= 8);
        assertEquals(0, recording.bitsThatDiffer(recording.outputsOf(cell)));
    }

    @Test
    void theReadmeShowsWhatItPrints() throws IOException {
        String readme = Files.readString(Path.of("..", "..", "README.md"));
        int begin = readme.indexOf(BEGIN) + BEGIN.length();
        assertTrue(begin >= BEGIN.length(), "README.md: expected a block after <!-- quickstart-output -->");
        String shown = readme.substring(begin, readme.indexOf("```", begin));
        assertEquals(shown, printed().replace(System.lineSeparator(), "\n"));
    }

    private static String printed() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
            System.setOut(stream);
            Quickstart.main(new String[0]);
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Weights read(String resource) throws IOException {
        try (InputStream stream = QuickstartTest.class.getResourceAsStream(resource)) {
            return Weights.read(stream, resource);
        }
    }
}
