package dev.unrolled.processor.plan;

import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expression.Weight;
import dev.unrolled.processor.program.Parameter.BiasSlice;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement.Affine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parts of the sums of an affine. */
final class Sums {
    private Sums() {}

    static boolean contains(Slice whole, Slice part) {
        return whole.vector().equals(part.vector())
                && part.from() >= whole.from()
                && part.from() + part.length() <= whole.from() + whole.length();
    }

    /** A part of an affine's sums, and its biases added in their order. */
    static Expression withBiases(Slice part, Affine affine) {
        Expression sum = new Read(part);
        for (BiasSlice bias : affine.biases()) {
            int from = bias.from() + part.from() - affine.to().from();
            sum = new Expression.Sum(sum, new Weight(new BiasSlice(bias.bias(), from, part.length())));
        }
        return sum;
    }

    /** What two expressions compute, if they are the same but for reading neighbouring parts. */
    static Optional<Expression> join(Expression first, Expression next) {
        if (first instanceof Read one && next instanceof Read other) {
            Slice slice = one.slice();
            return slice.vector().equals(other.slice().vector())
                            && slice.from() + slice.length() == other.slice().from()
                    ? Optional.of(new Read(slice.vector()
                            .slice(slice.from(), slice.length() + other.slice().length())))
                    : Optional.empty();
        } else if (first instanceof Weight one && next instanceof Weight other) {
            BiasSlice slice = one.slice();
            return slice.bias().equals(other.slice().bias())
                            && slice.from() + slice.length() == other.slice().from()
                    ? Optional.of(new Weight(new BiasSlice(
                            slice.bias(),
                            slice.from(),
                            slice.length() + other.slice().length())))
                    : Optional.empty();
        } else if (first.operands().size() != next.operands().size()
                || !first.with(next.operands()).equals(next)) {
            return Optional.empty();
        }
        List<Expression> operands = new ArrayList<>();
        for (int i = 0; i < first.operands().size(); i++) {
            join(first.operands().get(i), next.operands().get(i)).ifPresent(operands::add);
        }
        return operands.size() == first.operands().size() ? Optional.of(first.with(operands)) : Optional.empty();
    }
}
