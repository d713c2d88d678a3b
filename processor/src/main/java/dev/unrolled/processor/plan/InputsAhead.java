package dev.unrolled.processor.plan;

import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Statement.Affine;
import dev.unrolled.processor.program.Vector;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether what the inputs of several steps add to the sums can be computed before the first of these steps: if the input is in nothing but the
 * first rows of sums, and nothing touches these sums before.
 */
public final class InputsAhead {
    private InputsAhead() {}

    /**
     * Looks at a program.
     *
     * @param program what a step computes
     * @return whether it has such sums, and the input is nowhere else
     */
    public static boolean areIn(CellProgram program) {
        List<Statement> statements = program.statements();
        return statements.stream().anyMatch(statement -> inputRows(statement) > 0)
                && IntStream.range(0, statements.size()).allMatch(index -> isAhead(statements, index));
    }

    private static boolean isAhead(List<Statement> statements, int index) {
        int inputRows = inputRows(statements.get(index));
        return inputValues(statements.get(index)) == inputRows && (inputRows == 0 || isFirstToTouch(statements, index));
    }

    private static int inputRows(Statement statement) {
        return statement instanceof Affine affine ? affine.inputRows() : 0;
    }

    private static int inputValues(Statement statement) {
        return statement.reads().stream()
                .filter(slice -> slice.vector().role() == Vector.Role.INPUT)
                .mapToInt(Slice::length)
                .sum();
    }

    private static boolean isFirstToTouch(List<Statement> statements, int index) {
        Slice sums = statements.get(index).to();
        return statements.subList(0, index).stream()
                .noneMatch(before ->
                        before.to().overlaps(sums) || before.reads().stream().anyMatch(sums::overlaps));
    }
}
