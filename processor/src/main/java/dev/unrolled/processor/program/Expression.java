package dev.unrolled.processor.program;

import dev.unrolled.Activation;
import dev.unrolled.processor.model.ActivationFunction;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a pointwise statement computes for each index. Every operation rounds once; {@link MultiplyAdd} rounds once where the numerics are
 * fused and twice where they are separate.
 */
public sealed interface Expression {
    /**
     * The expressions this one is made of.
     *
     * @return the operands in the order of evaluation; none unless overridden
     */
    default List<Expression> operands() {
        return List.of();
    }

    /**
     * The same operation on other operands.
     *
     * @param operands as many as {@link #operands()} gives
     * @return the expression made of them; this one if it has no operands
     */
    default Expression with(List<Expression> operands) {
        return this;
    }

    /**
     * This expression with every occurrence of one in it replaced by another.
     *
     * @param old what is replaced
     * @param replacement what takes its place
     * @return the new expression
     */
    default Expression replace(Expression old, Expression replacement) {
        return equals(old)
                ? replacement
                : with(operands().stream()
                        .map(operand -> operand.replace(old, replacement))
                        .toList());
    }

    /**
     * The number of values this yields.
     *
     * @return the common length of all it reads, or empty for a constant
     * @throws IllegalArgumentException if it reads slices of different lengths
     */
    default OptionalInt length() {
        OptionalInt common = OptionalInt.empty();
        for (Expression operand : operands()) {
            OptionalInt length = operand.length();
            if (common.isPresent() && length.isPresent() && common.getAsInt() != length.getAsInt()) {
                throw new IllegalArgumentException("pointwise: expected operands of one length, found %d and %d"
                        .formatted(common.getAsInt(), length.getAsInt()));
            }
            common = length.isPresent() ? length : common;
        }
        return common;
    }

    /**
     * A value of a vector.
     *
     * @param slice where it is read
     */
    record Read(Slice slice) implements Expression {
        @Override
        public OptionalInt length() {
            return OptionalInt.of(slice.length());
        }
    }

    /**
     * A value of a bias or peephole.
     *
     * @param slice where it is read
     */
    record Weight(Parameter.BiasSlice slice) implements Expression {
        @Override
        public OptionalInt length() {
            return OptionalInt.of(slice.length());
        }
    }

    /**
     * The same value for every index.
     *
     * @param value the value
     */
    record Constant(float value) implements Expression {
        /** Refuses what Java cannot write as a literal. */
        public Constant {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("constant: expected a finite value, found " + value);
            }
        }
    }

    /**
     * A value of a table.
     *
     * @param table the table
     * @param from the index of the first value
     * @param values how many follow, with the first
     */
    record Entry(Table table, int from, int values) implements Expression {
        @Override
        public OptionalInt length() {
            return OptionalInt.of(values);
        }
    }

    /**
     * {@code left + right}.
     *
     * @param left the first summand
     * @param right the second summand
     */
    record Sum(Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> operands() {
            return List.of(left, right);
        }

        @Override
        public Expression with(List<Expression> operands) {
            return new Sum(operands.get(0), operands.get(1));
        }
    }

    /**
     * {@code left - right}.
     *
     * @param left what is subtracted from
     * @param right what is subtracted
     */
    record Difference(Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> operands() {
            return List.of(left, right);
        }

        @Override
        public Expression with(List<Expression> operands) {
            return new Difference(operands.get(0), operands.get(1));
        }
    }

    /**
     * {@code left * right}.
     *
     * @param left the first factor
     * @param right the second factor
     */
    record Product(Expression left, Expression right) implements Expression {
        @Override
        public List<Expression> operands() {
            return List.of(left, right);
        }

        @Override
        public Expression with(List<Expression> operands) {
            return new Product(operands.get(0), operands.get(1));
        }
    }

    /**
     * {@code left * right + addend}, one link of a chain.
     *
     * @param left the first factor
     * @param right the second factor
     * @param addend what is added
     */
    record MultiplyAdd(Expression left, Expression right, Expression addend) implements Expression {
        @Override
        public List<Expression> operands() {
            return List.of(left, right, addend);
        }

        @Override
        public Expression with(List<Expression> operands) {
            return new MultiplyAdd(operands.get(0), operands.get(1), operands.get(2));
        }
    }

    /**
     * {@code function(argument)}.
     *
     * @param function the activation
     * @param argument its argument
     */
    record Activate(ActivationFunction function, Expression argument) implements Expression {
        /**
         * A function that takes no parameters.
         *
         * @param function which
         * @param argument its argument
         */
        public Activate(Activation function, Expression argument) {
            this(new ActivationFunction.Standard(function), argument);
        }

        /** Whether it is the linear function, which leaves its argument as it is. */
        public boolean isIdentity() {
            return function.equals(new ActivationFunction.Standard(Activation.LINEAR));
        }

        @Override
        public List<Expression> operands() {
            return List.of(argument);
        }

        @Override
        public Expression with(List<Expression> operands) {
            return new Activate(function, operands.get(0));
        }
    }

    /**
     * {@code argument}, held within {@code [-bound, bound]}.
     *
     * @param argument what is clipped
     * @param bound the largest magnitude, positive
     */
    record Clip(Expression argument, float bound) implements Expression {
        /** Refuses a bound that leaves nothing. */
        public Clip {
            if (!(bound > 0) || bound == Float.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("clip: expected a positive finite bound, found " + bound);
            }
        }

        @Override
        public List<Expression> operands() {
            return List.of(argument);
        }

        @Override
        public Expression with(List<Expression> operands) {
            return new Clip(operands.get(0), bound);
        }
    }
}
