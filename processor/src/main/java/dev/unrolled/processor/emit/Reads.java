package dev.unrolled.processor.emit;

import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Vector;
import java.util.List;
import java.util.stream.Stream;

/** What statements read. */
final class Reads {
    private Reads() {}

    static List<Slice> of(Statement statement) {
        return statement instanceof Statement.Affine affine
                ? affine.from()
                : of(((Statement.Pointwise) statement).value()).toList();
    }

    static boolean any(CellProgram program, Vector vector) {
        return anyAfter(program, -1, vector);
    }

    static boolean anyAfter(CellProgram program, int index, Vector vector) {
        return program.statements().stream()
                .skip(index + 1)
                .flatMap(statement -> of(statement).stream())
                .anyMatch(slice -> slice.vector().equals(vector));
    }

    private static Stream<Slice> of(Expression expression) {
        return expression instanceof Expression.Read read
                ? Stream.of(read.slice())
                : expression.operands().stream().flatMap(Reads::of);
    }
}
