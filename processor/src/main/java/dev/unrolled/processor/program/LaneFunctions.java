package dev.unrolled.processor.program;

import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.program.Statement.Pointwise;

/** Which activations are computed in lanes; the others, in double or of the user's own, one value after the other. */
public final class LaneFunctions {
    private LaneFunctions() {}

    /**
     * Whether all that a statement computes can be had in lanes.
     *
     * @param numerics how the cell rounds
     * @param statement any statement
     * @return false if one of its activations is scalar
     */
    public static boolean has(Numerics numerics, Statement statement) {
        return !(statement instanceof Pointwise pointwise) || has(numerics, pointwise.value());
    }

    private static boolean has(Numerics numerics, Expression value) {
        return (!(value instanceof Expression.Activate activate)
                        || (activate.function() instanceof Standard standard && has(numerics, standard)))
                && value.operands().stream().allMatch(operand -> has(numerics, operand));
    }

    private static boolean has(Numerics numerics, Standard function) {
        return switch (function.kind()) {
            case TANH -> numerics != Numerics.TENSORFLOW_1;
            case SIGMOID, SCALED_TANH, HARD_SIGMOID, AFFINE ->
                numerics == Numerics.FUSED || numerics == Numerics.SEPARATE;
            case LINEAR, RELU, RELU6, LEAKY_RELU, THRESHOLDED_RELU, HARD_SIGMOID_RELU6, HARD_TANH, SOFTSIGN -> true;
            case TANH_ACCURATE, SIGMOID_ACCURATE, ELU, SELU, CELU, SOFTPLUS, EXPONENTIAL, SILU, MISH, GELU, GELU_TANH ->
                false;
        };
    }

    /**
     * How many operations of vectors an activation takes, with the numbers it spreads over one, but without those of tanh, which stand
     * before loops.
     *
     * @param numerics how the cell rounds
     * @param function one that can be had in lanes
     * @return the number; of those that take few, the largest
     */
    public static int operations(Numerics numerics, Standard function) {
        boolean isFused = numerics != Numerics.SEPARATE;
        return switch (function.kind()) {
            case LINEAR -> 0;
            case TANH -> numerics == Numerics.TENSORFLOW_2 ? 26 : isFused ? 14 : 22;
            case SIGMOID -> isFused ? 16 : 25;
            case SCALED_TANH -> isFused ? 18 : 26;
            case THRESHOLDED_RELU -> 15;
            default -> 8;
        };
    }
}
