package dev.unrolled.processor.plan;

import dev.unrolled.processor.plan.LaneGroup.Segment;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Parameter.MatrixView;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Statement.Affine;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts a program into {@linkplain LaneGroup groups}. Sums of a group come before what is made of them: that changes no result, since each
 * gets a vector of its own and none reads what its group computes.
 */
final class LaneGroups {
    private final CellProgram program;
    private final boolean areExamples;
    private final List<LaneGroup> groups = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private int length;
    private List<Sum> sums = new ArrayList<>();
    private List<Pointwise> finish = new ArrayList<>();
    private Set<Vector> written = new HashSet<>();
    /** Which sum a part of an affine's target holds now. */
    private final Map<Slice, Slice> held = new HashMap<>();

    private LaneGroups(CellProgram program, boolean areExamples) {
        this.program = program;
        this.areExamples = areExamples;
        program.statements()
                .forEach(statement -> names.add(statement.to().vector().name()));
    }

    /** The groups of a cell whose lanes are units, or none if the program is not of their kind. */
    static Optional<List<LaneGroup>> ofUnits(CellProgram program) {
        return of(program, false);
    }

    /** The groups of a cell whose lanes are the examples of a batch, which may have any number of units. */
    static Optional<List<LaneGroup>> ofExamples(CellProgram program) {
        return of(program, true);
    }

    private static Optional<List<LaneGroup>> of(CellProgram program, boolean areExamples) {
        LaneGroups groups = new LaneGroups(program, areExamples);
        return groups.cut() ? Optional.of(groups.groups) : Optional.empty();
    }

    private boolean cut() {
        List<Statement> statements = program.statements();
        for (int index = 0; index < statements.size(); index++) {
            Statement statement = statements.get(index);
            int needed = statement instanceof Pointwise ? statement.to().length() : lengthAfter(index);
            if (needed < (areExamples ? 1 : LaneGroup.LEAST_LENGTH)
                    || statement.to().length() % needed != 0) {
                return false;
            }
            boolean readsOwn = statement instanceof Affine affine
                    && affine.from().stream().anyMatch(slice -> written.contains(slice.vector()));
            if (readsOwn || (length != 0 && needed != length)) {
                end(index);
            }
            length = needed;
            boolean fits = statement instanceof Affine affine ? add(affine, index) : add((Pointwise) statement);
            if (!fits) {
                return false;
            }
        }
        end(statements.size());
        return true;
    }

    /** The length of the first pointwise statement after an affine, which makes something of its sums. */
    private int lengthAfter(int index) {
        return program.statements().stream()
                .skip(index)
                .filter(Pointwise.class::isInstance)
                .mapToInt(statement -> statement.to().length())
                .findFirst()
                .orElse(0);
    }

    private void end(int next) {
        List<Vector> kept = finish.stream()
                .map(pointwise -> pointwise.to().vector())
                .filter(vector -> vector.role() == Vector.Role.LOCAL)
                .filter(vector -> program.isReadAfter(next - 1, vector.all()))
                .distinct()
                .toList();
        // Side by side sums are stored with their biases.
        List<LaneGroup.Part> parts = LaneParts.of(program, areExamples ? List.of() : sums, finish);
        groups.add(new LaneGroup(length, sums, parts, kept));
        sums = new ArrayList<>();
        finish = new ArrayList<>();
        written = new HashSet<>();
        held.clear();
    }

    /** What of a sum depends on the input alone can be computed for many steps at once, so it has to come first. */
    private boolean add(Affine affine, int index) {
        Slice to = affine.to();
        Vector sum = Vector.local(name(to, index), to.length());
        held.keySet().removeIf(to::overlaps);
        for (int at = 0; at < to.length(); at += length) {
            held.put(to.vector().slice(to.from() + at, length), sum.slice(at, length));
        }
        List<Segment> segments = new ArrayList<>();
        int row = affine.matrix().row();
        boolean fits = true;
        boolean others = false;
        for (Slice from : affine.from()) {
            MatrixView rows = new MatrixView(
                    affine.matrix().matrix(),
                    row,
                    from.length(),
                    affine.matrix().column(),
                    affine.matrix().columns());
            Segment segment = new Segment(from, rows);
            fits &= isOneBlock(rows) && !(others && segment.isInput()) && !isSum(from.vector());
            others |= !segment.isInput();
            segments.add(segment);
            row += from.length();
        }
        sums.add(new Sum(sum, affine.matrix().column(), segments, affine.biases()));
        return fits;
    }

    private static boolean isOneBlock(MatrixView rows) {
        for (RowBlock block : rows.matrix().blocks()) {
            if (rows.row() >= block.from() && rows.row() < block.from() + block.rows()) {
                return rows.row() + rows.rows() <= block.from() + block.rows();
            }
        }
        return false;
    }

    /** After what is made of the sums, if that is one thing. */
    private String name(Slice to, int index) {
        String base = program.statements().stream()
                .skip(index + 1L)
                .filter(later -> later.reads().contains(to))
                .map(later -> later.to().vector().name())
                .findFirst()
                .orElse(to.vector().name());
        StringBuilder name = new StringBuilder(base).append("Sum");
        while (!names.add(name.toString())) {
            name.append('s');
        }
        return name.toString();
    }

    private boolean add(Pointwise pointwise) {
        boolean fits = pointwise.to().isWhole();
        Expression value = pointwise.value();
        for (Slice read : pointwise.reads()) {
            Slice sum = held.get(read);
            if (sum != null) {
                value = value.replace(new Expression.Read(read), new Expression.Read(sum));
            } else {
                boolean isInput = read.vector().role() == Vector.Role.INPUT;
                fits &= read.isWhole() && !isInput && !isSum(read.vector());
            }
        }
        finish.add(new Pointwise(pointwise.to(), value));
        written.add(pointwise.to().vector());
        return fits;
    }

    /** Whether sums are added up in a vector, which no group keeps for what comes after it. */
    private boolean isSum(Vector vector) {
        return program.statements().stream()
                .anyMatch(statement ->
                        statement instanceof Affine && statement.to().vector().equals(vector));
    }
}
