package dev.unrolled.processor.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The values of the option {@code -Aunrolled.shape}. */
public enum ShapeChoice {
    /** The planner chooses. */
    AUTO,
    /** Every multiply-add is written out. */
    STRAIGHT,
    /** Loops over units, several kernel rows a pass. */
    ROWS,
    /** Vectors, by the Vector API. */
    LANES;

    /** The option's name. */
    public static final String OPTION = "unrolled.shape";

    /**
     * Reads the option's value.
     *
     * @param text what the user wrote
     * @return the choice, or empty if there is none of that name
     */
    public static Optional<ShapeChoice> parse(String text) {
        return Arrays.stream(values())
                .filter(choice -> choice.text().equals(text))
                .findFirst();
    }

    /**
     * The option's value.
     *
     * @return the name in lower case
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * All values, for a diagnostic.
     *
     * @return for example {@code auto, straight, rows}
     */
    public static String all() {
        return Arrays.stream(values()).map(ShapeChoice::text).collect(Collectors.joining(", "));
    }
}
