package dev.unrolled.processor.model;

import dev.unrolled.weights.CellLayout;

/** How many biases a cell has. */
public enum Biases {
    /** None. */
    NONE,
    /** {@code bias}. */
    ONE,
    /** {@code bias} and {@code recurrentBias}, added in this order. */
    TWO;

    /**
     * The number.
     *
     * @return 0, 1 or 2
     */
    public int count() {
        return switch (this) {
            case NONE -> 0;
            case ONE -> 1;
            case TWO -> 2;
        };
    }

    /**
     * So many as the members say.
     *
     * @param bias whether there is a first
     * @param recurrent whether there is a second, which needs a first
     * @return how many there are
     */
    public static Biases of(boolean bias, boolean recurrent) {
        return bias ? recurrent ? TWO : ONE : NONE;
    }

    /**
     * A layout with so many biases.
     *
     * @param layout one that says nothing of biases yet
     * @return a copy
     */
    CellLayout of(CellLayout layout) {
        return switch (this) {
            case NONE -> layout.withoutBias();
            case ONE -> layout;
            case TWO -> layout.withRecurrentBias();
        };
    }
}
