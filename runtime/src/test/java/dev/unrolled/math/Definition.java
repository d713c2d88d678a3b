package dev.unrolled.math;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * An activation with all that computes it.
 *
 * @param name the name of its methods
 * @param arguments what follows {@code x}, as in {@code ", 0.2"}; empty for functions of {@code x} alone
 * @param exact the function itself
 * @param promise what every implementation has to keep
 * @param implementations the implementations
 */
record Definition(
        String name,
        String arguments,
        DoubleUnaryOperator exact,
        Promise promise,
        List<Implementation> implementations) {
    /** For a failure: the class, the method and its further arguments. */
    String title(Implementation implementation) {
        return implementation.owner().getSimpleName() + "." + name + "(x" + arguments + ")";
    }

    /** A function of {@code x} alone. */
    static Definition define(
            String name, DoubleUnaryOperator exact, Promise promise, Implementation... implementations) {
        return define(name, "", exact, promise, implementations);
    }

    static Definition define(
            String name,
            String arguments,
            DoubleUnaryOperator exact,
            Promise promise,
            Implementation... implementations) {
        return new Definition(name, arguments, exact, promise, List.of(implementations));
    }
}
