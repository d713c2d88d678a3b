package dev.unrolled.processor.model;

import dev.unrolled.Gate;
import java.util.Locale;

/** What generated classes call the views of gates. */
public final class GateNames {
    private GateNames() {}

    /**
     * The field and the method that give a view.
     *
     * @param gate the gate
     * @return for example {@code forgetGate}
     */
    public static String of(Gate gate) {
        return gate.name().toLowerCase(Locale.ROOT) + "Gate";
    }
}
