package dev.unrolled.weights;

import java.util.Objects;

/**
 * A named array of real numbers in row-major order: {@code values[(i * shape[1] + j) * shape[2] + k]} is the value at
 * {@code [i][j][k]}. A scalar has the shape {@code []} and one value.
 *
 * <p>Immutable and safe for use by several threads: what goes in and what comes out is copied.
 */
public final class Tensor {
    /** The most values a tensor has: 2^28, twice the largest kernel of a cell. */
    public static final int MAX_SIZE = 1 << 28;

    private static final String MEMORY = "memory";

    private final String source;
    private final String name;
    private final int[] shape;
    private final String dtype;
    private final Values values;
    private final long byteOffset;

    /** Takes over shape and values; they fit each other. */
    Tensor(String source, String name, int[] shape, String dtype, Values values, long byteOffset) {
        this.source = source;
        this.name = Objects.requireNonNull(name, "name");
        this.shape = shape;
        this.dtype = dtype;
        this.values = values;
        this.byteOffset = byteOffset;
    }

    /**
     * A float32 matrix.
     *
     * @param name its name
     * @param rows its rows, all of one length
     * @return a tensor of shape {@code [rows][columns]}
     * @throws IllegalArgumentException if the rows differ in length, or there are more than {@link #MAX_SIZE} values
     */
    public static Tensor of(String name, float[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        float[] values = new float[checkSize(name, (long) rows.length * columns)];
        for (int row = 0; row < rows.length; row++) {
            checkRow(name, row, columns, rows[row].length);
            System.arraycopy(rows[row], 0, values, row * columns, columns);
        }
        return new Tensor(MEMORY, name, new int[] {rows.length, columns}, "float32", Values.of(values), -1);
    }

    /**
     * A float32 vector.
     *
     * @param name its name
     * @param values its values
     * @return a tensor of shape {@code [values]}
     * @throws IllegalArgumentException if there are more than {@link #MAX_SIZE} values
     */
    public static Tensor of(String name, float[] values) {
        return of(name, new int[] {values.length}, values);
    }

    /**
     * A float32 tensor of any shape.
     *
     * @param name its name
     * @param shape its shape; empty for a scalar
     * @param values its values in row-major order, as many as the product of the shape
     * @return the tensor
     * @throws IllegalArgumentException if a size is negative, the number of values is not the product of the shape, or
     *     more than {@link #MAX_SIZE}
     */
    public static Tensor of(String name, int[] shape, float[] values) {
        checkShape(name, shape, values.length);
        return new Tensor(MEMORY, name, shape.clone(), "float32", Values.of(values.clone()), -1);
    }

    /**
     * A float64 matrix.
     *
     * @param name its name
     * @param rows its rows, all of one length
     * @return a tensor of shape {@code [rows][columns]}
     * @throws IllegalArgumentException if the rows differ in length, or there are more than {@link #MAX_SIZE} values
     */
    public static Tensor of(String name, double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        double[] values = new double[checkSize(name, (long) rows.length * columns)];
        for (int row = 0; row < rows.length; row++) {
            checkRow(name, row, columns, rows[row].length);
            System.arraycopy(rows[row], 0, values, row * columns, columns);
        }
        return new Tensor(MEMORY, name, new int[] {rows.length, columns}, "float64", Values.of(values), -1);
    }

    /**
     * A float64 vector.
     *
     * @param name its name
     * @param values its values
     * @return a tensor of shape {@code [values]}
     * @throws IllegalArgumentException if there are more than {@link #MAX_SIZE} values
     */
    public static Tensor of(String name, double[] values) {
        return of(name, new int[] {values.length}, values);
    }

    /**
     * A float64 tensor of any shape.
     *
     * @param name its name
     * @param shape its shape; empty for a scalar
     * @param values its values in row-major order, as many as the product of the shape
     * @return the tensor
     * @throws IllegalArgumentException if a size is negative, the number of values is not the product of the shape, or
     *     more than {@link #MAX_SIZE}
     */
    public static Tensor of(String name, int[] shape, double[] values) {
        checkShape(name, shape, values.length);
        return new Tensor(MEMORY, name, shape.clone(), "float64", Values.of(values.clone()), -1);
    }

    /** The same values under another name. */
    Tensor named(String other) {
        return new Tensor(source, other, shape, dtype, values, byteOffset);
    }

    /**
     * Where the tensor came from.
     *
     * @return the source of the weights it was read with, or {@code memory}
     */
    public String source() {
        return source;
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
     * The shape.
     *
     * @return for example {@code [rows, columns]}; a new array
     */
    public int[] shape() {
        return shape.clone();
    }

    /**
     * The number of values.
     *
     * @return the product of the shape
     */
    public int size() {
        return values.size();
    }

    /**
     * The type that the values had in the file, as NumPy calls it, whatever their byte order.
     *
     * @return {@code float32}, {@code float64}, {@code int64} and so on
     */
    public String dtype() {
        return dtype;
    }

    /**
     * Where the values begin in the file.
     *
     * @return the offset in bytes; -1 if they are compressed there, or come from no file
     */
    public long byteOffset() {
        return byteOffset;
    }

    /**
     * The values, each rounded to the nearest float32, ties to even. What is too large for a float32 becomes an
     * infinity.
     *
     * @return a new array in row-major order
     */
    public float[] toFloats() {
        return values.toFloats();
    }

    /**
     * The values exactly.
     *
     * @return a new array in row-major order
     */
    public double[] toDoubles() {
        return values.toDoubles();
    }

    /** For example {@code kernel float32[5][2]}. */
    @Override
    public String toString() {
        return Text.printable(name + " " + dtype + Text.shape(shape));
    }

    private static int checkSize(String name, long size) {
        if (size > MAX_SIZE) {
            throw new IllegalArgumentException(name + ": expected at most " + MAX_SIZE + " values, found " + size);
        }
        return (int) size;
    }

    private static void checkRow(String name, int row, int columns, int found) {
        if (found != columns) {
            throw new IllegalArgumentException(
                    name + "[" + row + "]: expected " + columns + " values as in the first row, found " + found);
        }
    }

    private static void checkShape(String name, int[] shape, int found) {
        checkSize(name, found);
        long product = 1;
        for (int size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException(name + ": expected sizes of 0 or more, found " + Text.shape(shape));
            }
            product = Math.min(product * size, Integer.MAX_VALUE);
        }
        if (product != found) {
            throw new IllegalArgumentException(
                    name + ": expected as many values as shape " + Text.shape(shape) + " has, found " + found);
        }
    }
}
