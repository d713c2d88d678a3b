package dev.unrolled.processor.plan;

import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Expression.Activate;
import dev.unrolled.processor.program.Expression.Clip;
import dev.unrolled.processor.program.Expression.Constant;
import dev.unrolled.processor.program.Expression.Entry;
import dev.unrolled.processor.program.Expression.MultiplyAdd;
import dev.unrolled.processor.program.Expression.Product;
import dev.unrolled.processor.program.Expression.Sum;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Makes one loop of neighbouring gates of which some are a sigmoid and some a tanh: the sigmoid of all numerics is
 * {@code 0.5 * tanh(0.5 * x) + 0.5}, so both are {@code factor * tanh(factor * x) + offset}. Nor does a constant that is added to the
 * sums of one of them, a forget bias, keep them apart.
 *
 * <pre>{@code
 * z[0, 4) = sigmoid(z[0, 4) + bias[0, 4))
 * z[4, 8) = tanh(z[4, 8) + bias[4, 8))         →    x = z[0, 16) + bias[0, 16)
 * z[8, 16) = sigmoid(z[8, 16) + bias[8, 16))        z[0, 16) = factors * tanh(factors * x) + offsets
 * }</pre>
 *
 * <p>Of tanh the factor is 1 and the offset -0, and -0 is added to other sums, which changes no bit, not even of a zero.
 */
final class GateLoops {
    /** What leaves every float as it is when it is added. */
    private static final float NOTHING = -0f;

    private final int units;
    private final List<Gate> gates;

    private GateLoops(int units, List<Gate> gates) {
        this.units = units;
        this.gates = gates;
    }

    /**
     * Joins what can be joined.
     *
     * @param units the number of units, which each gate has
     * @param gates activations of the sums of one affine where they lie, in the order of their indices
     * @return as many loops as it takes; those given where they are not of whole gates
     */
    static List<Pointwise> of(int units, List<Pointwise> gates) {
        boolean areOfWholeGates = gates.stream()
                .allMatch(gate -> gate.to().from() % units == 0
                        && gate.to().length() % units == 0
                        && gate.to().vector().length() % units == 0);
        return areOfWholeGates
                ? new GateLoops(units, gates.stream().map(Gate::new).toList()).loops()
                : gates;
    }

    private List<Pointwise> loops() {
        List<Pointwise> loops = new ArrayList<>();
        int from = 0;
        while (from < gates.size()) {
            int end = end(from);
            loops.add(end == from + 1 ? gates.get(from).statement() : joined(gates.subList(from, end)));
            from = end;
        }
        return loops;
    }

    /** One past the last gate that can share a loop with one and all between. */
    private int end(int from) {
        Optional<Expression> argument = gates.get(from).argument();
        for (int next = from + 1; next < gates.size(); next++) {
            argument = joined(argument, gates.get(next).argument());
            if (argument.isEmpty()) {
                return next;
            }
        }
        return gates.size();
    }

    private static Optional<Expression> joined(Optional<Expression> one, Optional<Expression> next) {
        return one.isEmpty() || next.isEmpty() ? Optional.empty() : Sums.join(one.get(), next.get());
    }

    private Pointwise joined(List<Gate> run) {
        Slice first = run.get(0).to();
        int length = run.stream().mapToInt(gate -> gate.to().length()).sum();
        Slice all = first.vector().slice(first.from(), length);
        Expression argument = run.stream()
                .map(Gate::argument)
                .reduce(GateLoops::joined)
                .orElseThrow()
                .orElseThrow();
        boolean addsSome = run.stream().anyMatch(gate -> gate.added().isPresent());
        Entry added = entry(Table.SUMMANDS, all, gate -> gate.added().orElse(NOTHING));
        return new Pointwise(all, activated(run, all, addsSome ? plus(argument, added) : argument));
    }

    private Expression activated(List<Gate> run, Slice all, Expression argument) {
        if (run.stream().allMatch(Gate::isSigmoid) || run.stream().allMatch(Gate::isTanh)) {
            return run.get(0).statement().value().with(List.of(argument));
        }
        Entry factor = entry(Table.FACTORS, all, gate -> gate.isSigmoid() ? 0.5f : 1f);
        Entry offset = entry(Table.OFFSETS, all, gate -> gate.isSigmoid() ? 0.5f : NOTHING);
        return new MultiplyAdd(factor, new Activate(ActivationFunction.TANH, new Product(factor, argument)), offset);
    }

    /** One constant for each gate up to the last one; what is none of them gets one that nobody reads. */
    private Entry entry(String name, Slice slice, Function<Gate, Float> constant) {
        List<Float> ofGates = IntStream.range(0, gatesEnd() / units)
                .mapToObj(index -> slice.vector().slice(index * units, units))
                .map(sums -> gates.stream()
                        .filter(gate -> Sums.contains(gate.to(), sums))
                        .findFirst()
                        .map(constant)
                        .orElse(NOTHING))
                .toList();
        return new Entry(new Table(name, units, ofGates), slice.from(), slice.length());
    }

    private int gatesEnd() {
        Slice last = gates.get(gates.size() - 1).to();
        return last.from() + last.length();
    }

    /** A clip is of what is added, too. */
    private static Expression plus(Expression argument, Entry added) {
        return argument instanceof Clip clip
                ? clip.with(List.of(plus(clip.argument(), added)))
                : new Sum(argument, added);
    }

    /**
     * A gate's activation.
     *
     * @param statement what is computed
     */
    private record Gate(Pointwise statement) {
        Slice to() {
            return statement.to();
        }

        boolean isSigmoid() {
            return statement.value() instanceof Activate activate
                    && activate.function().equals(ActivationFunction.SIGMOID);
        }

        private boolean isTanh() {
            return statement.value() instanceof Activate activate
                    && activate.function().equals(ActivationFunction.TANH);
        }

        /** What a sigmoid or tanh is of, but for a constant that is added last; empty where the gate is another function. */
        Optional<Expression> argument() {
            return isSigmoid() || isTanh()
                    ? Optional.of(withoutConstant(statement.value().operands().get(0)))
                    : Optional.empty();
        }

        private static Expression withoutConstant(Expression argument) {
            if (argument instanceof Clip clip) {
                return clip.with(List.of(withoutConstant(clip.argument())));
            }
            return argument instanceof Sum sum && sum.right() instanceof Constant ? sum.left() : argument;
        }

        /** The constant that is added last. */
        Optional<Float> added() {
            return added(statement.value().operands().get(0));
        }

        private static Optional<Float> added(Expression argument) {
            if (argument instanceof Clip clip) {
                return added(clip.argument());
            }
            return argument instanceof Sum sum && sum.right() instanceof Constant constant
                    ? Optional.of(constant.value())
                    : Optional.empty();
        }
    }
}
