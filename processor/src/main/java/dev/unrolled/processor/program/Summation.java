package dev.unrolled.processor.program;

import dev.unrolled.Numerics;

/**
 * How the sums of an affine are formed, rows from top to bottom and each link a multiply-add: as one chain from {@code +0}, or as several,
 * one for each block of rows, whose results are added in order.
 *
 * @param isFused whether a link is rounded once
 * @param blockRows the number of rows in a block; 0 for one chain
 */
public record Summation(boolean isFused, int blockRows) {
    /** From so many rows on TensorFlow 1.15 sums a single example in blocks. */
    private static final int TENSORFLOW_1_BLOCKS_FROM = 128;

    private static final int TENSORFLOW_1_BLOCK = 16;

    /**
     * The summation that a cell promises.
     *
     * @param numerics how the cell rounds
     * @param examples how many examples the step is given
     * @param rows the number of links of a sum
     * @return how it forms such a sum
     */
    public static Summation of(Numerics numerics, Examples examples, int rows) {
        boolean isFused = isFused(numerics, examples);
        boolean isCut =
                numerics == Numerics.TENSORFLOW_1 && examples == Examples.ONE && rows >= TENSORFLOW_1_BLOCKS_FROM;
        return new Summation(isFused, isCut ? TENSORFLOW_1_BLOCK : 0);
    }

    /**
     * Whether the links of all sums are rounded once.
     *
     * @param numerics how a cell rounds
     * @param examples how many examples the step is given
     * @return false if every product and every sum is rounded
     */
    public static boolean isFused(Numerics numerics, Examples examples) {
        return switch (numerics) {
            case FUSED, TENSORFLOW_2 -> true;
            case SEPARATE -> false;
            case TENSORFLOW_1 -> examples == Examples.SEVERAL;
        };
    }

    /**
     * Whether there are blocks.
     *
     * @return false for one chain
     */
    public boolean isCut() {
        return blockRows > 0;
    }

    /**
     * Whether a chain begins with a row.
     *
     * @param row the row, counted from the first
     * @return true for the first row and for that of every block
     */
    public boolean beginsAt(int row) {
        return row == 0 || (isCut() && row % blockRows == 0);
    }
}
