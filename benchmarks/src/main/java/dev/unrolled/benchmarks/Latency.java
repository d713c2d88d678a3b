package dev.unrolled.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How long single steps take, the slowest included. Each cell is measured in a JVM of its own, by {@link LatencyRun}. */
final class Latency {
    private static final String HEAD = """
            # Latency of single steps, JDK %d

            Every step is timed on its own by `System.nanoTime`, whose own cost is part of each figure: the row "clock" is two readings with nothing
            between them. ns. No garbage was collected while steps were timed: the program compares the collectors' counts and the length of
            the garbage collection's log before and after, and fails if they differ. What is slow beyond that is the operating system's or the
            machine's.

            %s
            %s

            | cell | by | steps | p50 | p99 | p99.9 | p99.99 | max |
            |---|---|--:|--:|--:|--:|--:|--:|
            """;

    private final Map<String, List<double[]>> curves = new LinkedHashMap<>();
    private final StringBuilder rows = new StringBuilder();

    private Latency() {}

    /** Measures and writes; the property {@code scale} divides the numbers of steps. */
    static void run() {
        long scale = Long.getLong("scale", 1);
        Latency latency = new Latency();
        for (String peer : System.getProperty("peers", AutoShape.PEER.name()).split(",")) {
            latency.measure("RNN-3x2x1", Peers.named(peer), 100_000_000 / scale);
            latency.measure("RNN-64x128x1", Peers.named(peer), 1_000_000 / scale);
        }
    }

    /** After each peer, so that one that collects garbage, and fails, loses nothing of those before it. */
    private void write() {
        String name = "latency-jdk" + Machine.jdk();
        plot(name + ".svg");
        String command = Machine.command("latency", "peers", "scale");
        String head = String.format(Locale.ROOT, HEAD, Machine.jdk(), Machine.description(ChildJvm.flags()), command);
        Output.write(name + ".md", head + rows + "\n![percentiles](" + name + ".svg)\n");
    }

    private void measure(String work, PeerFactory peer, long steps) {
        if (!peer.can(Work.parse(work))) {
            System.out.println(work + " " + peer.title() + ": there is no such cell");
            return;
        }
        try {
            Path log = Files.createTempFile("unrolled-gc", ".log");
            List<String> lines = new ArrayList<>();
            List<String> flags = List.of("-Xlog:gc:file=" + log);
            List<String> arguments = List.of(work, peer.name(), Long.toString(steps), log.toString());
            ChildJvm.run(flags, LatencyRun.class, arguments, lines::add);
            Files.delete(log);
            add(work, "clock", LatencyRun.CLOCK_READINGS, lines, "clock");
            add(work, peer.title(), steps, lines, "step");
            write();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void add(String work, String title, long steps, List<String> lines, String word) {
        List<double[]> curve = points(lines, "curve." + word);
        curves.put(work + " " + title, curve);
        rows.append("| ").append(work).append(" | ").append(title).append(" | ").append(steps);
        for (double[] point : points(lines, word)) {
            rows.append(" | ").append(Sample.digits(point[1]));
        }
        rows.append(" |\n");
    }

    /** Percentage and ns of all lines that begin with a word. */
    private static List<double[]> points(List<String> lines, String word) {
        return lines.stream()
                .map(line -> line.split("\t"))
                .filter(parts -> parts[0].equals(word))
                .map(parts -> new double[] {Double.parseDouble(parts[1]), Double.parseDouble(parts[2])})
                .toList();
    }

    /** Over one in how many steps, so that the tail can be seen. */
    private void plot(String file) {
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(480)
                .title("Latency of single steps, JDK " + Machine.jdk())
                .xAxisTitle("the slowest one in ... steps")
                .yAxisTitle("ns")
                .build();
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        Charts.style(chart.getStyler());
        curves.forEach((title, curve) -> {
            List<double[]> points =
                    curve.stream().filter(point -> point[0] < 100).toList();
            double[] oneIn =
                    points.stream().mapToDouble(point -> 100 / (100 - point[0])).toArray();
            double[] times =
                    points.stream().mapToDouble(point -> Math.max(1, point[1])).toArray();
            XYSeries series = chart.addSeries(title, oneIn, times);
            series.setMarker(SeriesMarkers.NONE);
        });
        Charts.write(chart, file);
    }
}
