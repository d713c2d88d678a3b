package dev.unrolled.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.model.Target;

/**
 * Activations of vectors, operation by operation those of the runtime, so that the bits are the same. They are written out where they are
 * used: a vector that is passed to a method, or returned by one, is boxed whenever the JIT decides not to inline the call.
 */
final class LanesActivations {
    static final ClassName VECTOR = ClassName.get(Target.VECTOR_PACKAGE, "FloatVector");

    private final boolean isFused;
    private final CodeBlock.Builder code;
    private final LanesTanh tanh;
    private boolean hasTanh;
    private boolean hasSigmoid;

    LanesActivations(Numerics numerics, CodeBlock.Builder code) {
        this.isFused = numerics != Numerics.SEPARATE;
        this.code = code;
        this.tanh = new LanesTanh(numerics, this);
    }

    /** The numbers that tanh and sigmoid share, which stand before the loop. */
    CodeBlock constants() {
        CodeBlock.Builder constants = CodeBlock.builder();
        if (hasSigmoid) {
            addConstant(constants, "half", "0.5f");
        }
        if (hasTanh) {
            tanh.constants().forEach(each -> addConstant(constants, each.name(), each.value()));
        }
        return constants.build();
    }

    private static void addConstant(CodeBlock.Builder constants, String name, String value) {
        constants.addStatement("$1T $2L = $1T.broadcast(SPECIES, $3L)", VECTOR, name, value);
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

    private CodeBlock tanh(CodeBlock argument, String prefix) {
        hasTanh = true;
        return tanh.of(argument, prefix);
    }
}
