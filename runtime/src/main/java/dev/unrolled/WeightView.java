package dev.unrolled;

import java.util.Arrays;

/**
 * Some columns of a matrix, live: what is written here is what the next step reads. A vector is a matrix of one row.
 *
 * <p>An index outside the view throws {@link IndexOutOfBoundsException}.
 */
public final class WeightView {
    private final float[][] rows;
    private final int from;
    private final int columns;

    /**
     * A view.
     *
     * @param rows the matrix, whose rows are kept and not copied
     * @param from the first column
     * @param columns the number of columns
     * @throws IllegalArgumentException if a row has not that many columns from there on
     */
    public WeightView(float[][] rows, int from, int columns) {
        for (float[] row : rows) {
            if (from < 0 || columns < 0 || from > row.length - columns) {
                throw new IllegalArgumentException("columns: expected a range within 0 to " + row.length + ", found "
                        + from + " to " + ((long) from + columns));
            }
        }
        this.rows = rows;
        this.from = from;
        this.columns = columns;
    }

    /**
     * The number of rows.
     *
     * @return those of the matrix, 1 for a vector
     */
    public int rows() {
        return rows.length;
    }

    /**
     * The number of columns.
     *
     * @return those of the view
     */
    public int columns() {
        return columns;
    }

    /**
     * One value.
     *
     * @param row its row
     * @param column its column, counted from the view's first
     * @return the value
     */
    public float get(int row, int column) {
        return rows[row][at(column)];
    }

    /**
     * Writes one value.
     *
     * @param row its row
     * @param column its column, counted from the view's first
     * @param value the new value
     */
    public void set(int row, int column, float value) {
        rows[row][at(column)] = value;
    }

    /**
     * Writes all values.
     *
     * @param values {@code [rows()][columns()]}, copied
     * @throws IllegalArgumentException if they have another shape; nothing has changed then
     */
    public void set(float[][] values) {
        if (values.length != rows.length) {
            throw new IllegalArgumentException("rows: expected " + rows.length + ", found " + values.length);
        }
        for (int row = 0; row < rows.length; row++) {
            if (values[row].length != columns) {
                throw new IllegalArgumentException(
                        "row " + row + ": expected " + columns + " values, found " + values[row].length);
            }
        }
        // Row by row, and through a copy: the values may be rows of the same matrix.
        float[][] copies = new float[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            copies[row] = values[row].clone();
        }
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(copies[row], 0, rows[row], from, columns);
        }
    }

    /**
     * Writes the same value everywhere.
     *
     * @param value the new value
     */
    public void fill(float value) {
        for (float[] row : rows) {
            Arrays.fill(row, from, from + columns, value);
        }
    }

    /**
     * All values.
     *
     * @return {@code [rows()][columns()]}, a new array
     */
    public float[][] copy() {
        float[][] copies = new float[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            copies[row] = Arrays.copyOfRange(rows[row], from, from + columns);
        }
        return copies;
    }

    private int at(int column) {
        if (column < 0 || column >= columns) {
            throw new IndexOutOfBoundsException("column: expected 0 to " + (columns - 1) + ", found " + column);
        }
        return from + column;
    }
}
