package dev.unrolled.processor.proof;

import java.util.List;
import java.util.Random;

/**
 * An activation as a node of ONNX names it.
 *
 * @param kind which
 * @param alpha its first parameter, if it takes one
 * @param beta its second parameter, if it takes one
 */
record OnnxActivation(Kind kind, float alpha, float beta) {
    /** The functions that ONNX lists for its recurrent operators, with the number of parameters each takes. */
    enum Kind {
        Tanh(0),
        Sigmoid(0),
        Relu(0),
        Softsign(0),
        Softplus(0),
        LeakyRelu(1),
        ThresholdedRelu(1),
        Elu(1),
        Affine(2),
        ScaledTanh(2),
        HardSigmoid(2);

        final int parameters;

        Kind(int parameters) {
            this.parameters = parameters;
        }

        /** The name of {@code Activation}. */
        String ours() {
            return switch (this) {
                case LeakyRelu -> "LEAKY_RELU";
                case ThresholdedRelu -> "THRESHOLDED_RELU";
                case ScaledTanh -> "SCALED_TANH";
                case HardSigmoid -> "HARD_SIGMOID";
                default -> name().toUpperCase(java.util.Locale.ROOT);
            };
        }
    }

    /** Gates are mostly sigmoids, so that most nodes are like those that people train. */
    static OnnxActivation random(Random random, Kind usual) {
        Kind[] all = Kind.values();
        Kind kind = random.nextBoolean() ? usual : all[random.nextInt(all.length)];
        return new OnnxActivation(kind, 0.1f + random.nextInt(8) / 8f, 0.1f + random.nextInt(4) / 8f);
    }

    /** The definition in ONNX's description of the operators. */
    double apply(double x) {
        return switch (kind) {
            case Tanh -> StrictMath.tanh(x);
            case Sigmoid -> 1 / (1 + StrictMath.exp(-x));
            case Relu -> Math.max(0, x);
            case Softsign -> x / (1 + Math.abs(x));
            case Softplus -> Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
            case LeakyRelu -> x >= 0 ? x : alpha * x;
            case ThresholdedRelu -> x > alpha ? x : 0;
            case Elu -> x >= 0 ? x : alpha * StrictMath.expm1(x);
            case Affine -> alpha * x + beta;
            case ScaledTanh -> alpha * StrictMath.tanh(beta * x);
            case HardSigmoid -> Math.max(0, Math.min(1, alpha * x + beta));
        };
    }

    /** How far an argument is from the place where the function jumps. */
    double distanceToJump(double x) {
        return kind == Kind.ThresholdedRelu ? Math.abs(x - alpha) : Double.POSITIVE_INFINITY;
    }

    /** Those of the parameters that it takes. */
    List<Float> parameters() {
        return List.of(alpha, beta).subList(0, kind.parameters);
    }
}
