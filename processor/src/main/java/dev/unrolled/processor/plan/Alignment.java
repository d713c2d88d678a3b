package dev.unrolled.processor.plan;

import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rewrites a program so that its loops can be vectorised: C2 does so only where all arrays of a loop but the one that is written have the same
 * index. A state that pointwise statements read is copied from the caller's array to a local of its own; the new one is made in scratch and
 * copied back. A part of a vector that is read at another index than is written is copied to the target first, unless it lies in the vector
 * that is written. Copies do not round, so the bits are the same. Before that, sums are joined where rows would be read twice
 * ({@link JoinedSums}) and gates activated where their sums lie ({@link InPlace}); after it, what is made of them is moved there, too
 * ({@link InSums}).
 */
public final class Alignment {
    /** What a state's own local is called after it. */
    private static final String SUFFIX = "Now";

    private final CellProgram program;
    private final Map<Vector, Vector> locals = new LinkedHashMap<>();
    private final List<Statement> statements = new ArrayList<>();

    private Alignment(CellProgram program) {
        this.program = program;
    }

    /**
     * Aligns a program.
     *
     * @param program any program
     * @return one that means the same
     */
    public static CellProgram of(CellProgram program) {
        return InSums.of(new Alignment(InPlace.of(JoinedSums.of(program))).align());
    }

    private CellProgram align() {
        Set<Vector> read = program.statements().stream()
                .filter(Pointwise.class::isInstance)
                .flatMap(statement -> statement.reads().stream())
                .map(Slice::vector)
                .collect(Collectors.toSet());
        for (Vector state : program.states()) {
            if (read.contains(state)) {
                Vector local = Vector.local(state.name() + SUFFIX, state.length());
                locals.put(state, local);
                statements.add(new Pointwise(local.all(), new Read(state.all())));
            }
        }
        for (Statement statement : program.statements()) {
            if (statement instanceof Pointwise pointwise) {
                add(pointwise);
            } else {
                statements.add(statement);
            }
        }
        return program.with(statements);
    }

    private void add(Pointwise pointwise) {
        Expression value = withLocals(pointwise.value());
        Slice to = pointwise.to();
        Vector local = locals.get(to.vector());
        if (local == null) {
            addAligned(to, value);
        } else {
            Slice own = local.slice(to.from(), to.length());
            addAligned(own, value);
            statements.add(new Pointwise(to, new Read(own)));
        }
    }

    /** Reads the locals in place of the states. */
    private Expression withLocals(Expression value) {
        if (value instanceof Read read) {
            Slice slice = read.slice();
            Vector local = locals.get(slice.vector());
            return local == null ? value : new Read(local.slice(slice.from(), slice.length()));
        }
        return value.with(value.operands().stream().map(this::withLocals).toList());
    }

    private void addAligned(Slice to, Expression value) {
        Optional<Slice> elsewhere = readElsewhere(new Pointwise(to, value));
        if (elsewhere.isEmpty()) {
            statements.add(new Pointwise(to, value));
            return;
        }
        Expression moved = new Read(elsewhere.get());
        statements.add(new Pointwise(to, moved));
        statements.add(new Pointwise(to, value.replace(moved, new Read(to))));
    }

    /** The one part of a vector that is read at another index, if the target is free to take it. */
    private static Optional<Slice> readElsewhere(Pointwise pointwise) {
        Slice to = pointwise.to();
        List<Slice> others = pointwise.reads().stream()
                .filter(slice -> slice.from() != to.from())
                .distinct()
                .toList();
        boolean isFree = to.vector().role() == Vector.Role.LOCAL
                && pointwise.reads().stream().noneMatch(to::overlaps)
                && !(pointwise.value() instanceof Read);
        return isFree && others.size() == 1 ? Optional.of(others.get(0)) : Optional.empty();
    }
}
