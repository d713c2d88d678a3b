package dev.unrolled.weights;

import dev.unrolled.support.Text;

/** Checks that values given by hand have the shape given with them. */
final class TensorShape {
    private TensorShape() {}

    static int atLeastOne(String name, int found) {
        if (found < 1) {
            throw new IllegalArgumentException(name + ": expected 1 or more, found " + found);
        }
        return found;
    }

    static int checkSize(String name, long size) {
        if (size > Tensor.MAX_SIZE) {
            throw new IllegalArgumentException(
                    name + ": expected at most " + Tensor.MAX_SIZE + " values, found " + size);
        }
        return (int) size;
    }

    static void checkRow(String name, int row, int columns, int found) {
        if (found != columns) {
            throw new IllegalArgumentException(
                    name + "[" + row + "]: expected " + columns + " values as in the first row, found " + found);
        }
    }

    static void check(String name, int[] shape, int found) {
        checkSize(name, found);
        if (shape.length > Tensor.MAX_DIMENSIONS) {
            throw new IllegalArgumentException(
                    name + ": expected at most " + Tensor.MAX_DIMENSIONS + " dimensions, found " + shape.length);
        }
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
