package dev.unrolled;

import java.util.Objects;

/** A named weight of a cell with its live values: what is written here is what the next step reads. */
public final class Variable {
    private final String name;
    private final float[][] rows;
    private final boolean matrix;

    private Variable(String name, float[][] rows, boolean matrix) {
        this.name = Objects.requireNonNull(name, "name");
        this.rows = rows;
        this.matrix = matrix;
    }

    /**
     * A matrix.
     *
     * @param name its name
     * @param rows at least one row, all of one length; kept, not copied
     * @return the variable
     */
    public static Variable matrix(String name, float[][] rows) {
        return new Variable(name, rows, true);
    }

    /**
     * A vector.
     *
     * @param name its name
     * @param values its values; kept, not copied
     * @return the variable
     */
    public static Variable vector(String name, float[] values) {
        return new Variable(name, new float[][] {values}, false);
    }

    /**
     * The name.
     *
     * @return for example {@code kernel}
     */
    public String name() {
        return name;
    }

    /**
     * Whether this is a matrix.
     *
     * @return false for a vector
     */
    public boolean isMatrix() {
        return matrix;
    }

    /**
     * The shape.
     *
     * @return {@code [rows, columns]} of a matrix, {@code [length]} of a vector; a new array
     */
    public int[] shape() {
        return matrix ? new int[] {rows.length, rows[0].length} : new int[] {rows[0].length};
    }

    /**
     * The number of values.
     *
     * @return the product of the shape
     */
    public int size() {
        return rows.length * rows[0].length;
    }

    /**
     * The type of the values.
     *
     * @return {@code float32}
     */
    public String dtype() {
        return "float32";
    }

    /**
     * The live rows. Elements may be written; replacing a row is unsupported.
     *
     * @return the rows of a matrix; a vector gives its values as one row
     */
    public float[][] rows() {
        return rows;
    }

    /**
     * The values in row-major order.
     *
     * @return a new array
     */
    public float[] toArray() {
        float[] values = new float[size()];
        int at = 0;
        for (float[] row : rows) {
            System.arraycopy(row, 0, values, at, row.length);
            at += row.length;
        }
        return values;
    }

    /**
     * A variable of the same name and shape over a copy of the values.
     *
     * @return the copy
     */
    public Variable copy() {
        float[][] copies = new float[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            copies[row] = rows[row].clone();
        }
        return new Variable(name, copies, matrix);
    }

    /** As TensorFlow prints a variable: {@code <Variable 'kernel' shape=(5, 2) dtype=float32>}. */
    @Override
    public String toString() {
        String shape = matrix ? rows.length + ", " + rows[0].length : rows[0].length + ",";
        return "<Variable '" + name + "' shape=(" + shape + ") dtype=" + dtype() + ">";
    }
}
