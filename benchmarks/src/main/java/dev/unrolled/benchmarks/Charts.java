package dev.unrolled.benchmarks;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;

/** What all plots have in common. */
final class Charts {
    static {
        System.setProperty("java.awt.headless", "true");
    }

    private static final Color[] COLOURS = {
        new Color(0x999999), new Color(0x0072B2), new Color(0x009E73), new Color(0xD55E00), new Color(0xE69F00),
        new Color(0x000000), new Color(0xCC79A7), new Color(0x56B4E9), new Color(0x8B4513), new Color(0xF0E442)
    };

    private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d{2,}");

    private Charts() {}

    /** To be called before the first series is added. */
    static void style(AxesChartStyler styler) {
        styler.setLegendPosition(Styler.LegendPosition.OutsideE);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setSeriesColors(COLOURS);
        BasicStroke[] strokes = new BasicStroke[COLOURS.length];
        Arrays.fill(strokes, new BasicStroke(1.5f));
        styler.setSeriesLines(strokes);
        styler.setMarkerSize(7);
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    }

    /** To tenths of a pixel: letters are drawn as outlines, and fifteen digits of each point would be most of the file. */
    private static void shorten(Path file) throws IOException {
        String text = Files.readString(file);
        Files.writeString(file, NUMBER.matcher(text).replaceAll(number -> tenths(number.group())));
    }

    private static String tenths(String number) {
        return BigDecimal.valueOf(Double.parseDouble(number))
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    static void write(Chart<?, ?> chart, String file) {
        try {
            Path path = Output.path(file);
            VectorGraphicsEncoder.saveVectorGraphic(chart, path.toString(), VectorGraphicsFormat.SVG);
            shorten(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
