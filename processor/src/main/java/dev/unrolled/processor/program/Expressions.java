package dev.unrolled.processor.program;

import dev.unrolled.processor.program.Expression.Clip;
import dev.unrolled.processor.program.Expression.Constant;
import dev.unrolled.processor.program.Expression.Difference;
import dev.unrolled.processor.program.Expression.Product;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expression.Sum;
import java.util.List;
import java.util.stream.Stream;

/** Short ways to write expressions, and what they are made of. */
public final class Expressions {
    private Expressions() {}

    /**
     * What an expression is made of in the end.
     *
     * @param value the expression
     * @return what has no operands, in the order of evaluation, each as often as it occurs
     */
    public static Stream<Expression> leaves(Expression value) {
        return value.operands().isEmpty()
                ? Stream.of(value)
                : value.operands().stream().flatMap(Expressions::leaves);
    }

    /**
     * What an expression reads.
     *
     * @param value the expression
     * @return the slices in the order of evaluation, each as often as it occurs
     */
    public static List<Slice> reads(Expression value) {
        return leaves(value)
                .filter(Read.class::isInstance)
                .map(leaf -> ((Read) leaf).slice())
                .toList();
    }

    static Expression read(Vector vector) {
        return new Read(vector.all());
    }

    static Expression sum(Expression left, Expression right) {
        return new Sum(left, right);
    }

    static Expression product(Expression left, Expression right) {
        return new Product(left, right);
    }

    /** {@code 1 - subtrahend}. */
    static Expression oneMinus(Expression subtrahend) {
        return new Difference(new Constant(1f), subtrahend);
    }

    /** The value itself where the bound is infinite. */
    static Expression clip(Expression value, float bound) {
        return Float.isInfinite(bound) ? value : new Clip(value, bound);
    }
}
