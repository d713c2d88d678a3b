package dev.unrolled.processor.check;

import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.Declared;
import dev.unrolled.processor.model.KindDeclaration;
import dev.unrolled.processor.report.Origin;
import dev.unrolled.processor.report.Problem;
import dev.unrolled.processor.report.ProblemCode;
import java.util.ArrayList;
import java.util.List;

/** The rule of two directions with a cell each: they are equal but for their activations. */
final class DirectionsChecker {
    private final CellDeclaration<Origin> forward;
    private final CellDeclaration<Origin> backward;
    private final List<Problem> problems = new ArrayList<>();

    private DirectionsChecker(CellDeclaration<Origin> forward, CellDeclaration<Origin> backward) {
        this.forward = forward;
        this.backward = backward;
    }

    /**
     * What else differs, told at the backward cell.
     *
     * @param forward the forward cell, with the number of inputs that it is given
     * @param isGiven whether that number is known
     * @param backward a cell of the same kind
     */
    static List<Problem> check(CellDeclaration<Origin> forward, boolean isGiven, CellDeclaration<Origin> backward) {
        DirectionsChecker checker = new DirectionsChecker(forward, backward);
        checker.compare("units", forward.units(), backward.units());
        if (isGiven && backward.inputs().value() != 0) {
            checker.compare("inputs", forward.inputs(), backward.inputs());
        }
        checker.compare("clip", forward.clip(), backward.clip());
        checker.compareBiases();
        checker.compare("numerics", forward.numerics(), backward.numerics());
        if (forward.kind() instanceof KindDeclaration.Gru<Origin> gru) {
            checker.compare("reset", gru.reset(), ((KindDeclaration.Gru<Origin>) backward.kind()).reset());
        } else if (forward.kind() instanceof KindDeclaration.Lstm<Origin> lstm) {
            checker.compare(lstm, (KindDeclaration.Lstm<Origin>) backward.kind());
        }
        return checker.problems;
    }

    private void compare(KindDeclaration.Lstm<Origin> one, KindDeclaration.Lstm<Origin> other) {
        compare("forgetBias", one.forgetBias(), other.forgetBias());
        compare("peepholes", one.peepholes(), other.peepholes());
        compare("projection", one.projection(), other.projection());
        compare("cellClip", one.cellClip(), other.cellClip());
        compare("projectionClip", one.projectionClip(), other.projectionClip());
        compare("coupled", one.coupled(), other.coupled());
    }

    private void compareBiases() {
        compare("bias", forward.bias(), backward.bias());
        if (forward.bias().value().equals(backward.bias().value()) && forward.biases() != backward.biases()) {
            Origin origin = backward.recurrentBias().orElse(backward.bias()).origin();
            add(
                    origin,
                    "recurrentBias",
                    forward.biases().count() == 2,
                    backward.biases().count() == 2);
        }
    }

    private void compare(String member, Declared<?, Origin> expected, Declared<?, Origin> found) {
        if (!expected.value().equals(found.value())) {
            add(found.origin(), member, expected.value(), found.value());
        }
    }

    private void add(Origin origin, String member, Object expected, Object found) {
        problems.add(Problem.of(ProblemCode.LAYER_DIRECTIONS, origin, member, expected, found));
    }
}
