package dev.unrolled.samples.timeseries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SeasonsTest {
    /** What {@code train.py} printed when it wrote the weights. */
    @Test
    void classifiesAsPyTorchDoes() throws IOException {
        Seasons.Result result = Seasons.run();
        assertEquals(185, result.windows());
        assertEquals(161, result.right());
        assertTrue(result.largestDifference() < 1e-5, () -> "differs by " + result.largestDifference());
    }
}
