package dev.unrolled.samples.timeseries;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SeasonsTest {
    /** What {@code train.py} printed when it wrote the weights, and the difference that the README shows. */
    @Test
    void classifiesAsPyTorchDoes() throws IOException {
        Seasons.Result result = Seasons.run();
        assertEquals(185, result.windows());
        assertEquals(161, result.right());
        assertEquals("3.3e-06", String.format(Locale.ROOT, "%.1e", result.largestDifference()));
    }
}
