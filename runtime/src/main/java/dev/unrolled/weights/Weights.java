package dev.unrolled.weights;

/** Named tensors. */
public final class Weights {
    private Weights() {}
}
