package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The loops over units between the sums of a step, for one example. All arrays but the one that is written have the same index in such a loop;
 * results that go to the caller's array are therefore finished in scratch and copied.
 *
 * <pre>{@code
 * for (int j = 0; j < UNITS; j++) {
 *   z[j] = Activations.tanh(z[j] + bias[j]);
 * }
 * System.arraycopy(z, 0, state, stateAt, UNITS);
 * }</pre>
 */
final class RowLoops {
    private static final Expression.Constant ZERO = new Expression.Constant(0f);

    private final Cell cell;
    private final CellProgram program;
    private final List<Statement> statements;
    private final Arithmetic arithmetic;
    private final ArrayAccess access;

    RowLoops(Cell cell, Examples examples, ArrayAccess access) {
        this.cell = cell;
        this.program = cell.written();
        this.statements = program.statements();
        this.arithmetic = Arithmetic.inLoops(cell, examples);
        this.access = access;
    }

    /** Whether the next statement is the only reader of an affine's result, so that it can add the biases on its way. */
    private boolean biasesFoldInto(Statement.Affine affine, int next) {
        return next < statements.size()
                && statements.get(next) instanceof Statement.Pointwise pointwise
                && !isCopy(pointwise)
                && isOnlyReadAs(affine.to(), pointwise)
                && !program.isReadAfter(next, affine.to());
    }

    /** Whether of the values of a slice a statement reads just these and just once. */
    private static boolean isOnlyReadAs(Slice slice, Statement.Pointwise pointwise) {
        return pointwise.reads().contains(slice)
                && pointwise.reads().stream().filter(slice::overlaps).count() == 1;
    }

    private static boolean isCopy(Statement.Pointwise pointwise) {
        return pointwise.value() instanceof Expression.Read;
    }

    /** What adds the biases of an affine, unless the next statement does. */
    CodeBlock biases(int index) {
        Statement.Affine affine = (Statement.Affine) statements.get(index);
        List<Parameter.BiasSlice> biases = affine.biases();
        if (biases.isEmpty() || biasesFoldInto(affine, index + 1)) {
            return CodeBlock.of("");
        }
        Slice to = affine.to();
        String sum = access.array(to) + "[j]";
        CodeBlock added = biases.stream().map(bias -> biasAt(bias, to.from())).collect(CodeBlock.joining(" + "));
        return loop(
                to.from(),
                to.length(),
                biases.size() == 1
                        ? CodeBlock.of("$L += $L", sum, added)
                        : CodeBlock.of("$L = $L + $L", sum, sum, added));
    }

    CodeBlock pointwise(int index) {
        Statement.Pointwise pointwise = (Statement.Pointwise) statements.get(index);
        Slice to = pointwise.to();
        if (pointwise.value() instanceof Expression.Read read) {
            return copy(read.slice(), to);
        } else if (pointwise.value() instanceof Expression.Constant constant
                && to.vector().role() == Vector.Role.LOCAL) {
            return fill(to, constant);
        }
        int start = to.vector().role() == Vector.Role.LOCAL ? to.from() : 0;
        Optional<Slice> scratch = scratchFor(pointwise, index);
        Expression value = withBiases(pointwise, index);
        Slice target = scratch.orElse(to);
        boolean isAdded = value instanceof Expression.Sum sum && sum.left().equals(new Expression.Read(target));
        CodeBlock printed = arithmetic.print(
                isAdded ? ((Expression.Sum) value).right() : value,
                new Arithmetic.Leaves(
                        slice -> element(slice, start),
                        bias -> biasAt(bias, start),
                        Optional.of(entry ->
                                CodeBlock.of("$L[$L]", entry.table().name(), Names.at("j", entry.from() - start)))));
        CodeBlock.Builder code = CodeBlock.builder();
        CodeBlock element = element(target, start);
        code.add(loop(start, to.length(), CodeBlock.of("$L $L $L", element, isAdded ? "+=" : "=", printed)));
        scratch.ifPresent(finished -> code.add(copy(finished, to)));
        return code.build();
    }

    /** A slice's value in a loop from a start on, for example {@code z[j + 2 * UNITS]}. */
    private CodeBlock element(Slice slice, int start) {
        int distance = slice.from() - start;
        if (slice.vector().role() != Vector.Role.LOCAL || distance == 0) {
            return access.element(slice, "j", -start);
        }
        return CodeBlock.of("$N[j $L $L]", access.array(slice), distance < 0 ? "-" : "+", units(Math.abs(distance)));
    }

    /** A distance between gates is one of units, even where outputs are as many. */
    private String units(int distance) {
        int times = distance / cell.units();
        if (distance % cell.units() != 0) {
            return Integer.toString(distance);
        }
        return times == 1 ? Names.UNITS : times + " * " + Names.UNITS;
    }

    private String start(Slice slice) {
        int offset = access.offset(slice);
        String base = access.base(slice);
        return base.isEmpty() ? cell.index(offset) : offset == 0 ? base : base + " + " + cell.index(offset);
    }

    private CodeBlock copy(Slice from, Slice to) {
        return CodeBlock.builder()
                .addStatement(
                        "$T.arraycopy($N, $L, $N, $L, $L)",
                        System.class,
                        access.array(from),
                        start(from),
                        access.array(to),
                        start(to),
                        cell.length(to.length()))
                .build();
    }

    /** A local that this statement is the last to read, in which a result for the caller's array can be finished. */
    private Optional<Slice> scratchFor(Statement.Pointwise pointwise, int index) {
        if (pointwise.to().vector().role() != Vector.Role.STATE) {
            return Optional.empty();
        }
        return pointwise.reads().stream()
                .filter(slice -> slice.vector().role() == Vector.Role.LOCAL)
                .filter(slice ->
                        pointwise.reads().stream().allMatch(other -> other.equals(slice) || !other.overlaps(slice)))
                .filter(slice -> !program.isReadAfter(index, slice))
                .findFirst();
    }

    /** What a statement computes, with the biases of the affine before it if they fold into it. */
    private Expression withBiases(Statement.Pointwise pointwise, int index) {
        if (index > 0
                && statements.get(index - 1) instanceof Statement.Affine affine
                && biasesFoldInto(affine, index)) {
            Expression read = new Expression.Read(affine.to());
            Expression sum = read;
            for (Parameter.BiasSlice bias : affine.biases()) {
                sum = new Expression.Sum(sum, new Expression.Weight(bias));
            }
            return pointwise.value().replace(read, sum);
        }
        return pointwise.value();
    }

    private static CodeBlock biasAt(Parameter.BiasSlice bias, int start) {
        return CodeBlock.of("$N[$L]", bias.bias().name(), Names.at("j", bias.from() - start));
    }

    private CodeBlock fill(Slice to, Expression.Constant constant) {
        return CodeBlock.builder()
                .addStatement(
                        "$T.fill($N, $L, $L, $L)",
                        Arrays.class,
                        access.array(to),
                        cell.index(to.from()),
                        cell.index(to.from() + to.length()),
                        constant.equals(ZERO) ? "0f" : constant.value() + "f")
                .build();
    }

    /** Over the indices of the target. */
    private CodeBlock loop(int start, int length, CodeBlock body) {
        return CodeBlock.builder()
                .beginControlFlow("for (int j = $L; j < $L; j++)", cell.index(start), cell.length(start + length))
                .addStatement(body)
                .endControlFlow()
                .build();
    }
}
