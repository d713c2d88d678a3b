package dev.unrolled.processor.program;

import dev.unrolled.Numerics;
import dev.unrolled.math.Activations;
import dev.unrolled.math.ExponentialActivations;
import dev.unrolled.math.PiecewiseActivations;
import dev.unrolled.math.SeparateActivations;
import dev.unrolled.math.TensorFlow1Activations;
import dev.unrolled.math.TensorFlow2Activations;
import dev.unrolled.processor.model.ActivationFunction;

/** Which function of the runtime stands for an activation under which numerics. */
final class ActivationFunctions {
    private ActivationFunctions() {}

    static float apply(ActivationFunction.Standard function, Numerics numerics, float x) {
        float alpha = parameter(function, 0);
        float beta = parameter(function, 1);
        return switch (function.kind()) {
            case LINEAR -> x;
            case RELU, TANH, SIGMOID, HARD_SIGMOID, AFFINE, SCALED_TANH ->
                switch (numerics) {
                    case FUSED -> fused(function, x, alpha, beta);
                    case SEPARATE -> separate(function, x, alpha, beta);
                    case TENSORFLOW_1 -> tensorFlow1(function, x);
                    case TENSORFLOW_2 -> tensorFlow2(function, x);
                };
            case RELU6 -> PiecewiseActivations.relu6(x);
            case LEAKY_RELU -> PiecewiseActivations.leakyRelu(x, alpha);
            case THRESHOLDED_RELU -> PiecewiseActivations.thresholdedRelu(x, alpha);
            case HARD_SIGMOID_RELU6 -> PiecewiseActivations.hardSigmoidRelu6(x);
            case HARD_TANH -> PiecewiseActivations.hardTanh(x);
            case SOFTSIGN -> PiecewiseActivations.softsign(x);
            case TANH_ACCURATE -> ExponentialActivations.tanhAccurate(x);
            case SIGMOID_ACCURATE -> ExponentialActivations.sigmoidAccurate(x);
            case ELU -> ExponentialActivations.elu(x, alpha);
            case SELU -> ExponentialActivations.selu(x);
            case CELU -> ExponentialActivations.celu(x, alpha);
            case SOFTPLUS -> ExponentialActivations.softplus(x);
            case EXPONENTIAL -> ExponentialActivations.exponential(x);
            case SILU -> ExponentialActivations.silu(x);
            case MISH -> ExponentialActivations.mish(x);
            case GELU -> ExponentialActivations.gelu(x);
            case GELU_TANH -> ExponentialActivations.geluTanh(x);
        };
    }

    private static float fused(ActivationFunction.Standard function, float x, float alpha, float beta) {
        return switch (function.kind()) {
            case RELU -> Activations.relu(x);
            case TANH -> Activations.tanh(x);
            case SIGMOID -> Activations.sigmoid(x);
            case HARD_SIGMOID -> Activations.hardSigmoid(x, alpha, beta);
            case AFFINE -> Activations.affine(x, alpha, beta);
            case SCALED_TANH -> Activations.scaledTanh(x, alpha, beta);
            default -> throw new IllegalArgumentException(function + " does not depend on the numerics");
        };
    }

    private static float separate(ActivationFunction.Standard function, float x, float alpha, float beta) {
        return switch (function.kind()) {
            case RELU -> SeparateActivations.relu(x);
            case TANH -> SeparateActivations.tanh(x);
            case SIGMOID -> SeparateActivations.sigmoid(x);
            case HARD_SIGMOID -> SeparateActivations.hardSigmoid(x, alpha, beta);
            case AFFINE -> SeparateActivations.affine(x, alpha, beta);
            case SCALED_TANH -> SeparateActivations.scaledTanh(x, alpha, beta);
            default -> throw new IllegalArgumentException(function + " does not depend on the numerics");
        };
    }

    private static float tensorFlow1(ActivationFunction.Standard function, float x) {
        return switch (function.kind()) {
            case RELU -> TensorFlow1Activations.relu(x);
            case TANH -> TensorFlow1Activations.tanh(x);
            default -> throw new IllegalArgumentException(function + ": TensorFlow's bits are not known");
        };
    }

    private static float tensorFlow2(ActivationFunction.Standard function, float x) {
        return switch (function.kind()) {
            case RELU -> TensorFlow2Activations.relu(x);
            case TANH -> TensorFlow2Activations.tanh(x);
            default -> throw new IllegalArgumentException(function + ": TensorFlow's bits are not known");
        };
    }

    static double apply(ActivationFunction.Standard function, double x) {
        double alpha = parameter(function, 0);
        double beta = parameter(function, 1);
        return switch (function.kind()) {
            case LINEAR -> x;
            case RELU -> Math.max(x, 0);
            case RELU6 -> Math.min(Math.max(x, 0), 6);
            case LEAKY_RELU -> x >= 0 ? x : alpha * x;
            case THRESHOLDED_RELU -> x <= alpha ? 0 : x;
            case HARD_SIGMOID -> Math.max(0, Math.min(1, alpha * x + beta));
            case HARD_SIGMOID_RELU6 -> Math.min(Math.max(x + 3, 0), 6) / 6;
            case HARD_TANH -> Math.max(-1, Math.min(1, x));
            case SOFTSIGN -> Double.isInfinite(x) ? Math.signum(x) : x / (1 + Math.abs(x));
            case TANH, TANH_ACCURATE -> StrictMath.tanh(x);
            case SCALED_TANH -> alpha * StrictMath.tanh(beta * x);
            case AFFINE -> alpha * x + beta;
            case SIGMOID, SIGMOID_ACCURATE -> ExactFunctions.sigmoid(x);
            case ELU -> ExactFunctions.elu(x, alpha);
            case SELU -> 1.0507009873554804934 * ExactFunctions.elu(x, 1.6732632423543772848);
            case CELU -> alpha * ExactFunctions.elu(x / alpha, 1);
            case SOFTPLUS -> ExactFunctions.softplus(x);
            case EXPONENTIAL -> StrictMath.exp(x);
            case SILU -> ExactFunctions.gated(x, ExactFunctions.sigmoid(x));
            case MISH -> ExactFunctions.gated(x, StrictMath.tanh(ExactFunctions.softplus(x)));
            case GELU -> ExactFunctions.gated(x, ExactFunctions.normal(x));
            case GELU_TANH -> ExactFunctions.geluTanh(x);
        };
    }

    private static float parameter(ActivationFunction.Standard function, int index) {
        return index < function.parameters().size() ? function.parameters().get(index) : Float.NaN;
    }
}
