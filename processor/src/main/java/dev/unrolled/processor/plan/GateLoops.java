package dev.unrolled.processor.plan;

import dev.unrolled.Activation;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Expression.Activate;
import dev.unrolled.processor.program.Expression.Entry;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes one loop of neighbouring gates of which some are a sigmoid and some a tanh: the sigmoid of all numerics is {@code 0.5 * tanh(0.5 * x) + 0.5},
 * so both are {@code factor * tanh(factor * x) + offset}.
 *
 * <pre>{@code
 * z[0, 4) = sigmoid(z[0, 4) + bias[0, 4))
 * z[4, 8) = tanh(z[4, 8) + bias[4, 8))         →    z[0, 16) = factors * tanh(factors * (z[0, 16) + bias[0, 16))) + offsets
 * z[8, 16) = sigmoid(z[8, 16) + bias[8, 16))
 * }</pre>
 *
 * <p>Of tanh the factor is 1 and the offset -0, which change no bit, not even of a zero.
 */
final class GateLoops {
    private static final Standard SIGMOID = new Standard(Activation.SIGMOID);
    private static final Standard TANH = new Standard(Activation.TANH);

    private final int units;
    private final List<Pointwise> gates;

    private GateLoops(int units, List<Pointwise> gates) {
        this.units = units;
        this.gates = gates;
    }

    /**
     * Joins what can be joined.
     *
     * @param units the number of units, which each gate has
     * @param gates activations of the sums of one affine where they lie, in the order of their indices
     * @return as many loops as it takes
     */
    static List<Pointwise> of(int units, List<Pointwise> gates) {
        boolean areWhole = gates.stream()
                .allMatch(gate -> gate.to().from() % units == 0
                        && gate.to().length() % units == 0
                        && gate.to().vector().length() % units == 0);
        return areWhole ? new GateLoops(units, gates).loops() : gates;
    }

    private List<Pointwise> loops() {
        List<Pointwise> loops = new ArrayList<>();
        int from = 0;
        while (from < gates.size()) {
            int end = end(from);
            loops.add(end == from + 1 ? gates.get(from) : joined(gates.subList(from, end)));
            from = end;
        }
        return loops;
    }

    /** One past the last gate that can share a loop with one and all between. */
    private int end(int from) {
        Optional<Expression> argument = argument(gates.get(from));
        int end = from + 1;
        while (end < gates.size() && argument.isPresent()) {
            Optional<Expression> next = argument(gates.get(end));
            argument = next.isEmpty() ? next : Sums.join(argument.get(), next.get());
            end += argument.isPresent() ? 1 : 0;
        }
        return end;
    }

    /** What a gate's sigmoid or tanh is of; empty where it is another function. */
    private static Optional<Expression> argument(Pointwise gate) {
        return gate.value() instanceof Activate activate
                        && (activate.function().equals(SIGMOID)
                                || activate.function().equals(TANH))
                ? Optional.of(activate.argument())
                : Optional.empty();
    }

    private Pointwise joined(List<Pointwise> run) {
        Slice first = run.get(0).to();
        int length = run.stream().mapToInt(gate -> gate.to().length()).sum();
        Expression argument = run.stream()
                .map(gate -> argument(gate).orElseThrow())
                .reduce((one, next) -> Sums.join(one, next).orElseThrow())
                .orElseThrow();
        Entry factor = new Entry(table(first, Table.FACTORS, 0.5f, 1f), first.from(), length);
        Entry offset = new Entry(table(first, Table.OFFSETS, 0.5f, -0f), first.from(), length);
        return new Pointwise(
                first.vector().slice(first.from(), length),
                new Expression.MultiplyAdd(
                        factor, new Activate(TANH, new Expression.Product(factor, argument)), offset));
    }

    private Table table(Slice first, String name, float ofSigmoid, float ofOthers) {
        List<Float> ofGates = IntStream.range(0, first.vector().length() / units)
                .mapToObj(gate -> isSigmoid(first.vector().slice(gate * units, units)) ? ofSigmoid : ofOthers)
                .toList();
        return new Table(name, units, ofGates);
    }

    private boolean isSigmoid(Slice sums) {
        return gates.stream()
                .anyMatch(gate -> Sums.contains(gate.to(), sums)
                        && gate.value() instanceof Activate activate
                        && activate.function().equals(SIGMOID));
    }
}
