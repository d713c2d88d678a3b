package dev.unrolled.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.unrolled.Numerics;
import dev.unrolled.math.Activations;
import dev.unrolled.math.ExponentialActivations;
import dev.unrolled.math.PiecewiseActivations;
import dev.unrolled.math.SeparateActivations;
import dev.unrolled.math.TensorFlow1Activations;
import dev.unrolled.math.TensorFlow2Activations;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.CellIdentity;
import java.util.List;
import java.util.Locale;

/** Prints calls of activations. */
final class ActivationCalls {
    private final CellIdentity identity;
    private final Numerics numerics;
    private final boolean inLoops;

    /**
     * Calls under a cell's numerics.
     *
     * @param cell the cell
     * @param inLoops whether they stand in loops over arrays, which C2 can vectorise; a scalar form gives the same bits sooner elsewhere
     */
    ActivationCalls(Cell cell, boolean inLoops) {
        this.identity = cell.identity();
        this.numerics = cell.program().numerics();
        this.inLoops = inLoops;
    }

    CodeBlock call(ActivationFunction function, CodeBlock argument) {
        if (function instanceof ActivationFunction.Own own) {
            if (identity.hides(own.outermostName())) {
                // JavaPoet knows neither variables nor what the interface brings along.
                return CodeBlock.of("$L.apply($L)", own.qualifiedName(), argument);
            }
            List<String> names = own.simpleNames();
            ClassName owner = ClassName.get(
                    own.packageName(),
                    names.get(0),
                    names.subList(1, names.size()).toArray(new String[0]));
            return CodeBlock.of("$T.apply($L)", owner, argument);
        }
        ActivationFunction.Standard standard = (ActivationFunction.Standard) function;
        CodeBlock.Builder call = CodeBlock.builder().add("$T.$L($L", owner(standard), method(standard), argument);
        standard.parameters().forEach(parameter -> call.add(", $Lf", parameter));
        return call.add(")").build();
    }

    private Class<?> owner(ActivationFunction.Standard function) {
        return switch (function.kind()) {
            case TANH, SIGMOID, RELU, LINEAR, HARD_SIGMOID, AFFINE, SCALED_TANH ->
                switch (numerics) {
                    case FUSED -> Activations.class;
                    case SEPARATE -> SeparateActivations.class;
                    case TENSORFLOW_1 -> TensorFlow1Activations.class;
                    case TENSORFLOW_2 -> TensorFlow2Activations.class;
                };
            case RELU6, LEAKY_RELU, THRESHOLDED_RELU, HARD_SIGMOID_RELU6, HARD_TANH, SOFTSIGN ->
                PiecewiseActivations.class;
            case TANH_ACCURATE, SIGMOID_ACCURATE, ELU, SELU, CELU, SOFTPLUS, EXPONENTIAL, SILU, MISH, GELU, GELU_TANH ->
                ExponentialActivations.class;
        };
    }

    /** The constant's name as a method's: {@code LEAKY_RELU} is {@code leakyRelu}. */
    private String method(ActivationFunction.Standard function) {
        StringBuilder name = new StringBuilder();
        for (String word : function.kind().name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.length() == 0 ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return switch (function.kind()) {
            case TANH, SIGMOID, SCALED_TANH -> inLoops ? name.toString() : name + "Scalar";
            default -> name.toString();
        };
    }
}
