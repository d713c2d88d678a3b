package dev.unrolled.support;

import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import dev.unrolled.weights.WeightsException;
import dev.unrolled.weights.WeightsException.Problem;

/** What is said of tensors that nobody uses. */
public final class Surplus {
    /** How to mend it where the tensor belongs to something else. */
    public static final String HINT = "leave it out, or use allowSurplus()";

    private Surplus() {}

    /**
     * A tensor that is not used, whether it can be read or not.
     *
     * @param weights the weights that have it
     * @param name its name
     * @param expected what alone is used
     * @param hint how to mend it
     * @return the problem
     */
    public static Problem problem(Weights weights, String name, String expected, String hint) {
        try {
            Tensor tensor = weights.tensor(name);
            return Problem.of(tensor, expected, tensor.dtype() + Text.shape(tensor.shape()), hint);
        } catch (WeightsException e) {
            Problem unreadable = e.problems().get(0);
            return new Problem(unreadable.source(), name, unreadable.byteOffset(), expected, unreadable.found(), hint);
        }
    }
}
