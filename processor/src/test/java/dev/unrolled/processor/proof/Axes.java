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

    static double[] concatenate(double[] one, double[] other) {
        return DoubleStream.concat(DoubleStream.of(one), DoubleStream.of(other)).toArray();
    }

    static double[] sum(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] + other[i])
                .toArray();
    }
}
