package dev.unrolled.processor.plan;

import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expressions;
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
import java.util.stream.IntStream;

/**
 * Rewrites an aligned program so that what is made of several gates takes the place of the first one, at index 0 of the vector of their sums. No gate needs
 * to be copied then: C2 knows how far apart two indices of one array are, and where they do not meet, it vectorises.
 *
 * <pre>{@code
 * g = z[4, 8)
 * f = z[8, 12)
 * cNow = f * cNow + z[0, 4) * g      →    z[0, 4) = z[8, 12) * cNow + z[0, 4) * z[4, 8)
 * c = cNow                                c = z[0, 4)
 * }</pre>
 *
 * <p>Copies do not round, so the bits are the same.
 */
final class InSums {
    private final CellProgram program;
    private final List<Statement> statements;

    private InSums(CellProgram program) {
        this.program = program;
        this.statements = new ArrayList<>(program.statements());
    }

    static CellProgram of(CellProgram program) {
        return new InSums(program).rewrite();
    }

    private CellProgram rewrite() {
        for (int index = 0; index < statements.size(); index++) {
            if (statements.get(index) instanceof Pointwise pointwise && !(pointwise.value() instanceof Read)) {
                moveIntoSums(index, pointwise);
            }
        }
        CellProgram all = program.with(statements);
        return program.with(IntStream.range(0, statements.size())
                .filter(index -> !(isCopy(statements.get(index))
                        && statements.get(index).to().vector().role() == Vector.Role.LOCAL
                        && !all.isReadAfter(index, statements.get(index).to())))
                .mapToObj(statements::get)
                .toList());
    }

    private static boolean isCopy(Statement statement) {
        return statement instanceof Pointwise pointwise && pointwise.value() instanceof Read;
    }

    private void moveIntoSums(int index, Pointwise pointwise) {
        Map<Slice, Slice> sources = new LinkedHashMap<>();
        pointwise.reads().forEach(slice -> source(index, slice).ifPresent(source -> sources.put(slice, source)));
        Set<Vector> vectors = sources.values().stream().map(Slice::vector).collect(Collectors.toSet());
        if (vectors.size() != 1 || !pointwise.to().isWhole()) {
            return;
        }
        Slice place = vectors.iterator().next().slice(0, pointwise.to().length());
        Expression value = pointwise.value();
        for (Map.Entry<Slice, Slice> copy : sources.entrySet()) {
            value = value.replace(new Read(copy.getKey()), new Read(copy.getValue()));
        }
        if (isAligned(value, place) && !program.with(statements).isReadAfter(index, place)) {
            replace(index, pointwise.to(), place, value);
        }
    }

    /** Where a local was copied from, if that still holds what it held. */
    private Optional<Slice> source(int index, Slice slice) {
        List<Integer> writers = IntStream.range(0, statements.size())
                .filter(writer -> statements.get(writer).to().overlaps(slice))
                .boxed()
                .toList();
        if (slice.vector().role() != Vector.Role.LOCAL || !slice.isWhole() || writers.size() != 1) {
            return Optional.empty();
        }
        int writer = writers.get(0);
        if (writer > index || !isCopy(statements.get(writer))) {
            return Optional.empty();
        }
        Slice source = statements.get(writer).reads().get(0);
        boolean isKept = statements.subList(writer + 1, index).stream()
                .noneMatch(between -> between.to().overlaps(source));
        return source.vector().role() == Vector.Role.LOCAL && isKept ? Optional.of(source) : Optional.empty();
    }

    /** Whether C2 can tell that what a loop reads and what it writes do not meet at different indices. */
    private static boolean isAligned(Expression value, Slice place) {
        return Expressions.reads(value).stream()
                .allMatch(read -> read.vector().equals(place.vector())
                        ? read.equals(place) || !read.overlaps(place)
                        : read.from() == 0);
    }

    private void replace(int index, Slice to, Slice place, Expression value) {
        if (to.vector().role() == Vector.Role.STATE) {
            statements.set(index, new Pointwise(place, value));
            statements.add(index + 1, new Pointwise(to, new Read(place)));
        } else if (canBeReadFrom(index, to, place)) {
            statements.set(index, new Pointwise(place, value));
            for (int later = index + 1; later < statements.size(); later++) {
                if (statements.get(later) instanceof Pointwise reader) {
                    statements.set(
                            later, new Pointwise(reader.to(), reader.value().replace(new Read(to), new Read(place))));
                }
            }
        }
    }

    /** Whether all that read a local later can read its values elsewhere. */
    private boolean canBeReadFrom(int index, Slice to, Slice place) {
        boolean isKept = true;
        for (Statement later : statements.subList(index + 1, statements.size())) {
            List<Slice> reads = later.reads().stream().filter(to::overlaps).toList();
            boolean canRead = isKept
                    && later instanceof Pointwise
                    && reads.stream().allMatch(to::equals)
                    && (isCopy(later) || later.to().from() == 0)
                    && (later.to().equals(place) || !later.to().overlaps(place));
            if (later.to().overlaps(to) || (!reads.isEmpty() && !canRead)) {
                return false;
            }
            isKept &= !later.to().overlaps(place);
        }
        return true;
    }
}
