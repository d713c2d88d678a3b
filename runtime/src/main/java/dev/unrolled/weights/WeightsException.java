package dev.unrolled.weights;

/** Weights that cannot be used. */
public final class WeightsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WeightsException(String message) {
        super(message);
    }
}
