package dev.unrolled.math;

import java.util.Optional;

/**
 * One class's way of computing an activation.
 *
 * @param owner the class
 * @param function what is measured
 * @param scalar the form for straight-line code, which has to return the same bits
 */
record Implementation(Class<?> owner, FloatFunction function, Optional<FloatFunction> scalar) {
    static Implementation of(Class<?> owner, FloatFunction function) {
        return new Implementation(owner, function, Optional.empty());
    }

    static Implementation of(Class<?> owner, FloatFunction function, FloatFunction scalar) {
        return new Implementation(owner, function, Optional.of(scalar));
    }
}
