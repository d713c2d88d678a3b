package dev.unrolled.support;

/**
 * How the kernel rows of a sum lie in panels, the order in which code in lanes reads them: panels one after the other, each a few vectors of
 * all rows, one row after the other. The last panel ends with the last column, and begins before the end of the one before it where vectors do
 * not come out even; where there is one panel, so does its last vector.
 *
 * <p>The weight in row {@code r} and column {@code c} of panel {@code p} has the index {@code first + (p * rows + r) * width + c}, with
 * {@code width = lanes * vectors}. Column 0 of panel {@code p} is column {@code column + p * width} of the rows, of the last of several
 * {@code column + length - width}. A panel that is the only one, and wider than the sums, has the columns from {@code column} on, and in its
 * last {@code lanes} columns those from {@code column + length - lanes} on. Immutable.
 */
public final class Packing {
    private final int first;
    private final int lanes;
    private final int width;
    private final int rows;
    private final int column;
    private final int length;
    private final int passes;

    /**
     * An order.
     *
     * @param first the index of the first weight
     * @param lanes the number of lanes of a vector, not above {@code length}
     * @param vectors the number of vectors of a panel, not above {@code length / lanes}, rounded up
     * @param rows the number of rows
     * @param column the first column
     * @param length the number of columns
     */
    public Packing(int first, int lanes, int vectors, int rows, int column, int length) {
        this.first = first;
        this.lanes = lanes;
        this.width = lanes * vectors;
        this.rows = rows;
        this.column = column;
        this.length = length;
        this.passes = (length + width - 1) / width;
    }

    /**
     * Room for all panels.
     *
     * @return a new array of zeros
     */
    public float[] room() {
        return new float[first + passes * width * rows];
    }

    /**
     * Copies rows, of which {@code block[from]} becomes the row {@code row}. Nothing is allocated.
     *
     * @param block has the rows
     * @param from the index of the first one
     * @param count how many they are
     * @param row which row the first one becomes
     * @param panels takes them, from {@link #room}
     * @throws ArrayIndexOutOfBoundsException if there are no such rows, or they or the array are too short; some may be copied then
     */
    public void copy(float[][] block, int from, int count, int row, float[] panels) {
        int whole = length >= width ? width : width - lanes;
        for (int pass = 0; pass < passes; pass++) {
            int begin = column + Math.max(0, Math.min(pass * width, length - width));
            int to = first + (pass * rows + row) * width;
            for (int k = from; k < from + count; k++, to += width) {
                System.arraycopy(block[k], begin, panels, to, whole);
                if (whole < width) {
                    System.arraycopy(block[k], column + length - lanes, panels, to + whole, lanes);
                }
            }
        }
    }
}
