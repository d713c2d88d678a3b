package dev.unrolled.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.model.Target;
import java.util.List;

/**
 * Activations of vectors, operation by operation those of the runtime, so that the bits are the same. They are written out where they are
 * used: a vector that is passed to a method, or returned by one, is boxed whenever the JIT decides not to inline the call.
 */
final class LanesActivations {
    static final ClassName VECTOR = ClassName.get(Target.VECTOR_PACKAGE, "FloatVector");

    // The bounds and coefficients of the runtime's Activations and SeparateActivations, which say where they are from.
    private static final List<String> NAMES =
            List.of("half", "bound", "least", "p1", "p3", "p5", "p7", "one", "q2", "q4", "q6", "q8");
    private static final List<String> FUSED = List.of(
            "0.5f",
            "8.12729454f",
            "-8.12729454f",
            "0.134086534f",
            "0.00352846668f",
            "2.11546376e-5f",
            "1.4124617e-8f",
            "1f",
            "0.467419833f",
            "0.0260018725f",
            "3.33957083e-4f",
            "8.08837058e-7f");
    private static final List<String> SEPARATE = List.of(
            "0.5f",
            "8.1543808f",
            "-8.1543808f",
            "0.134086534f",
            "0.00352846715f",
            "2.11546376e-5f",
            "1.4124744e-8f",
            "1f",
            "0.467419833f",
            "0.0260018725f",
            "3.33957141e-4f",
            "8.08838195e-7f");

    private final boolean isFused;
    private final CodeBlock.Builder code;
    private boolean hasTanh;
    private boolean hasSigmoid;

    LanesActivations(Numerics numerics, CodeBlock.Builder code) {
        this.isFused = numerics != Numerics.SEPARATE;
        this.code = code;
    }

    /** The numbers that tanh and sigmoid share, which stand before the loop: each broadcast there is one less for the JIT to inline. */
    CodeBlock constants() {
        CodeBlock.Builder constants = CodeBlock.builder();
        for (int index = hasSigmoid ? 0 : 1; hasTanh && index < NAMES.size(); index++) {
            constants.addStatement(
                    "$1T $2L = $1T.broadcast(SPECIES, $3L)",
                    VECTOR,
                    NAMES.get(index),
                    (isFused ? FUSED : SEPARATE).get(index));
        }
        return constants.build();
    }

    /** Statements that compute an activation, and the expression of its value. Their variables begin with the prefix. */
    CodeBlock apply(Standard function, CodeBlock argument, String prefix) {
        return switch (function.kind()) {
            case LINEAR -> argument;
            case TANH -> tanh(argument, prefix);
            case SIGMOID -> sigmoid(argument, prefix);
            case SCALED_TANH ->
                CodeBlock.of(
                        "$L.mul($Lf)",
                        parenthesized(
                                tanh(CodeBlock.of("$L.mul($Lf)", argument, parameter(function, 1)), prefix), prefix),
                        parameter(function, 0));
            case AFFINE -> affine(function, argument);
            case HARD_SIGMOID -> CodeBlock.of("$L.min(1f).max(0f)", affine(function, argument));
            case RELU -> CodeBlock.of("$L.max(0f)", argument);
            case RELU6 -> CodeBlock.of("$L.max(0f).min(6f)", argument);
            case HARD_SIGMOID_RELU6 -> CodeBlock.of("$L.add(3f).max(0f).min(6f).div(6f)", argument);
            case HARD_TANH -> CodeBlock.of("$L.min(1f).max(-1f)", argument);
            case LEAKY_RELU -> leakyRelu(parameter(function, 0), variable(prefix + "X", argument));
            case THRESHOLDED_RELU -> thresholdedRelu(parameter(function, 0), variable(prefix + "X", argument), prefix);
            case SOFTSIGN -> {
                String within = variable(prefix + "X", CodeBlock.of("$L.min(0x1p30f).max(-0x1p30f)", argument));
                yield CodeBlock.of("$1L.div($1L.abs().add(1f))", within);
            }
            default -> throw new IllegalArgumentException(function + ": expected a function of lanes");
        };
    }

