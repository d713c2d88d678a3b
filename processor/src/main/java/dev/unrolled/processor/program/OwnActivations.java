package dev.unrolled.processor.program;

import dev.unrolled.processor.model.ActivationFunction;

/** What the classes of users compute, for an interpreter, which cannot call them itself. */
@FunctionalInterface
public interface OwnActivations {
    /**
     * One value.
     *
     * @param function the class
     * @param x its method's argument
     * @return its method's result
     */
    float apply(ActivationFunction.Own function, float x);

    /**
     * For programs without such classes.
     *
     * @return one that knows none
     */
    static OwnActivations none() {
        return (function, x) -> {
            throw new IllegalArgumentException("expected a program without a class of the user's, found " + function);
        };
    }
}
