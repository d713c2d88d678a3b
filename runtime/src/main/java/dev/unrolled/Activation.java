package dev.unrolled;

/** The function that a cell applies to each of its units. Formulas and measured bounds stand at the functions themselves. */
public enum Activation {
    /** Hyperbolic tangent, {@link dev.unrolled.math.Activations#tanh(float)}. */
    TANH,
    /** Logistic function {@code 1 / (1 + exp(-x))}, {@link dev.unrolled.math.Activations#sigmoid(float)}. */
    SIGMOID,
    /** {@code max(x, 0)}, {@link dev.unrolled.math.Activations#relu(float)}. */
    RELU,
    /** {@code x} itself. */
    LINEAR
}
