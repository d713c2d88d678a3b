package dev.unrolled.processor.proof;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Rearranges recorded arrays. */
final class Axes {
    private Axes() {}

    /** {@code [rows][columns][…]} to {@code [columns][rows][…]}. */
    static double[] swapFirstTwo(double[] values, int rows, int columns) {
        int block = values.length / (rows * columns);
        double[] swapped = new double[values.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                System.arraycopy(
                        values, (row * columns + column) * block, swapped, (column * rows + row) * block, block);
            }
        }
        return swapped;
    }

    /** {@code [rows][m]} beside {@code [rows][n]}: {@code [rows][m + n]}. */
    static double[] beside(int rows, double[] one, double[] other) {
        int m = one.length / rows;
        int n = other.length / rows;
        double[] all = new double[one.length + other.length];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(one, row * m, all, row * (m + n), m);
            System.arraycopy(other, row * n, all, row * (m + n) + m, n);
        }
        return all;
    }

    /** The steps of each example of {@code [steps][batch][…]} from its last to its first; those past its length stay. */
    static double[] backwards(double[] values, int steps, int batch, int... lengths) {
        int size = values.length / (steps * batch);
        double[] turned = values.clone();
        for (int n = 0; n < batch; n++) {
            for (int t = 0; t < lengths[n]; t++) {
                int from = ((lengths[n] - 1 - t) * batch + n) * size;
                System.arraycopy(values, from, turned, (t * batch + n) * size, size);
            }
        }
        return turned;
    }

    /** Reorders blocks of columns of {@code [rows][order.length * block]}: block k of the result is block order[k]. */
    static double[] reorder(double[] values, int block, int... order) {
        int columns = order.length * block;
        double[] reordered = new double[values.length];
        for (int at = 0; at < values.length; at += columns) {
            for (int k = 0; k < order.length; k++) {
                System.arraycopy(values, at + order[k] * block, reordered, at + k * block, block);
            }
        }
        return reordered;
    }

    static double[] concatenate(double[] one, double[] other) {
        return DoubleStream.concat(DoubleStream.of(one), DoubleStream.of(other)).toArray();
    }

    static double[] sum(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] + other[i])
                .toArray();
    }
}
