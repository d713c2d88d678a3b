package dev.unrolled.benchmarks;

import dev.unrolled.processor.model.ShapeChoice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Sweeps the units, to find sizes at which a code shape falls off a cliff. */
final class Cliffs {
    /** A JVM measures as many sizes, few enough that they do not pollute each other's profiles by much. */
    private static final int SIZES_PER_JVM = 16;

    /** A cell on a cliff takes as much longer than a larger one. */
    private static final double CLIFF = 1.15;

    /** How far the larger one may be. */
    private static final int NEAR = 32;

    private static final String HEAD = """
            # Cliffs: time over the units, JDK %d

            Steps of %s cells with as many inputs as units, batch 1, median of seven windows of 20 ms. A size is on a cliff if a cell of up to
            %d units more takes less time, by a factor of at least %.2f; ns are those of a step. All sizes that were measured are in [%s](%s).

            %s
            %s

            ![ns per multiply-add](%s)
            """;

    private final Kind kind = Kind.valueOf(System.getProperty("kind", "RNN"));
    private final Map<String, TreeMap<Integer, Double>> times = new LinkedHashMap<>();

    private Cliffs() {}

    /** Measures and writes; the properties {@code from}, {@code to} and {@code stride} say which units. */
    static void run() {
        Cliffs cliffs = new Cliffs();
        int stride = Integer.getInteger("stride", 1);
        int[] units = IntStream.rangeClosed(Integer.getInteger("from", 1), Integer.getInteger("to", 512))
                .filter(one -> one % stride == 0)
                .toArray();
        for (ShapeChoice shape : ShapeChoice.values()) {
            if (shape != ShapeChoice.AUTO) {
                cliffs.sweep(shape.text(), units);
            }
        }
    }

    private void sweep(String shape, int[] units) {
        TreeMap<Integer, Double> found = new TreeMap<>();
        for (int from = 0; from < units.length; from += SIZES_PER_JVM) {
            List<String> arguments = new ArrayList<>(List.of(kind.name(), shape));
            for (int i = from; i < Math.min(units.length, from + SIZES_PER_JVM); i++) {
                arguments.add(Integer.toString(units[i]));
            }
            int before = found.size();
            ChildJvm.run(List.of(), CliffSweep.class, arguments, line -> {
                System.out.println(shape + "\t" + line);
                String[] parts = line.split("\t");
                found.put(Integer.valueOf(parts[0]), Double.valueOf(parts[1]));
            });
            if (found.size() == before) {
                // Sizes only grow: there is no such cell any more.
                break;
            }
        }
        if (!found.isEmpty()) {
            times.put(shape, found);
            write();
        }
    }

    private double perMultiplyAdd(int units, double nanoseconds) {
        Work work = new Work(kind, units, units, 1, 0);
        return nanoseconds / (work.inputMultiplyAdds() + work.recurrentMultiplyAdds());
    }

    private void write() {
        String name = "cliffs-" + kind.name().toLowerCase(Locale.ROOT) + "-jdk" + Machine.jdk();
        StringBuilder lines = new StringBuilder("shape\tunits\tns\tns per multiply-add\n");
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                HEAD,
                Machine.jdk(),
                kind,
                NEAR,
                CLIFF,
                name + ".tsv",
                name + ".tsv",
                Machine.description(ChildJvm.flags()),
                Machine.command("cliffs", "kind", "from", "to", "stride"),
                name + ".svg"));
        times.forEach((shape, found) -> {
            found.forEach((units, time) -> lines.append(String.format(
                    Locale.ROOT, "%s\t%d\t%.2f\t%.5f%n", shape, units, time, perMultiplyAdd(units, time))));
            text.append("\n## ").append(shape).append("\n\n").append(cliffs(found));
        });
        Output.write(name + ".tsv", lines.toString());
        CliffPlot.write(kind, times, this::perMultiplyAdd, name + ".svg");
        Output.write(name + ".md", text.toString());
    }

    private static String cliffs(TreeMap<Integer, Double> times) {
        StringBuilder rows = new StringBuilder();
        times.forEach((units, time) -> {
            Map.Entry<Integer, Double> faster = times.subMap(units, false, units + NEAR, true).entrySet().stream()
                    .min(Map.Entry.comparingByValue())
                    .orElse(null);
            if (faster != null && time > CLIFF * faster.getValue()) {
                rows.append(String.format(
                        Locale.ROOT,
                        "| %d | %s | %d | %s | %.2f |%n",
                        units,
                        Sample.digits(time),
                        faster.getKey(),
                        Sample.digits(faster.getValue()),
                        time / faster.getValue()));
            }
        });
        return rows.length() == 0
                ? "No cliff.\n"
                : "| units | ns | faster units | ns | ratio |\n|--:|--:|--:|--:|--:|\n" + rows;
    }
}
