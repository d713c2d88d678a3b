package dev.unrolled.processor.program;

import dev.unrolled.processor.program.Expression.Clip;
import dev.unrolled.processor.program.Expression.Constant;
import dev.unrolled.processor.program.Expression.Difference;
import dev.unrolled.processor.program.Expression.Product;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expression.Sum;

/** Short ways to write expressions. */
final class Expressions {
    private Expressions() {}

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
