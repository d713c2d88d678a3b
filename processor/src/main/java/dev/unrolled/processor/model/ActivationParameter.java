package dev.unrolled.processor.model;

import dev.unrolled.Activation;
import java.util.List;
import java.util.Optional;

/**
 * A number that an activation takes beside its argument.
 *
 * @param name the annotation's member
 * @param byDefault its value if the user gives none; empty where frameworks disagree, and the user has to say
 * @param range which values make sense
 */
public record ActivationParameter(String name, Optional<Float> byDefault, Range range) {
    /** A set of floats. */
    public enum Range {
        /** Any number. */
        FINITE("a finite number"),
        /** A factor: 0 would make a constant of the function, and NaN of infinity. */
        NOT_ZERO("a finite number other than 0"),
        /** Above 0. */
        POSITIVE("a finite number above 0");

        private final String words;

        Range(String words) {
            this.words = words;
        }

        /**
         * Whether a value is in it.
         *
         * @param value any float
         * @return true if it is
         */
        public boolean contains(float value) {
            return Float.isFinite(value)
                    && switch (this) {
                        case FINITE -> true;
                        case NOT_ZERO -> value != 0;
                        case POSITIVE -> value > 0;
                    };
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /** The first parameter's name. */
    public static final String ALPHA = "alpha";

    /** The second parameter's name. */
    public static final String BETA = "beta";

    /**
     * What an activation takes.
     *
     * @param activation which
     * @return its parameters in the order in which its function takes them
     */
    public static List<ActivationParameter> of(Activation activation) {
        return switch (activation) {
            case LEAKY_RELU -> List.of(required(ALPHA, Range.NOT_ZERO));
            case THRESHOLDED_RELU -> List.of(required(ALPHA, Range.FINITE));
            case ELU -> List.of(optional(ALPHA, 1f, Range.NOT_ZERO));
            case CELU -> List.of(optional(ALPHA, 1f, Range.POSITIVE));
            case HARD_SIGMOID -> List.of(optional(ALPHA, 0.2f, Range.NOT_ZERO), optional(BETA, 0.5f, Range.FINITE));
            case AFFINE -> List.of(required(ALPHA, Range.NOT_ZERO), required(BETA, Range.FINITE));
            case SCALED_TANH -> List.of(required(ALPHA, Range.NOT_ZERO), required(BETA, Range.NOT_ZERO));
            default -> List.of();
        };
    }

    private static ActivationParameter required(String name, Range range) {
        return new ActivationParameter(name, Optional.empty(), range);
    }

    private static ActivationParameter optional(String name, float value, Range range) {
        return new ActivationParameter(name, Optional.of(value), range);
    }
}
