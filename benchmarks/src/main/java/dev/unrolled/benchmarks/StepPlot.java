package dev.unrolled.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;

/** Times of all peers over the sizes of one kind of cell. */
final class StepPlot {
    private StepPlot() {}

    static void write(Kind kind, List<Work> works, Results results, Limits limits, String file) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(1000)
                .height(560)
                .title(kind + ", JDK " + Machine.jdk() + ": ns per step" + (Machine.isPinned() ? ", one core" : ""))
                .xAxisTitle("inputs, units, batch")
                .yAxisTitle("ns per step (logarithmic)")
                .build();
        chart.getStyler().setDefaultSeriesRenderStyle(CategorySeries.CategorySeriesRenderStyle.Line);
        chart.getStyler().setOverlapped(true);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setXAxisLabelRotation(30);
        Charts.style(chart.getStyler());
        add(chart, "limit", works, work -> limits.nanoseconds(work).orElse(Double.NaN));
        for (String title : results.titles()) {
            add(
                    chart,
                    title,
                    works,
                    work -> results.has(work, title)
                            ? results.sample(work, title).mean()
                            : Double.NaN);
        }
        Charts.write(chart, file);
    }

    /** A peer that did none of the works is left out; of a single one, XChart wants a gap as null. */
    private static void add(CategoryChart chart, String title, List<Work> works, ToDoubleFunction<Work> time) {
        List<Double> values = new ArrayList<>();
        boolean isEmpty = true;
        for (Work work : works) {
            double value = time.applyAsDouble(work) / work.stepsPerCall();
            values.add(Double.isNaN(value) ? null : value);
            isEmpty &= Double.isNaN(value);
        }
        if (!isEmpty) {
            chart.addSeries(title, works.stream().map(StepPlot::label).toList(), values);
        }
    }

    private static String label(Work work) {
        return work.inputs() + "," + work.units() + "," + work.batch() + (work.isSequence() ? " run" : "");
    }
}