    /** A value with a name, so that it can be read twice. */
    String variable(String name, CodeBlock value) {
        code.addStatement("$T $L = $L", VECTOR, name, value);
        return name;
    }

    private String parenthesized(CodeBlock value, String prefix) {
        return variable(prefix + "Tanh", value);
    }

    private static float parameter(Standard function, int index) {
        return function.parameters().get(index);
    }

    private CodeBlock affine(Standard function, CodeBlock argument) {
        return multiplyAdd(argument, parameter(function, 0), CodeBlock.of("$Lf", parameter(function, 1)));
    }

    /** {@code value * factor + addend}, for which a number is enough. */
    private CodeBlock multiplyAdd(CodeBlock value, float factor, CodeBlock addend) {
        return isFused
                ? CodeBlock.of("$L.fma($Lf, $L)", value, factor, addend)
                : CodeBlock.of("$L.mul($Lf).add($L)", value, factor, addend);
    }

    private static CodeBlock leakyRelu(float alpha, String x) {
        return CodeBlock.of("$1L.$2L($1L.mul($3Lf))", x, alpha <= 1f ? "max" : "min", alpha);
    }

    private CodeBlock thresholdedRelu(float alpha, String x, String prefix) {
        String isAbove = variable(
                prefix + "IsAbove", CodeBlock.of("$L.sub($Lf).mul(0x1p127f).mul(0x1p127f).max(0f).min(1f)", x, alpha));
        return CodeBlock.of("$L.max(-$T.MAX_VALUE).mul($L).add(0f)", x, Float.class, isAbove);
    }

    private CodeBlock sigmoid(CodeBlock argument, String prefix) {
        hasSigmoid = true;
        CodeBlock tanh = tanh(CodeBlock.of("$L.mul(half)", argument), prefix);
        return isFused ? CodeBlock.of("$L.fma(half, half)", tanh) : CodeBlock.of("$L.mul(half).add(half)", tanh);
    }

    /** The quotient of {@code Activations.tanh}, in whose order its operations stand. */
    private CodeBlock tanh(CodeBlock argument, String prefix) {
        hasTanh = true;
        String x = variable(prefix + "X", CodeBlock.of("$L$Z.min(bound).max(least)", argument));
        String x2 = variable(prefix + "X2", CodeBlock.of("$1L.mul($1L)", x));
        String x4 = variable(prefix + "X4", CodeBlock.of("$1L.mul($1L)", x2));
        String p = variable(prefix + "P", estrin(x4, linear(x2, "p7", "p5"), linear(x2, "p3", "p1")));
        if (isFused) {
            CodeBlock upper = CodeBlock.of("$L.fma($L, q4)", x2, linear(x2, "q8", "q6"));
            String q = variable(prefix + "Q", estrin(x4, upper, linear(x2, "q2", "one")));
            return CodeBlock.of("$1L.mul($2L).fma($3L, $2L)$Z.div($4L)", x2, x, p, q);
        }
        String q = variable(prefix + "Q", estrin(x4, linear(x2, "q8", "q6"), linear(x2, "q4", "q2")));
        return CodeBlock.of("$1L.mul($2L.mul($3L).add(one))$Z.div($2L.mul($4L).add(one))", x, x2, p, q);
    }

    private CodeBlock linear(String x2, String factor, String addend) {
        return isFused
                ? CodeBlock.of("$L.fma($L, $L)", x2, factor, addend)
                : CodeBlock.of("$L.mul($L).add($L)", x2, factor, addend);
    }

    private CodeBlock estrin(String x4, CodeBlock upper, CodeBlock lower) {
        return isFused
                ? CodeBlock.of("$L.fma($Z$L,$W$L)", x4, upper, lower)
                : CodeBlock.of("$L.mul($Z$L)$Z.add($L)", x4, upper, lower);
    }
}
