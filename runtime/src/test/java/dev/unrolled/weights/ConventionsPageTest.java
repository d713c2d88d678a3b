package dev.unrolled.weights;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.support.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names in {@code docs/conventions.md} are those that are written. */
class ConventionsPageTest {
    private final String page;

    ConventionsPageTest() throws IOException {
        page = Files.readString(Path.of("..", "docs", "conventions.md"));
    }

    private static String row(String title, LayerLayout layer, int direction) {
        return Stream.of(Convention.values())
                .map(convention -> "`" + new Directions(convention).pattern(layer, direction) + "`")
                .collect(Collectors.joining(" | ", "| " + title + " | ", " |"));
    }

    private void assertSays(String text) {
        assertTrue(page.contains(text), text);
    }

    @Test
    void namesOfLayers() {
        assertSays(row("`encoder`, LSTM", LayerLayout.of("encoder", CellLayout.lstm(3, 2)), 0));
        LayerLayout both = LayerLayout.bidirectional("both", CellLayout.lstm(3, 2));
        assertSays(row("`both`, two directions, forward", both, 0));
        assertSays(row("`both`, two directions, backward", both, 1));
        assertSays(row("`head`, dense", LayerLayout.dense("head", 3, 2), 0));
    }

    @Test
    void tensorsOfADenseLayer() {
        Map<String, String> letters = Map.of("[3]", "[inputs]", "[2]", "[outputs]");
        for (Convention convention : Convention.values()) {
            assertSays(FrameworkTensors.of(convention, CellLayout.dense(3, 2)).stream()
                    .map(tensor -> {
                        String text = "`" + tensor.name() + " " + Text.shape(tensor.shape()) + "`";
                        for (Map.Entry<String, String> each : letters.entrySet()) {
                            text = text.replace(each.getKey(), each.getValue());
                        }
                        return text;
                    })
                    .collect(Collectors.joining(", ")));
        }
    }
}
