package dev.unrolled.samples.timeseries;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unrolled.RecurrentCell;
import dev.unrolled.weights.Weights;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
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

    @Test
    void threadsShareTheWeights() {
        List<float[]> found = Stream.of(0, 1, 2, 3)
                .parallel()
                .map(thread -> logits(new Stations(published, count)))
                .toList();
        found.forEach(each -> assertArrayEquals(found.get(0), each));
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
