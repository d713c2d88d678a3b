package dev.unrolled.support;

/** Lays the weights of a frozen cell out in the order in which its code in lanes reads them. */
public final class Packing {
    private Packing() {}

    /**
     * Panels one after the other, each a few vectors of all rows, one row after the other. The last panel ends with the last column, and
     * begins before the end of the one before it where vectors do not come out even; where there is one panel, so does its last vector.
     *
     * @param first the index of the first weight
     * @param lanes the number of lanes of a vector, not above {@code length}
     * @param vectors the number of vectors of a panel
     * @param column the first column
     * @param length the number of columns
     * @param blocks the rows
     * @return the weights, from {@code first} on
     */
    public static float[] panels(int first, int lanes, int vectors, int column, int length, float[][]... blocks) {
        int width = lanes * vectors;
        int rows = 0;
        for (float[][] block : blocks) {
            rows += block.length;
        }
        int passes = (length + width - 1) / width;
        float[] panels = new float[first + passes * width * rows];
        int to = first;
        for (int pass = 0; pass < passes; pass++) {
            int begin = Math.max(0, Math.min(pass * width, length - width));
            for (float[][] block : blocks) {
                for (float[] row : block) {
                    for (int v = 0; v < vectors; v++) {
                        int from = Math.min(begin + v * lanes, length - lanes);
                        System.arraycopy(row, column + from, panels, to, lanes);
                        to += lanes;
                    }
                }
            }
        }
        return panels;
    }
}
