package dev.unrolled.processor.plan;

import java.util.List;

/** How a step is written. All shapes give the same bits. */
public sealed interface CodeShape {
    /**
     * What the option {@code -Aunrolled.shape} calls it.
     *
     * @return the name in lower case
     */
    String name();

    /**
     * How many examples of a batch share a pass over kernel rows, in rows.
     *
     * @return the numbers, the most first; empty where each example is alone
     */
    List<Integer> rowTiles();

    /**
     * Every multiply-add written out.
     *
     * @param isOneMethod whether all fits into one method, which then holds every value in a local variable; else each tile is a method
     *     and locals live in scratch arrays
     * @param tiles the parts, in the order in which they run
     */
    record Straight(boolean isOneMethod, List<Tile> tiles) implements CodeShape {
        /** Copies the list. */
        public Straight {
            tiles = List.copyOf(tiles);
        }

        @Override
        public List<Integer> rowTiles() {
            return List.of();
        }

        @Override
        public String name() {
            return "straight";
        }
    }

    /**
     * Loops over units, several kernel rows a pass.
     *
     * @param rowsPerPass how many rows one pass over the units adds to the sums of one example
     * @param tiles how many examples of a batch share a pass, the most first; empty where each is alone
     * @param rowsPerPassOfTiles how many rows a pass adds to the sums of several
     */
    record Rows(int rowsPerPass, List<Integer> tiles, int rowsPerPassOfTiles) implements CodeShape {
        /** Copies the list. */
        public Rows {
            tiles = List.copyOf(tiles);
        }

        @Override
        public List<Integer> rowTiles() {
            return tiles;
        }

        @Override
        public String name() {
            return "rows";
        }
    }

    /**
     * Vectors of as many lanes as the CPU has, where the JVM has the Vector API.
     *
     * @param groups the parts, in the order in which they run
     * @param otherwise what is done where the JVM has no Vector API
     * @param oneInRows whether a step of one example takes that as well, unless the cell is frozen and its weights lie as vectors read them
     */
    record Lanes(List<LaneGroup> groups, Rows otherwise, boolean oneInRows) implements CodeShape {
        /** Copies the list. */
        public Lanes {
            groups = List.copyOf(groups);
        }

        @Override
        public List<Integer> rowTiles() {
            return otherwise.tiles();
        }

        @Override
        public String name() {
            return "lanes";
        }
    }

    /**
     * A part of one statement of the straight shape.
     *
     * @param statement the statement's index
     * @param from the first target index, counted from the target slice's beginning
     * @param to one past the last target index
     * @param rowFrom the first row of an affine's view
     * @param rowTo one past the last row of an affine's view; a tile that ends with the last row adds the biases
     */
    record Tile(int statement, int from, int to, int rowFrom, int rowTo) {}
}
