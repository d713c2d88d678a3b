package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Parameter.BiasSlice;
import dev.unrolled.processor.program.Slice;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Prints expressions over vectors as calls of the Vector API, and names what has to stand before them. */
final class LanesExpressions {
    private final LanesActivations activations;
    private final boolean fuses;
    private final BiFunction<Slice, String, CodeBlock> read;
    private final Function<BiasSlice, CodeBlock> weight;
    private final Set<String> names = new HashSet<>();

    /**
     * What expressions are printed with.
     *
     * @param activations writes what has to stand before an expression
     * @param fuses whether a product and a sum are rounded once
     * @param read how a slice's current value is written, for the value of the name given
     * @param weight how a weight is written
     */
    LanesExpressions(
            LanesActivations activations,
            boolean fuses,
            BiFunction<Slice, String, CodeBlock> read,
            Function<BiasSlice, CodeBlock> weight) {
        this.activations = activations;
        this.fuses = fuses;
        this.read = read;
        this.weight = weight;
    }

    /** The expression as calls; what has to stand before it is added to the code, under names that begin with the one given. */
    CodeBlock print(Expression value, String name) {
        if (value instanceof Expression.Read slice) {
            return read.apply(slice.slice(), name);
        } else if (value instanceof Expression.Weight bias) {
            return weight.apply(bias.slice());
        } else if (value instanceof Expression.Constant constant) {
            return broadcast(constant);
        } else if (value instanceof Expression.Activate activate) {
            CodeBlock argument = print(activate.argument(), name);
            return activations.apply((Standard) activate.function(), argument, unused(name));
        } else if (value instanceof Expression.MultiplyAdd) {
            List<CodeBlock> all = value.operands().stream()
                    .map(operand -> print(operand, name))
                    .toList();
            return fuses
                    ? CodeBlock.of("$L.fma($L, $L)", all.get(0), all.get(1), all.get(2))
                    : CodeBlock.of("$L.add($L.mul($L))", all.get(2), all.get(0), all.get(1));
        }
        List<CodeBlock> operands =
                value.operands().stream().map(operand -> operand(operand, name)).toList();
        return operation(value, operands);
    }

    private CodeBlock operand(Expression operand, String name) {
        return operand instanceof Expression.Constant constant
                ? CodeBlock.of("$Lf", constant.value())
                : print(operand, name);
    }

    private static CodeBlock broadcast(Expression.Constant constant) {
        return CodeBlock.of("$T.broadcast(SPECIES, $Lf)", LanesActivations.VECTOR, constant.value());
    }

    private static CodeBlock operation(Expression value, List<CodeBlock> operands) {
        CodeBlock receiver =
                value.operands().get(0) instanceof Expression.Constant constant ? broadcast(constant) : operands.get(0);
        if (value instanceof Expression.Sum) {
            return CodeBlock.of("$L.add($L)", receiver, operands.get(1));
        } else if (value instanceof Expression.Difference) {
            return CodeBlock.of("$L.sub($L)", receiver, operands.get(1));
        } else if (value instanceof Expression.Product) {
            return CodeBlock.of("$L.mul($L)", receiver, operands.get(1));
        }
        float bound = ((Expression.Clip) value).bound();
        return CodeBlock.of("$1L$Z.min($2Lf).max(-$2Lf)", receiver, bound);
    }

    /** The name, or with the lowest number behind it that makes it new. */
    String unused(String name) {
        String unused = name;
        for (int number = 2; !names.add(unused); number++) {
            unused = name + number;
        }
        return unused;
    }
}
