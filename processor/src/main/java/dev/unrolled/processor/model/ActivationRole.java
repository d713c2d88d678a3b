package dev.unrolled.processor.model;

import java.util.Locale;

/** What a cell has an activation for, with the annotation's members that name it. */
public enum ActivationRole {
    /** The state of a basic cell, the candidate of a gated one. */
    CANDIDATE(""),
    /** The gates. */
    GATE("gate"),
    /** What an LSTM shows of its c. */
    OUTPUT("output");

    private final String prefix;

    ActivationRole(String prefix) {
        this.prefix = prefix;
    }

    /**
     * The member that names one of ours.
     *
     * @return for example {@code gateActivation}
     */
    public String kind() {
        return member("activation");
    }

    /**
     * The member that holds a parameter.
     *
     * @param parameter {@code alpha} or {@code beta}
     * @return for example {@code gateAlpha}
     */
    public String parameter(String parameter) {
        return member(parameter);
    }

    /**
     * The member that names a class of the user's.
     *
     * @return for example {@code gateActivationClass}
     */
    public String ownClass() {
        return member("activationClass");
    }

    private String member(String name) {
        return prefix.isEmpty() ? name : prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
