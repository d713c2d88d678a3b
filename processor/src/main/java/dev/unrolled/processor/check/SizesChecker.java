package dev.unrolled.processor.check;

import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.CellKind;
import dev.unrolled.processor.model.Declared;
import dev.unrolled.processor.model.KindDeclaration;
import dev.unrolled.processor.model.Limits;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.report.Origin;
import dev.unrolled.processor.report.Problem;
import dev.unrolled.processor.report.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/** The rules of how large a cell may be. */
final class SizesChecker {
    private final CellDeclaration<Origin> declaration;
    private final int units;
    private final int inputs;
    private final int projection;
    private final List<Problem> problems = new ArrayList<>();

    private SizesChecker(CellDeclaration<Origin> declaration) {
        this.declaration = declaration;
        this.units = declaration.units().value();
        this.inputs = declaration.inputs().value();
        this.projection = declaration.kind() instanceof KindDeclaration.Lstm<Origin> lstm
                ? lstm.projection().value()
                : 0;
    }

    /** What is wrong with the sizes; sums of them only where each is right by itself. */
    static List<Problem> check(CellDeclaration<Origin> declaration, ShapeChoice shape) {
        SizesChecker checker = new SizesChecker(declaration);
        checker.checkEach();
        if (checker.problems.isEmpty()) {
            checker.checkAll(shape);
        }
        return checker.problems;
    }

    static boolean areRight(CellDeclaration<Origin> declaration) {
        SizesChecker checker = new SizesChecker(declaration);
        checker.checkEach();
        return checker.problems.isEmpty();
    }

    private void checkEach() {
        check(ProblemCode.UNITS, declaration.units(), 1);
        check(ProblemCode.INPUTS, declaration.inputs(), 1);
        if (declaration.kind() instanceof KindDeclaration.Lstm<Origin> lstm) {
            check(ProblemCode.PROJECTION, lstm.projection(), 0);
        }
    }

    private void check(ProblemCode code, Declared<Integer, Origin> size, int least) {
        if (size.value() < least || size.value() > Limits.MAX_SIZE) {
            problems.add(Problem.of(code, size.origin(), Limits.MAX_SIZE, size.value()));
        }
    }

    private void checkAll(ShapeChoice shape) {
        long multiplyAdds = kernel(multipliedGates()) + (long) units * projection;
        if (shape == ShapeChoice.STRAIGHT && multiplyAdds > Limits.MAX_STRAIGHT_MULTIPLY_ADDS) {
            problems.add(Problem.of(
                    ProblemCode.STRAIGHT_TOO_LARGE,
                    declaration.type().origin(),
                    String.join(".", declaration.type().value().simpleNames()),
                    Limits.MAX_STRAIGHT_MULTIPLY_ADDS,
                    multiplyAdds));
        }
        if (weights() >= Limits.MAX_WEIGHTS) {
            problems.add(Problem.of(ProblemCode.WEIGHTS, declaration.units().origin(), Limits.MAX_WEIGHTS, weights()));
        }
    }

    private long weights() {
        Biases biases = declaration.biases();
        return kernel(gates())
                + (long) biases.count() * gates() * units
                + (long) peepholes() * units
                + (long) units * projection;
    }

    private long kernel(int gates) {
        return ((long) inputs + recurrentRows()) * gates * units;
    }

    private int recurrentRows() {
        if (declaration.kind().kind() == CellKind.DENSE) {
            return 0;
        }
        return projection > 0 ? projection : units;
    }

    private int gates() {
        return switch (declaration.kind().kind()) {
            case RNN, DENSE -> 1;
            case GRU -> 3;
            case LSTM -> 4;
        };
    }

    /** Of coupled gates one is not multiplied. */
    private int multipliedGates() {
        boolean isCoupled = declaration.kind() instanceof KindDeclaration.Lstm<Origin> lstm
                && lstm.coupled().value();
        return isCoupled ? gates() - 1 : gates();
    }

    private int peepholes() {
        boolean hasPeepholes = declaration.kind() instanceof KindDeclaration.Lstm<Origin> lstm
                && lstm.peepholes().value();
        return hasPeepholes ? 3 : 0;
    }
}
