package dev.unrolled.weights;

/** Some of the gates that lie side by side in a canonical tensor, in the order of a framework. */
final class Gates {
    private final int[] order;
    private final int width;
    private final int all;

    private Gates(int[] order, int width, int all) {
        this.order = order;
        this.width = width;
        this.all = all;
    }

    /**
     * Gates of a cell.
     *
     * @param cell the cell
     * @param letters those of {@link CellKind#gates} in the framework's order
     */
    static Gates of(CellLayout cell, String letters) {
        String canonical = cell.kind().gates;
        return new Gates(letters.chars().map(canonical::indexOf).toArray(), cell.units(), canonical.length());
    }

    /** The columns of a tensor without gates. */
    static Gates none(int columns) {
        return new Gates(new int[1], columns, 1);
    }

    /** The number of columns in the framework's tensor. */
    int columns() {
        return order.length * width;
    }

    /** The index in the canonical tensor of what stands in a column of the framework's. */
    int canonical(int row, int column) {
        return (row * all + order[column / width]) * width + column % width;
    }
}
