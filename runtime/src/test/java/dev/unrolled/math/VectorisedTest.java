package dev.unrolled.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What {@link VectorisedLoops} measures is what the README says is vectorised. */
class VectorisedTest {
    @Test
    void theyAreThoseOfTheReadme() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        Matcher row = Pattern.compile("\\| vectorised in loops \\|(.*)\\|").matcher(readme);
        assertTrue(row.find());
        Set<String> told = new TreeSet<>();
        for (String constant : row.group(1).replaceAll("[` ]", "").split(",", -1)) {
            if (!constant.equals("LINEAR")) { // of which there is no function
                told.add(constant.replace("_", ""));
            }
        }
        Set<String> measured = new TreeSet<>();
        VectorisedLoops.ALL.forEach(loop ->
                measured.add(loop.name().substring(loop.name().indexOf('.') + 1).toUpperCase(Locale.ROOT)));
        assertEquals(told, measured);
    }
}
