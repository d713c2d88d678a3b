package dev.unrolled.weights;

import java.util.List;

/**
 * A tensor as a framework stores it, and where in the canonical tensors each of its numbers stands.
 *
 * <p>It is a table of rows and columns, the columns being some gates in some order; in memory it may be transposed. Each {@link Part}
 * is a run of its rows.
 */
final class FrameworkTensor {
    /** How rows and columns of the table lie in the tensor. */
    enum Axes {
        /** {@code [rows][columns]}. */
        MATRIX,
        /** {@code [columns]}, of one row. */
        VECTOR,
        /** {@code [columns][rows]}. */
        TRANSPOSED,
        /** {@code [directions][columns][rows]}. */
        DIRECTIONS_TRANSPOSED,
        /** {@code [directions][rows][columns]}. */
        DIRECTIONS_MATRIX,
        /** {@code [directions][rows * columns]}. */
        DIRECTIONS_FLAT
    }

    /** What a number of the framework and one of ours have to do with each other. */
    enum Share {
        /** They are the same. */
        EQUAL,
        /** The framework has one more bias than the cell: it is added when read, and zero when written. */
        SURPLUS_THERE,
        /** The cell has one more bias than the framework: it is zero when read, and added when written. */
        SURPLUS_HERE;

        Share reversed() {
            return this == EQUAL ? EQUAL : this == SURPLUS_THERE ? SURPLUS_HERE : SURPLUS_THERE;
        }
    }

    /** Rows of a canonical tensor, which stand in this tensor from the row {@code at} on. */
    static final class Part {
        final String canonical;
        final int from;
        final int rows;
        final int at;
        final Share share;

        Part(String canonical, int from, int rows, int at, Share share) {
            this.canonical = canonical;
            this.from = from;
            this.rows = rows;
            this.at = at;
            this.share = share;
        }
    }

    private final String name;
    private final Axes axes;
    private final Gates gates;
    private final List<Part> parts;
    private final int rows;
    private final int direction;
    private final int directions;

    FrameworkTensor(String name, Axes axes, Gates gates, List<Part> parts) {
        this(name, axes, gates, parts, 0, 1);
    }

    private FrameworkTensor(String name, Axes axes, Gates gates, List<Part> parts, int direction, int directions) {
        this.name = name;
        this.direction = direction;
        this.directions = directions;
        this.axes = axes;
        this.gates = gates;
        this.parts = parts;
        this.rows = parts.stream().mapToInt(part -> part.at + part.rows).max().orElse(0);
    }

    /** The same tensor of a layer of several directions, all of which a framework may keep in one tensor: the table of one of them. */
    FrameworkTensor inDirection(int one, int of) {
        return hasDirections() ? new FrameworkTensor(name, axes, gates, parts, one, of) : this;
    }

    /** Whether its first axis is the directions. */
    boolean hasDirections() {
        return axes != Axes.MATRIX && axes != Axes.VECTOR && axes != Axes.TRANSPOSED;
    }

    /** Whether the tensor is there already, for the first direction. */
    boolean isOfSecondDirection() {
        return hasDirections() && direction > 0;
    }

    /** The name within its layer. */
    String name() {
        return name;
    }

    List<Part> parts() {
        return parts;
    }

    /** Whether it holds rows of the kernel, without which a layer is none. */
    boolean isKernel() {
        return parts.get(0).canonical.equals("kernel");
    }

    int[] shape() {
        int columns = gates.columns();
        switch (axes) {
            case MATRIX:
                return new int[] {rows, columns};
            case VECTOR:
                return new int[] {columns};
            case TRANSPOSED:
                return new int[] {columns, rows};
            case DIRECTIONS_TRANSPOSED:
                return new int[] {directions, columns, rows};
            case DIRECTIONS_MATRIX:
                return new int[] {directions, rows, columns};
            case DIRECTIONS_FLAT:
                return new int[] {directions, rows * columns};
        }
        throw new AssertionError(axes);
    }

    int size() {
        return directions * rows * gates.columns();
    }

    /** Copies a part of this tensor into the canonical one. */
    void read(Part part, Values here, Values there) {
        for (int row = 0; row < part.rows; row++) {
            for (int column = 0; column < gates.columns(); column++) {
                move(part.share, there, indexThere(part, row, column), here, gates.canonical(part.from + row, column));
            }
        }
    }

    /** Copies a part of the canonical tensor into this one. */
    void write(Part part, Values here, Values there) {
        Share share = part.share.reversed();
        for (int row = 0; row < part.rows; row++) {
            for (int column = 0; column < gates.columns(); column++) {
                move(share, here, gates.canonical(part.from + row, column), there, indexThere(part, row, column));
            }
        }
    }

    private int indexThere(Part part, int row, int column) {
        boolean transposed = axes == Axes.TRANSPOSED || axes == Axes.DIRECTIONS_TRANSPOSED;
        int atRow = part.at + row;
        int first = direction * rows * gates.columns();
        return first + (transposed ? column * rows + atRow : atRow * gates.columns() + column);
    }

    /** A surplus number of the source is added to what the target already holds; one of the target becomes zero. */
    private static void move(Share share, Values source, int from, Values target, int to) {
        double value = source.get(from);
        switch (share) {
            case EQUAL:
                target.set(to, value);
                break;
            case SURPLUS_THERE:
                target.set(to, target.get(to) + value);
                break;
            case SURPLUS_HERE:
                // The sum of both is to be the value again, of which -0 needs another -0.
                target.set(to, value == 0 ? value : 0);
                break;
        }
    }
}
