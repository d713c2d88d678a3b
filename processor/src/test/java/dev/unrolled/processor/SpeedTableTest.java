package dev.unrolled.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The README's table of speed is what the page of the benchmarks says. */
final class SpeedTableTest {
    private static final String HEADER = "| (inputs, units) | RNN | GRU | LSTM |\n|---|--:|--:|--:|\n";
    private static final List<String> KINDS = List.of("RNN", "GRU", "LSTM");
    private static final List<String> NATIVE = List.of("ONNX Runtime", "TensorFlow", "PyTorch (DJL)");

    /** What the README calls a work, and what the page calls it. */
    private static final Map<String, String> WORKS = works();

    private static Map<String, String> works() {
        Map<String, String> works = new LinkedHashMap<>();
        works.put("(3, 2), straight code", "(3, 2, 1)");
        for (String size : List.of("8, 16", "32, 64", "64, 128", "256, 512")) {
            works.put("(" + size + ")", "(" + size + ", 1)");
        }
        works.put("(64, 128), batch of 32", "(64, 128, 32)");
        works.put("(256, 512), batch of 32", "(256, 512, 32)");
        works.put("100 steps of (64, 128)", "(64, 128, 1), 100 steps");
        works.put("100 steps of (64, 128), batch of 32", "(64, 128, 32), 100 steps");
        return works;
    }

    @Test
    void isThatOfThePage() throws IOException {
        Path page = Readme.ROOT.resolve("docs/benchmarks/full-jdk25.md");
        Readme.assertShows(table(times(Files.readString(page))), HEADER, "\n\n");
    }

    private static String table(Map<String, Double> times) {
        StringBuilder table = new StringBuilder();
        WORKS.forEach((title, work) -> {
            table.append("| ").append(title);
            for (String kind : KINDS) {
                String of = kind + work;
                table.append(" | ")
                        .append(
                                title.endsWith("straight code")
                                        ? ratio(times, of, "Unrolled straight")
                                        : ratio(times, of, "Unrolled lanes") + " / "
                                                + ratio(times, of, "Unrolled lanes, frozen"));
            }
            table.append(" |\n");
        });
        return table.toString().stripTrailing();
    }

    /** How many times as long the fastest native runtime takes. */
    private static String ratio(Map<String, Double> times, String work, String by) {
        double least = NATIVE.stream()
                .mapToDouble(peer -> time(times, work + peer))
                .min()
                .orElseThrow();
        double ratio = least / time(times, work + by);
        return String.format(Locale.ROOT, ratio < 1.25 ? "%.2f" : ratio < 9.95 ? "%.1f" : "%.0f", ratio);
    }

    private static double time(Map<String, Double> times, String row) {
        return Objects.requireNonNull(times.get(row), row);
    }

    /** Nanoseconds by kind, work and who does it. */
    private static Map<String, Double> times(String page) {
        Map<String, Double> times = new LinkedHashMap<>();
        String kind = "";
        for (String line : page.lines().toList()) {
            String[] cells = line.split(" \\| ", -1);
            if (line.startsWith("## ")) {
                kind = line.substring(3);
            } else if (cells.length > 5 && cells[0].startsWith("| (") && !cells[0].startsWith("| (inputs")) {
                String time = cells[2].split(" ±", -1)[0].replaceAll("[\\s\\u00a0\\u202f]", "");
                times.put(kind + cells[0].substring(2) + cells[1].replace(" \\*", ""), Double.valueOf(time));
            }
        }
        return times;
    }
}
