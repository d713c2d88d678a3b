package dev.unrolled.processor.program;

import java.util.List;

/**
 * Constants that differ from one gate to the next.
 *
 * @param name what they are called
 * @param units how often each stands in the table, one after the other
 * @param ofGates the constants
 */
public record Table(String name, int units, List<Float> ofGates) {
    /** The name of the table of factors before and behind a tanh. */
    public static final String FACTORS = "GATE_FACTORS";

    /** The name of that of what is added behind it. */
    public static final String OFFSETS = "GATE_OFFSETS";

    /** The name of that of what is added to the sums before it. */
    public static final String SUMMANDS = "GATE_SUMMANDS";

    /** Copies the constants. */
    public Table {
        ofGates = List.copyOf(ofGates);
    }

    /**
     * A value.
     *
     * @param index from 0 to before the number of all values
     * @return the constant of the gate to which the index belongs
     */
    public float value(int index) {
        return ofGates.get(index / units);
    }
}
