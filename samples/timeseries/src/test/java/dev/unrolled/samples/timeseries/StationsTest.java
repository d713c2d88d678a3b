package dev.unrolled.samples.timeseries;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unrolled.RecurrentCell;
import dev.unrolled.weights.Weights;
import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class StationsTest {
    private static final int QUARTERS = 4;

    private final Weights expected;
    private final float[] windows;
    private final int count;
    private final int months;
    private final RecurrentCell published;

    StationsTest() throws IOException {
        expected = Seasons.read("expected.npz");
        windows = expected.tensor("windows").toFloats();
        count = expected.tensor("windows").shape()[0];
        months = expected.tensor("windows").shape()[1];
        published = Stations.published(Seasons.read("weights.npz"));
    }

    /** Each window is a station, whose months come in turns with those of the others. */
    @Test
    void computesWhatPyTorchDid() {
        float[] logits = logits(new Stations(published, count));
        assertArrayEquals(expected.tensor("logits").toFloats(), logits, 4e-6f);
    }

    /** Each of which has stations of its own. */
    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        float[] alone = logits(new Stations(published, count));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<float[]> run = () -> logits(new Stations(published, count));
            for (Future<float[]> found : threads.invokeAll(Collections.nCopies(4, run))) {
                assertArrayEquals(alone, found.get());
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aStationThatBeginsAnewForgets() {
        Stations stations = new Stations(published, 2);
        float[] first = new float[QUARTERS];
        stations.accept(0, windows[0], first);
        float[] again = new float[QUARTERS];
        stations.accept(1, windows[1], again);
        stations.restart(1);
        stations.accept(1, windows[0], again);
        assertArrayEquals(first, again);
        assertEquals(QUARTERS, published.outputSize());
    }

    private float[] logits(Stations stations) {
        float[] all = new float[count * QUARTERS];
        float[] one = new float[QUARTERS];
        for (int month = 0; month < months; month++) {
            for (int window = 0; window < count; window++) {
                stations.accept(window, windows[window * months + month], one);
                System.arraycopy(one, 0, all, window * QUARTERS, QUARTERS);
            }
        }
        return all;
    }
}
