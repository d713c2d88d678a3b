package dev.unrolled.processor.program;

import java.util.List;

/** A weight of a cell. */
public sealed interface Parameter {
    /**
     * The name, under which it is loaded.
     *
     * @return for example {@code kernel}
     */
    String name();

    /**
     * The number of values.
     *
     * @return the product of the shape
     */
    long size();

    /**
     * A matrix, one array per row.
     *
     * @param name its name
     * @param rows the number of rows
     * @param columns the number of columns
     * @param blocks its rows by what they multiply, from top to bottom
     */
    record Matrix(String name, int rows, int columns, List<RowBlock> blocks) implements Parameter {
        /** Refuses blocks that do not tile the rows. */
        public Matrix {
            blocks = List.copyOf(blocks);
            int at = 0;
            for (RowBlock block : blocks) {
                if (block.from() != at) {
                    throw new IllegalArgumentException("%s: expected block %s to begin at row %d, found %d"
                            .formatted(name, block.name(), at, block.from()));
                }
                if (block.rows() < 1) {
                    throw new IllegalArgumentException("%s: expected block %s to have 1 row or more, found %d"
                            .formatted(name, block.name(), block.rows()));
                }
                at += block.rows();
            }
            if (columns < 1) {
                throw new IllegalArgumentException(name + ": expected 1 column or more, found " + columns);
            }
            if (at != rows) {
                throw new IllegalArgumentException(
                        "%s: expected blocks of %d rows in all, found %d".formatted(name, rows, at));
            }
        }

        @Override
        public long size() {
            return (long) rows * columns;
        }

        /**
         * The blocks that have a name of their own.
         *
         * @return all of them, or none if the only block is called as the matrix is
         */
        public List<RowBlock> namedBlocks() {
            return blocks.size() == 1 && blocks.get(0).name().equals(name) ? List.of() : blocks;
        }

        /**
         * All of it.
         *
         * @return the view of every row and column
         */
        public MatrixView all() {
            return new MatrixView(this, 0, rows, 0, columns);
        }
    }

    /**
     * Consecutive rows of a matrix under a name of their own.
     *
     * @param name the name, for example {@code W}
     * @param kind what such rows are called, for example {@code recurrent}
     * @param operand what they multiply, for example {@code state}
     * @param from the first row
     * @param rows the number of rows
     */
    record RowBlock(String name, String kind, String operand, int from, int rows) {}

    /**
     * A vector of weights: a bias or a peephole.
     *
     * @param name its name
     * @param length its length
     */
    record Bias(String name, int length) implements Parameter {
        /** Refuses an empty one. */
        public Bias {
            if (length < 1) {
                throw new IllegalArgumentException(name + ": expected a length of 1 or more, found " + length);
            }
        }

        @Override
        public long size() {
            return length;
        }

        /**
         * All of it.
         *
         * @return the slice from 0 to the end
         */
        public BiasSlice all() {
            return new BiasSlice(this, 0, length);
        }
    }

    /**
     * Consecutive values of a bias.
     *
     * @param bias the bias
     * @param from the first index
     * @param length the number of values
     */
    record BiasSlice(Bias bias, int from, int length) {
        /** Refuses a range outside the bias. */
        public BiasSlice {
            if (from < 0 || length < 1 || from > bias.length() - length) {
                throw new IllegalArgumentException("%s: expected a range within [0, %d), found [%d, %d)"
                        .formatted(bias.name(), bias.length(), from, (long) from + length));
            }
        }

        /**
         * Whether this is the whole bias.
         *
         * @return true if nothing is left out
         */
        public boolean isWhole() {
            return length == bias.length();
        }
    }

    /**
     * A rectangle of a matrix.
     *
     * @param matrix the matrix
     * @param row the first row
     * @param rows the number of rows
     * @param column the first column
     * @param columns the number of columns
     */
    record MatrixView(Matrix matrix, int row, int rows, int column, int columns) {
        /** Refuses a rectangle outside the matrix. */
        public MatrixView {
            if (row < 0
                    || rows < 1
                    || row > matrix.rows() - rows
                    || column < 0
                    || columns < 1
                    || column > matrix.columns() - columns) {
                throw new IllegalArgumentException(
                        "%s: expected a rectangle within [%d][%d], found rows [%d, %d) and columns [%d, %d)"
                                .formatted(
                                        matrix.name(),
                                        matrix.rows(),
                                        matrix.columns(),
                                        row,
                                        (long) row + rows,
                                        column,
                                        (long) column + columns));
            }
        }

        /**
         * Whether this is the whole matrix.
         *
         * @return true if nothing is left out
         */
        public boolean isWhole() {
            return rows == matrix.rows() && columns == matrix.columns();
        }
    }
}
