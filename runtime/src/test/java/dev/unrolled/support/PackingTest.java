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

    private static float[] bottom(Packing packing) {
        float[] panels = packing.room();
        packing.copy(BOTTOM, 0, 1, 0, panels);
        return panels;
    }

    @Test
    void allRowsOfAPanelLieBeforeTheNext() {
        Packing packing = new Packing(3, 2, 2, 3, 0, 8);
        float[] panels = packing.room();
        packing.copy(TOP, 0, 2, 0, panels);
        packing.copy(BOTTOM, 0, 1, 2, panels);
        assertPacked(panels, 0, 1, 2, 3, 10, 11, 12, 13, 20, 21, 22, 23, 4, 5, 6, 7, 14, 15, 16, 17, 24, 25, 26, 27);
    }

    @Test
    void rowsOfABlockMayBeSome() {
        Packing packing = new Packing(3, 2, 2, 2, 0, 4);
        float[] panels = packing.room();
        packing.copy(TOP, 1, 1, 1, panels);
        assertPacked(panels, 0, 0, 0, 0, 10, 11, 12, 13);
    }

    @Test
    void columnsBeginWhereTheyAreSaidTo() {
        assertPacked(bottom(new Packing(3, 2, 1, 1, 3, 4)), 23, 24, 25, 26);
    }

    @Test
    void theLastPanelEndsWithTheLastColumn() {
        assertPacked(bottom(new Packing(3, 2, 2, 1, 0, 7)), 20, 21, 22, 23, 23, 24, 25, 26);
    }

    @Test
    void theLastVectorOfTheOnlyPanelEndsWithTheLastColumn() {
        assertPacked(bottom(new Packing(3, 2, 3, 1, 1, 5)), 21, 22, 23, 24, 24, 25);
    }
}
