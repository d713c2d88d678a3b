package dev.unrolled.processor.plan;

import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Parameter.MatrixView;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Statement.Affine;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rewrites the program of a GRU that resets after the matrix product so that each kernel row is read in one pass, although the candidate keeps
 * what input and state contribute apart:
 *
 * <pre>{@code
 * z[0, 8) = affine([x, h]) + …         z[0, 12) = affine([x])
 * z[8, 12) = affine([h]) + …           xSums[8, 12) = z[8, 12)
 * m = z[8, 12)                    →    z[8, 12) = 0
 * z[8, 12) = affine([x]) + …           z[0, 12) goes on with affine([h])
 * c = tanh(z[8, 12) + r * m)           z[8, 12) = tanh(xSums[8, 12) + … + r * (z[8, 12) + …))
 * }</pre>
 *
 * <p>Each chain has the links it had, in their order, so the bits are the same. What the input gives to the candidate is kept at the index
 * of its columns, where the biases are.
 *
 * @param all the affine of input and state
 * @param gates what reads it
 * @param ofState the state's for the columns that follow
 * @param copy what copies that
 * @param ofInput the input's for the same columns
 * @param reader what makes the candidate of both
 * @param rest what follows
 */
record JoinedSums(
        Affine all,
        List<Pointwise> gates,
        Affine ofState,
        Pointwise copy,
        Affine ofInput,
        Pointwise reader,
        List<Statement> rest) {
    /** What the input's part of the candidate's sums is called. */
    private static final String OF_INPUT = "xSums";

    static CellProgram of(CellProgram program) {
        List<Statement> statements = program.statements();
        List<Integer> affines = IntStream.range(0, statements.size())
                .filter(index -> statements.get(index) instanceof Affine)
                .boxed()
                .toList();
        if (affines.size() != 3 || affines.get(0) != 0 || affines.get(2) != affines.get(1) + 2) {
            return program;
        }
        int second = affines.get(1);
        if (second + 3 >= statements.size()
                || Examples.toldApartBy(program.numerics()).size() > 1) {
            return program;
        }
        JoinedSums sums = new JoinedSums(
                (Affine) statements.get(0),
                statements.subList(1, second).stream()
                        .map(Pointwise.class::cast)
                        .toList(),
                (Affine) statements.get(second),
                (Pointwise) statements.get(second + 1),
                (Affine) statements.get(second + 2),
                (Pointwise) statements.get(second + 3),
                statements.subList(second + 4, statements.size()));
        return sums.areColumnsSideBySide() && sums.isReadOnce() ? program.with(sums.joined()) : program;
    }

    private boolean areColumnsSideBySide() {
        List<Slice> both = new ArrayList<>(ofInput.from());
        both.addAll(ofState.from());
        MatrixView view = all.matrix();
        return all.from().equals(both)
                && ofState.to().equals(ofInput.to())
                && ofState.to().vector().equals(all.to().vector())
                && ofState.to().from() == all.to().from() + all.to().length()
                && followsAt(ofInput.matrix(), view.row())
                && followsAt(ofState.matrix(), view.row() + ofInput.matrix().rows())
                && Stream.concat(gates.stream(), Stream.of(copy))
                        .noneMatch(between -> both.stream().anyMatch(between.to()::overlaps));
    }

    /** Whether columns are those after the first affine's, from a row on. */
    private boolean followsAt(MatrixView view, int row) {
        return view.matrix().equals(all.matrix().matrix())
                && view.row() == row
                && view.column() == all.matrix().column() + all.matrix().columns();
    }

    /** Whether the sums of what is joined have one reader each, which can add the biases. */
    private boolean isReadOnce() {
        return gates.stream().allMatch(this::isGate) && isCopy() && isReader() && isRest();
    }

    /** Reads its sums once, and writes neither the candidate nor sums. That it reads neither needs no question: they are not written yet. */
    private boolean isGate(Pointwise gate) {
        return gate.reads().stream().filter(all.to()::overlaps).count() == 1 && isElsewhere(gate);
    }

    private boolean isElsewhere(Pointwise statement) {
        Vector written = statement.to().vector();
        return !written.equals(reader.to().vector()) && !written.equals(all.to().vector());
    }

    private boolean isCopy() {
        return copy.value().equals(new Read(ofState.to())) && isElsewhere(copy);
    }

    /** Of all sums it reads just the input's for the candidate, and makes a local of them. */
    private boolean isReader() {
        Vector local = reader.to().vector();
        return local.role() == Vector.Role.LOCAL
                && !local.equals(all.to().vector())
                && reader.to().isWhole()
                && reader.reads().stream()
                        .filter(all.to().vector().all()::overlaps)
                        .toList()
                        .equals(List.of(ofState.to()));
    }

    /** Reads no sums, nor what was copied, and the candidate only as a whole; and does not write it. */
    private boolean isRest() {
        List<Slice> reads =
                rest.stream().flatMap(later -> later.reads().stream()).toList();
        return reads.stream().noneMatch(all.to().vector().all()::overlaps)
                && reads.stream().noneMatch(copy.to()::overlaps)
                && reads.stream().filter(reader.to()::overlaps).allMatch(reader.to()::equals)
                && rest.stream().noneMatch(later -> later.to().overlaps(reader.to()));
    }

    private List<Statement> joined() {
        Slice sums = ofState.to();
        Slice to = all.to().vector().slice(all.to().from(), all.to().length() + sums.length());
        Slice input = Vector.local(OF_INPUT, sums.from() + sums.length()).slice(sums.from(), sums.length());
        List<Statement> statements = new ArrayList<>();
        statements.add(new Affine(to, ofInput.from(), view(ofInput), List.of()));
        statements.add(new Pointwise(input, new Read(sums)));
        statements.add(new Pointwise(sums, new Expression.Constant(0f)));
        statements.add(new Affine(to, ofState.from(), view(ofState), List.of(), true));
        for (Pointwise gate : gates) {
            Slice read = gate.reads().stream().filter(to::overlaps).findFirst().orElseThrow();
            statements.add(new Pointwise(gate.to(), gate.value().replace(new Read(read), Sums.withBiases(read, all))));
        }
        Expression ofInputs = Sums.withBiases(sums, ofInput).replace(new Read(sums), new Read(input));
        statements.add(new Pointwise(
                sums,
                reader.value()
                        .replace(new Read(sums), ofInputs)
                        .replace(new Read(copy.to()), Sums.withBiases(sums, ofState))));
        for (Statement later : rest) {
            Expression value = ((Pointwise) later).value();
            statements.add(new Pointwise(later.to(), value.replace(new Read(reader.to()), new Read(sums))));
        }
        return statements;
    }

    /** The rows of a view, its columns and those of the first affine. */
    private MatrixView view(Affine affine) {
        MatrixView view = affine.matrix();
        return new MatrixView(
                view.matrix(),
                view.row(),
                view.rows(),
                all.matrix().column(),
                all.matrix().columns() + view.columns());
    }
}
