package dev.unrolled.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PackingTest {
    private static final float[][] TOP = {{0, 1, 2, 3, 4, 5, 6, 7}, {10, 11, 12, 13, 14, 15, 16, 17}};
    private static final float[][] BOTTOM = {{20, 21, 22, 23, 24, 25, 26, 27}};

    private static void assertPacked(float[] panels, float... expected) {
        assertArrayEquals(new float[3], Arrays.copyOf(panels, 3));
        assertArrayEquals(expected, Arrays.copyOfRange(panels, 3, panels.length));
    }

    @Test
    void allRowsOfAPanelLieBeforeTheNext() {
        assertPacked(
                Packing.panels(3, 2, 2, 0, 8, TOP, BOTTOM),
                new float[] {0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23, 4, 5, 6, 7, 14, 15, 16, 17, 24, 25, 26, 27});
    }

    @Test
    void columnsBeginWhereTheyAreSaidTo() {
        assertPacked(Packing.panels(3, 2, 1, 3, 4, BOTTOM), 23, 24, 25, 26);
    }

    @Test
    void theLastPanelEndsWithTheLastColumn() {
        assertPacked(Packing.panels(3, 2, 2, 0, 7, BOTTOM), 20, 21, 22, 23, 23, 24, 25, 26);
    }

    @Test
    void theLastVectorOfTheOnlyPanelEndsWithTheLastColumn() {
        assertPacked(Packing.panels(3, 2, 3, 1, 5, BOTTOM), 21, 22, 23, 24, 24, 25);
    }
}
