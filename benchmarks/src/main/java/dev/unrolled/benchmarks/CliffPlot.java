package dev.unrolled.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** ns per multiply-add over the units, a line for each code shape. */
final class CliffPlot {
    private CliffPlot() {}

    static void write(
            Kind kind,
            Map<String, TreeMap<Integer, Double>> times,
            BiFunction<Integer, Double, Double> perMultiplyAdd,
            String file) {
        XYChart chart = new XYChartBuilder()
                .width(1000)
                .height(520)
                .title(kind + ", JDK " + Machine.jdk() + ": ns per multiply-add, batch 1, as many inputs as units")
                .xAxisTitle("units")
                .yAxisTitle("ns per multiply-add (logarithmic)")
                .build();
        chart.getStyler().setYAxisLogarithmic(true);
        Charts.style(chart.getStyler());
        times.forEach((shape, found) -> {
            List<Double> values = found.entrySet().stream()
                    .map(entry -> perMultiplyAdd.apply(entry.getKey(), entry.getValue()))
                    .toList();
            chart.addSeries(shape, List.copyOf(found.keySet()), values).setMarker(SeriesMarkers.NONE);
        });
        Charts.write(chart, file);
    }
}
