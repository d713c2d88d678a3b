package dev.unrolled.processor.model;

import dev.unrolled.Activation;
import java.util.List;

/** What a cell applies to each unit. */
public sealed interface ActivationFunction {
    /** {@link Activation#SIGMOID}. */
    Standard SIGMOID = new Standard(Activation.SIGMOID);

    /** {@link Activation#TANH}. */
    Standard TANH = new Standard(Activation.TANH);

    /**
     * One of the runtime's functions.
     *
     * @param kind which
     * @param parameters its parameters, in the order of {@link ActivationParameter#of}
     */
    record Standard(Activation kind, List<Float> parameters) implements ActivationFunction {
        /** Refuses other parameters than the function takes. */
        public Standard {
            parameters = List.copyOf(parameters);
            int expected = ActivationParameter.of(kind).size();
            if (parameters.size() != expected) {
                throw new IllegalArgumentException(
                        "%s: expected %d parameters, found %s".formatted(kind, expected, parameters));
            }
        }

        /**
         * A function that takes no parameters.
         *
         * @param kind which
         */
        public Standard(Activation kind) {
            this(kind, List.of());
        }
    }

    /**
     * The method {@code public static float apply(float)} of a class of the user's.
     *
     * @param packageName the package of the class, empty for the unnamed one
     * @param simpleNames its simple name, preceded by those of the types it is nested in
     */
    record Own(String packageName, List<String> simpleNames) implements ActivationFunction {
        /** Copies what could change. */
        public Own {
            simpleNames = List.copyOf(simpleNames);
        }

        /**
         * The name that a class is imported by, or written with inside its package.
         *
         * @return the simple name of the outermost type
         */
        public String outermostName() {
            return simpleNames.get(0);
        }

        /**
         * The name that means the same everywhere.
         *
         * @return for example {@code p.Outer.Inner}
         */
        public String qualifiedName() {
            String name = String.join(".", simpleNames);
            return packageName.isEmpty() ? name : packageName + "." + name;
        }
    }
}
