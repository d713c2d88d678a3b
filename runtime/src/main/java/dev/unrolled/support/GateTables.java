package dev.unrolled.support;

import java.util.Arrays;

/** Constants that differ from one gate to the next. */
public final class GateTables {
    private GateTables() {}

    /**
     * Each constant as often as there are units, so that there is one for each column of a kernel.
     *
     * @param units the number of units
     * @param ofGates the constants, in the order of the gates
     * @return {@code [units * ofGates.length]}, a new array
     */
    public static float[] of(int units, float... ofGates) {
        float[] table = new float[units * ofGates.length];
        for (int gate = 0; gate < ofGates.length; gate++) {
            Arrays.fill(table, gate * units, (gate + 1) * units, ofGates[gate]);
        }
        return table;
    }
}
