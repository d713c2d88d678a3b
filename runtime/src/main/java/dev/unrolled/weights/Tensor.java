package dev.unrolled.weights;

import dev.unrolled.support.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A named array of real numbers in row-major order: {@code values[(i * shape[1] + j) * shape[2] + k]} is the value at
 * {@code [i][j][k]}. A scalar has the shape {@code []} and one value.
 *
 * <p>Immutable and safe for use by several threads: what goes in and what comes out is copied.
 */
public final class Tensor {
    /** The most values a tensor has: 2^28, four times as many as a cell has weights. */
    public static final int MAX_SIZE = 1 << 28;

    /** The most dimensions a tensor has, as in NumPy 2; NumPy 1 reads 32. */
    public static final int MAX_DIMENSIONS = 64;

    private static final String MEMORY = "memory";

    private final String source;
    private final String name;
    private final int[] shape;
    private final NumberType type;
    private final Values values;
    private final long byteOffset;

    /** Takes over shape and values; they fit each other. */
    Tensor(String source, String name, int[] shape, NumberType type, Values values, long byteOffset) {
        this.source = source;
        this.name = Objects.requireNonNull(name, "name");
        this.shape = shape;
        this.type = type;
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
        float[] values = new float[TensorShape.checkSize(name, (long) rows.length * columns)];
        for (int row = 0; row < rows.length; row++) {
            TensorShape.checkRow(name, row, columns, rows[row].length);
            System.arraycopy(rows[row], 0, values, row * columns, columns);
        }
        return new Tensor(MEMORY, name, new int[] {rows.length, columns}, NumberType.FLOAT32, Values.of(values), -1);
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
     *     more than {@link #MAX_SIZE}, or there are more than {@link #MAX_DIMENSIONS} sizes
     */
    public static Tensor of(String name, int[] shape, float[] values) {
        TensorShape.check(name, shape, values.length);
        return new Tensor(MEMORY, name, shape.clone(), NumberType.FLOAT32, Values.of(values.clone()), -1);
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
        double[] values = new double[TensorShape.checkSize(name, (long) rows.length * columns)];
        for (int row = 0; row < rows.length; row++) {
            TensorShape.checkRow(name, row, columns, rows[row].length);
            System.arraycopy(rows[row], 0, values, row * columns, columns);
        }
        return new Tensor(MEMORY, name, new int[] {rows.length, columns}, NumberType.FLOAT64, Values.of(values), -1);
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
     *     more than {@link #MAX_SIZE}, or there are more than {@link #MAX_DIMENSIONS} sizes
     */
    public static Tensor of(String name, int[] shape, double[] values) {
        TensorShape.check(name, shape, values.length);
        return new Tensor(MEMORY, name, shape.clone(), NumberType.FLOAT64, Values.of(values.clone()), -1);
    }

    /** The same values under another name. */
    Tensor named(String other) {
        return new Tensor(source, other, shape, type, values, byteOffset);
    }

    NumberType type() {
        return type;
    }

    Values values() {
        return values;
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
        return type.dtype();
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

    /**
     * Writes the tensor to a {@code .npy} file, byte for byte as {@code numpy.save} writes an array of its {@link
     * #dtype()}. The name is not written: it is the file's. What stands there already is treated as {@link
     * Weights#write} tells.
     *
     * @param file the file
     * @throws IOException if it cannot be written; then an existing regular file is as it was
     */
    public void write(Path file) throws IOException {
        SafeFile.write(file, out -> NpyWriter.write(this, out));
    }

    /** For example {@code kernel float32[5][2]}. */
    @Override
    public String toString() {
        return Text.printable(name + " " + dtype() + Text.shape(shape));
    }
}
