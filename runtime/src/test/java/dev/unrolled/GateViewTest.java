package dev.unrolled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Views of the gates of a kernel of 2 + 1 rows, 2 units and 3 gates, whose values tell row and column. */
final class GateViewTest {
    private final float[][] kernel = new float[3][6];
    private final float[] bias = {10, 11, 12, 13, 14, 15};
    private final GateView update = view(bias, new float[] {20, 21, 22, 23, 24, 25});

    GateViewTest() {
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 6; column++) {
                kernel[row][column] = 100 * row + column;
            }
        }
    }

    private GateView view(float[]... biases) {
        return new GateView(
                Gate.UPDATE,
                Gate.GRU.indexOf(Gate.UPDATE),
                2,
                kernel,
                Arrays.copyOfRange(kernel, 0, 2),
                Arrays.copyOfRange(kernel, 2, 3),
                biases);
    }

    @Test
    void order() {
        assertEquals(List.of(Gate.RESET, Gate.UPDATE, Gate.CANDIDATE), Gate.GRU);
        assertEquals(List.of(Gate.INPUT, Gate.CANDIDATE, Gate.FORGET, Gate.OUTPUT), Gate.LSTM);
    }

    @Test
    void whatIsSeen() {
        assertEquals(Gate.UPDATE, update.gate());
        assertArrayEquals(
                new float[][] {{2, 3}, {102, 103}, {202, 203}}, update.kernel().copy());
        assertArrayEquals(new float[][] {{2, 3}, {102, 103}}, update.W().copy());
        assertArrayEquals(new float[][] {{202, 203}}, update.U().copy());
        assertArrayEquals(new float[][] {{12, 13}}, update.bias().copy());
        assertArrayEquals(new float[][] {{22, 23}}, update.recurrentBias().copy());
        assertEquals(103, update.W().get(1, 1));
        assertEquals(3, update.kernel().rows());
        assertEquals(2, update.kernel().columns());
    }

    @Test
    void whatIsWrittenIsInTheKernel() {
        update.U().set(0, 1, -1);
        update.W().set(new float[][] {{-2, -3}, {-4, -5}});
        update.bias().fill(-6);
        assertArrayEquals(new float[] {0, 1, -2, -3, 4, 5}, kernel[0]);
        assertArrayEquals(new float[] {100, 101, -4, -5, 104, 105}, kernel[1]);
        assertArrayEquals(new float[] {200, 201, 202, -1, 204, 205}, kernel[2]);
        assertArrayEquals(new float[] {10, 11, -6, -6, 14, 15}, bias);
    }

    @Test
    void otherShapesAreRefusedAndChangeNothing() {
        float[][] before = update.kernel().copy();
        assertSaid("rows: expected 3, found 2", () -> update.kernel().set(new float[2][2]));
        assertSaid("row 2: expected 2 values, found 1", () -> update.kernel().set(new float[][] {{1, 1}, {1, 1}, {1}}));
        assertArrayEquals(before, update.kernel().copy());
        assertSaid("columns: expected a range within 0 to 6, found 5 to 7", () -> new WeightView(kernel, 5, 2));
        IndexOutOfBoundsException beyond = assertThrows(
                IndexOutOfBoundsException.class, () -> update.kernel().get(0, 2));
        assertEquals("column: expected 0 to 1, found 2", beyond.getMessage());
        assertThrows(IndexOutOfBoundsException.class, () -> update.kernel().set(0, -1, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> update.kernel().get(3, 0));
    }

    @Test
    void aBiasThatIsNotThere() {
        IllegalStateException none = assertThrows(IllegalStateException.class, () -> view().bias());
        assertEquals("UPDATE: expected a cell with a bias, found one without", none.getMessage());
        assertThrows(IllegalStateException.class, () -> view(bias).recurrentBias());
    }

    private static void assertSaid(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }
}
