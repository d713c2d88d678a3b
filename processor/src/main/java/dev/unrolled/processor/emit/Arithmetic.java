package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Summation;
import java.util.Optional;
import java.util.function.Function;

/** Prints links of chains and pointwise expressions under the cell's numerics. */
final class Arithmetic {
    private final boolean fusesLinks;
    private final boolean fusesPointwise;
    private final ActivationCalls activations;

    private Arithmetic(Cell cell, Examples examples, boolean inLoops) {
        CellProgram program = cell.program();
        this.fusesLinks = Summation.isFused(program.numerics(), examples);
        this.fusesPointwise = program.fusesPointwise();
        this.activations = new ActivationCalls(cell, inLoops);
    }

    /** For loops over arrays, whose activations C2 can vectorise. */
    static Arithmetic inLoops(Cell cell, Examples examples) {
        return new Arithmetic(cell, examples, true);
    }

    /** For one value after the other, whose activations give the same bits sooner. */
    static Arithmetic ofScalars(Cell cell, Examples examples) {
        return new Arithmetic(cell, examples, false);
    }

    /** A link of a sum. */
    CodeBlock link(CodeBlock left, CodeBlock right, CodeBlock addend) {
        return multiplyAdd(fusesLinks, left, right, addend);
    }

    /** {@code Math.fma(left, right, addend)} or {@code addend + left * right}. */
    private static CodeBlock multiplyAdd(boolean isFused, CodeBlock left, CodeBlock right, CodeBlock addend) {
        return isFused
                ? CodeBlock.of("$T.fma($L, $L, $L)", Math.class, left, right, addend)
                : CodeBlock.of("$L + $L * $L", addend, left, right);
    }

    /** An expression, given how a slice's and a bias's current value is written. */
    CodeBlock print(
            Expression expression, Function<Slice, CodeBlock> read, Function<Parameter.BiasSlice, CodeBlock> weight) {
        return print(expression, new Leaves(read, weight, Optional.empty()));
    }

    /** An expression that may have entries of tables. */
    CodeBlock print(Expression expression, Leaves leaves) {
        if (expression instanceof Expression.Read slice) {
            return leaves.read().apply(slice.slice());
        } else if (expression instanceof Expression.Weight bias) {
            return leaves.weight().apply(bias.slice());
        } else if (expression instanceof Expression.Constant constant) {
            return CodeBlock.of("$Lf", constant.value());
        } else if (expression instanceof Expression.Entry entry) {
            return leaves.entry().orElseThrow().apply(entry);
        } else if (expression instanceof Expression.Activate activate) {
            CodeBlock argument = print(activate.argument(), leaves);
            return activate.isIdentity() ? argument : activations.call(activate.function(), argument);
        }
        return operation(
                expression,
                operand -> isLeaf(operand) ? print(operand, leaves) : CodeBlock.of("($L)", print(operand, leaves)),
                operand -> print(operand, leaves));
    }

    /** An operation of several operands, given how an operand is written as a factor and as an argument. */
    private CodeBlock operation(
            Expression expression, Function<Expression, CodeBlock> factor, Function<Expression, CodeBlock> argument) {
        if (expression instanceof Expression.Sum sum) {
            return CodeBlock.of("$L + $L", argument.apply(sum.left()), summand(sum.right(), factor, argument));
        } else if (expression instanceof Expression.Difference difference) {
            return CodeBlock.of(
                    "$L - $L", argument.apply(difference.left()), summand(difference.right(), factor, argument));
        } else if (expression instanceof Expression.Product product) {
            return CodeBlock.of("$L * $L", factor.apply(product.left()), factor.apply(product.right()));
        } else if (expression instanceof Expression.MultiplyAdd link) {
            Function<Expression, CodeBlock> form = fusesPointwise ? argument : factor;
            return multiplyAdd(
                    fusesPointwise, form.apply(link.left()), form.apply(link.right()), form.apply(link.addend()));
        }
        Expression.Clip clip = (Expression.Clip) expression;
        return CodeBlock.of(
                "$1T.max(-$2Lf, $1T.min($2Lf, $3L))", Math.class, clip.bound(), argument.apply(clip.argument()));
    }

    /** On the right of a plus or minus a product needs no parentheses. */
    private static CodeBlock summand(
            Expression expression, Function<Expression, CodeBlock> factor, Function<Expression, CodeBlock> argument) {
        return (expression instanceof Expression.Product ? argument : factor).apply(expression);
    }

    /** Whether an operand needs no parentheses; the linear function has none of its own. */
    private static boolean isLeaf(Expression expression) {
        if (expression instanceof Expression.Activate activate) {
            return !activate.isIdentity() || isLeaf(activate.argument());
        }
        return expression.operands().isEmpty() || expression instanceof Expression.Clip;
    }

    /**
     * How the current values of what an expression is made of are written.
     *
     * @param read a slice's
     * @param weight a bias's
     * @param entry a table's, if there are tables
     */
    record Leaves(
            Function<Slice, CodeBlock> read,
            Function<Parameter.BiasSlice, CodeBlock> weight,
            Optional<Function<Expression.Entry, CodeBlock>> entry) {}
}
