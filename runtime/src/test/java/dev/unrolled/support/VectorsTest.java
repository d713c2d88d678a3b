package dev.unrolled.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class VectorsTest {
    private static final float[] LEFT = {9, 1, 2, -3, 9};
    private static final float[] RIGHT = {4, 0.5f, -2};

    @Test
    void rangesAlone() {
        float[] to = {7, 7, 7, 7, 7};
        Vectors.add(3, LEFT, 1, RIGHT, 0, to, 2);
        assertArrayEquals(new float[] {7, 7, 5, 2.5f, -5}, to);
        Vectors.multiply(2, LEFT, 2, RIGHT, 1, to, 0);
        assertArrayEquals(new float[] {1, 6, 5, 2.5f, -5}, to);
        Vectors.average(2, LEFT, 1, RIGHT, 0, to, 3);
        assertArrayEquals(new float[] {1, 6, 5, 2.5f, 1.25f}, to);
        Vectors.add(0, LEFT, 5, RIGHT, 3, to, 5);
        assertArrayEquals(new float[] {1, 6, 5, 2.5f, 1.25f}, to);
    }

    /** As networks call them: the sums replace the first summands. */
    @Test
    void inPlace() {
        float[] left = {1, 2, 3};
        Vectors.add(3, left, 0, RIGHT, 0, left, 0);
        assertArrayEquals(new float[] {5, 2.5f, 1}, left);
        Vectors.multiply(3, left, 0, left, 0, left, 0);
        assertArrayEquals(new float[] {25, 6.25f, 1}, left);
        Vectors.average(3, left, 0, left, 0, left, 0);
        assertArrayEquals(new float[] {25, 6.25f, 1}, left);
    }

    /** The sum overflows before it is halved, as documented and as frameworks have it. */
    @Test
    void theSumIsRoundedThenItsHalf() {
        float[] to = new float[2];
        float tiny = Math.ulp(1f) / 2;
        Vectors.average(2, new float[] {Float.MAX_VALUE, 1}, 0, new float[] {Float.MAX_VALUE, tiny}, 0, to, 0);
        assertArrayEquals(new float[] {Float.POSITIVE_INFINITY, 0.5f}, to);
    }

    @Test
    void counts() {
        assertEquals(12, Vectors.count(4, 3));
        // Room for one step: a network that is given none still has arrays to name.
        assertEquals(3, Vectors.count(0, 3));
        assertEquals(0, Vectors.count(4, 0));
        assertEquals(Integer.MAX_VALUE - 8, Vectors.count(1, Integer.MAX_VALUE - 8));
        refused("steps: expected 0 or more, found -1", () -> Vectors.count(-1, 3));
        refused("batch: expected 0 or more, found -2", () -> Vectors.count(4, -2));
        refused(
                "steps and batch: expected at most 2147483639 inputs, found 4294967296",
                () -> Vectors.count(1 << 16, 1 << 16));
    }

    @Test
    void room() {
        assertArrayEquals(new float[6], Vectors.room(2, 3));
        refused(
                "steps and batch: expected at most 524287 inputs at once, as a layer gives 4096 values for each, found 524288",
                () -> Vectors.room(1 << 19, 4096));
    }

    private static void refused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
