package dev.unrolled.processor.plan;

import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Statement.Affine;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rewrites a program so that the sums of gates are activated where they lie, which takes fewer passes: neighbouring gates with one activation
 * share a loop, and so do sigmoids and tanhs (see {@link GateLoops}), and biases are added in it. A short loop costs little less than a long one, since C2 surrounds its vector code by scalar
 * iterations.
 *
 * <pre>{@code
 * z = affine([x, h]) + bias          z = affine([x, h])
 * f = sigmoid(z[8, 12))         →    z[8, 16) = sigmoid(z[8, 16) + bias[8, 16))
 * o = sigmoid(z[12, 16))             f = z[8, 12)
 *                                    o = z[12, 16)
 * }</pre>
 *
 * <p>Copies do not round, so the bits are the same.
 */
final class InPlace {
    private final CellProgram program;
    private final List<Statement> statements;
    private final Set<Statement> done = new HashSet<>();
    private final Map<Vector, Slice> moved = new HashMap<>();
    private final List<Statement> rewritten = new ArrayList<>();
    private boolean hasTables;

    private InPlace(CellProgram program) {
        this.program = program;
        this.statements = program.statements();
    }

    static CellProgram of(CellProgram program) {
        return new InPlace(program).rewrite();
    }

    private CellProgram rewrite() {
        for (int index = 0; index < statements.size(); index++) {
            Statement statement = statements.get(index);
            if (statement instanceof Affine affine) {
                add(affine, index);
            } else if (!done.contains(statement)) {
                Pointwise pointwise = (Pointwise) statement;
                rewritten.add(new Pointwise(pointwise.to(), whereTheyLie(pointwise.value())));
            }
        }
        return program.with(rewritten);
    }

    private void add(Affine affine, int index) {
        List<Pointwise> activations = activations(affine.to(), statements.subList(index + 1, statements.size()));
        int covered = activations.stream().mapToInt(one -> one.to().length()).sum();
        boolean addsBiases = covered == affine.to().length();
        rewritten.add(
                addsBiases
                        ? new Affine(affine.to(), affine.from(), affine.matrix(), List.of(), affine.continues())
                        : affine);
        List<Pointwise> inPlace = new ArrayList<>();
        for (Pointwise activation : activations) {
            Slice sums = sums(activation);
            Expression biased = addsBiases ? Sums.withBiases(sums, affine) : new Read(sums);
            append(inPlace, new Pointwise(sums, activation.value().replace(new Read(sums), biased)));
        }
        List<Pointwise> loops = GateLoops.of(program.units(), inPlace);
        // One set of tables is all that a class has; no cell of ours needs more.
        rewritten.addAll(hasTables ? inPlace : loops);
        hasTables |= !loops.equals(inPlace);
        for (Pointwise activation : activations) {
            if (mayStay(activation, index)) {
                moved.put(activation.to().vector(), sums(activation));
            } else {
                rewritten.add(new Pointwise(activation.to(), new Read(sums(activation))));
            }
        }
        done.addAll(activations);
    }

    /** Those statements that read nothing but a part of some sums, which nobody else reads, in the order of the parts. */
    private List<Pointwise> activations(Slice sums, List<Statement> later) {
        return later.stream()
                .filter(Pointwise.class::isInstance)
                .map(Pointwise.class::cast)
                .filter(one -> !(one.value() instanceof Read)
                        && isAllOfOneLocal(one.to())
                        && one.reads().size() == 1)
                .filter(one -> Sums.contains(sums, sums(one)))
                .filter(one -> later.stream()
                        .filter(other -> other.equals(one)
                                || other.to().overlaps(sums(one))
                                || other.reads().stream().anyMatch(sums(one)::overlaps))
                        .allMatch(one::equals))
                .sorted(Comparator.comparingInt(one -> sums(one).from()))
                .toList();
    }

    private static Slice sums(Pointwise activation) {
        return activation.reads().get(0);
    }

    private boolean isAllOfOneLocal(Slice to) {
        return to.isWhole()
                && to.vector().role() == Vector.Role.LOCAL
                && statements.stream().filter(other -> to.overlaps(other.to())).count() == 1;
    }

    /** Adds a statement, or its part to the one before if both do the same to neighbours. */
    private static void append(List<Pointwise> inPlace, Pointwise next) {
        int last = inPlace.size() - 1;
        Optional<Expression> joined =
                last < 0 ? Optional.empty() : Sums.join(inPlace.get(last).value(), next.value());
        if (joined.isPresent()) {
            Slice first = inPlace.get(last).to();
            inPlace.set(
                    last,
                    new Pointwise(
                            first.vector()
                                    .slice(
                                            first.from(),
                                            first.length() + next.to().length()),
                            joined.get()));
        } else {
            inPlace.add(next);
        }
    }

    /** Whether loops that begin at index 0 can read a result where it was computed. */
    private boolean mayStay(Pointwise activation, int index) {
        Slice to = activation.to();
        return sums(activation).from() == 0
                && statements.stream()
                        .skip(index + 1)
                        .filter(later -> later.reads().stream().anyMatch(to::overlaps))
                        .allMatch(Pointwise.class::isInstance);
    }

    private Expression whereTheyLie(Expression value) {
        if (value instanceof Read read) {
            Slice slice = read.slice();
            Slice place = moved.get(slice.vector());
            return place == null ? value : new Read(place.vector().slice(place.from() + slice.from(), slice.length()));
        }
        return value.with(value.operands().stream().map(this::whereTheyLie).toList());
    }
}
