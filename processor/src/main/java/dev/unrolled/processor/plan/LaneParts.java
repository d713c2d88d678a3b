package dev.unrolled.processor.plan;

import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.plan.LaneGroup.Part;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.LaneFunctions;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts what is made of a group's sums into parts, each a method of its own, so that HotSpot's C2 inlines the vector operations of a method
 * while it reads its bytecode. It does so up to 18 000 nodes of its graph (its constant {@code NodeCountInliningCutoff}), of which an
 * operation of JDK 17's Vector API takes about three hundred. Operations behind that are inlined later, by what a profile says that all
 * callers of the Vector API in the JVM share; where that fails, vectors become objects. A whole LSTM in one method once allocated 9 MB a
 * step, in one JVM of 48, and that is what its number of objects fits.
 */
final class LaneParts {
    private final CellProgram program;
    private final List<Sum> sums;

    private LaneParts(CellProgram program, List<Sum> sums) {
        this.program = program;
        this.sums = sums;
    }

    /** The parts of statements, in order; one if they are not computed in vectors, or write a vector twice. */
    static List<Part> of(CellProgram program, List<Sum> sums, List<Pointwise> finish) {
        LaneParts parts = new LaneParts(program, sums);
        boolean isCut = finish.stream().allMatch(statement -> LaneFunctions.has(program.numerics(), statement))
                && finish.stream().map(Pointwise::to).distinct().count() == finish.size();
        return parts.link(isCut ? parts.cut(finish) : List.of(finish));
    }

    private List<List<Pointwise>> cut(List<Pointwise> finish) {
        List<List<Pointwise>> parts = new ArrayList<>();
        List<Pointwise> part = new ArrayList<>();
        int operations = 0;
        for (Pointwise statement : finish) {
            int more = operations(statement.value()) + 1;
            if (!part.isEmpty() && operations + more > LaneGroup.MOST_OPERATIONS) {
                parts.add(part);
                part = new ArrayList<>();
                operations = 0;
            }
            part.add(statement);
            operations += more;
        }
        parts.add(part);
        return parts;
    }

    /** Finds what a part has to leave to those after it. */
    private List<Part> link(List<List<Pointwise>> cut) {
        List<Part> parts = new ArrayList<>();
        for (int index = 0; index < cut.size(); index++) {
            List<Slice> later = cut.subList(index + 1, cut.size()).stream()
                    .flatMap(List::stream)
                    .flatMap(statement -> statement.reads().stream())
                    .toList();
            List<Vector> left = cut.get(index).stream()
                    .map(statement -> statement.to().vector())
                    .filter(vector -> vector.role() == Vector.Role.LOCAL && later.contains(vector.all()))
                    .distinct()
                    .toList();
            parts.add(new Part(cut.get(index), left));
        }
        return parts;
    }

    /** How many vector operations an expression takes at most, each number that is spread over a vector among them. */
    private int operations(Expression value) {
        int operands = value.operands().stream().mapToInt(this::operations).sum();
        if (value instanceof Expression.Read read) {
            return 1 + 2 * LaneGroup.biases(sums, read.slice()).size();
        } else if (value instanceof Expression.Activate activate) {
            return operands + LaneFunctions.operations(program.numerics(), (Standard) activate.function());
        } else if (value instanceof Expression.MultiplyAdd) {
            return operands + (program.fusesPointwise() ? 1 : 2);
        } else if (value instanceof Expression.Clip) {
            return operands + 4;
        }
        return operands + 1;
    }
}
