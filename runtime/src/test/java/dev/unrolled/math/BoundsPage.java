package dev.unrolled.math;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The table of docs/activations.md, which {@link ActivationBounds} wrote. */
final class BoundsPage {
    private static final Path FILE = Path.of("..", "docs", "activations.md");

    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    static BoundsPage read() throws IOException {
        BoundsPage page = new BoundsPage();
        for (String line : Files.readAllLines(FILE)) {
            if (line.startsWith("| `")) {
                String ascii = line.replace('−', '-').replace("∞", "Infinity");
                List<String> cells = Stream.of(ascii.split("(?<!\\\\)\\|", -1))
                        .map(String::strip)
                        .toList();
                page.rows.put(line.split("`", -1)[1], cells.subList(2, cells.size()));
            }
        }
        return page;
    }

    List<String> titles() {
        return List.copyOf(rows.keySet());
    }

    /** Where a measurement is worse than the page says, in words. */
    List<String> worse(String title, Measurement measured) {
        List<String> cells = rows.getOrDefault(title, List.of());
        if (cells.isEmpty()) {
            return List.of("not on the page");
        }
        List<String> problems = new ArrayList<>();
        atMost(problems, "ulp", cells.get(0), "%.3f", measured.ulps);
        atMost(problems, "absolute", cells.get(1), "%.3g", measured.absolute);
        atMost(problems, "backward, ulp", cells.get(2), "%.3f", measured.backwardUlps);
        atMost(problems, "backward, absolute", cells.get(3), "%.3g", measured.backward);
        String[] range = cells.get(4).replaceAll("[\\[\\]]", "").split(", ", 2);
        if (!(measured.smallest >= Float.parseFloat(range[0]) && measured.largest <= Float.parseFloat(range[1]))) {
            problems.add("range: the page says " + cells.get(4) + ", found [" + measured.smallest + ", "
                    + measured.largest + "]");
        }
        return problems;
    }

    /** Compares in the page's digits. A dash stands where there is no bound. */
    private static void atMost(
            List<String> problems, String column, String cell, String digits, Measurement.Worst measured) {
        if (cell.equals("–")) {
            return;
        }
        double page = Double.parseDouble(cell.split(" ", 2)[0]);
        if (!(Double.parseDouble(String.format(Locale.ROOT, digits, measured.value)) <= page)) {
            problems.add(column + ": the page says " + page + ", found " + measured.value + " at " + measured.at);
        }
    }
}
