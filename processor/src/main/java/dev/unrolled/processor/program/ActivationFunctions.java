package dev.unrolled.processor.program;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.math.Activations;
import dev.unrolled.math.SeparateActivations;
import dev.unrolled.math.TensorFlow1Activations;
import dev.unrolled.math.TensorFlow2Activations;

/** Which function of the runtime stands for an activation under which numerics. */
final class ActivationFunctions {
    private ActivationFunctions() {}

    static float apply(Activation function, Numerics numerics, float x) {
        return switch (function) {
            case LINEAR -> x;
            case RELU ->
                switch (numerics) {
                    case FUSED -> Activations.relu(x);
                    case SEPARATE -> SeparateActivations.relu(x);
                    case TENSORFLOW_1 -> TensorFlow1Activations.relu(x);
                    case TENSORFLOW_2 -> TensorFlow2Activations.relu(x);
                };
            case TANH ->
                switch (numerics) {
                    case FUSED -> Activations.tanh(x);
                    case SEPARATE -> SeparateActivations.tanh(x);
                    case TENSORFLOW_1 -> TensorFlow1Activations.tanh(x);
                    case TENSORFLOW_2 -> TensorFlow2Activations.tanh(x);
                };
            case SIGMOID ->
                switch (numerics) {
                    case FUSED -> Activations.sigmoid(x);
                    case SEPARATE -> SeparateActivations.sigmoid(x);
                    case TENSORFLOW_1, TENSORFLOW_2 ->
                        throw new IllegalArgumentException(
                                "TensorFlow's sigmoid depends on the position in the tensor");
                };
        };
    }

    static double apply(Activation function, double x) {
        return switch (function) {
            case LINEAR -> x;
            case RELU -> Math.max(x, 0.0);
            case TANH -> StrictMath.tanh(x);
            case SIGMOID -> 1.0 / (1.0 + StrictMath.exp(-x));
        };
    }
}
