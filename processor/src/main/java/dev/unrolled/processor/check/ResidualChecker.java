package dev.unrolled.processor.check;

import dev.unrolled.Direction;
import dev.unrolled.Merge;
import dev.unrolled.Steps;
import dev.unrolled.processor.model.Declared;
import dev.unrolled.processor.model.LayerDeclaration;
import dev.unrolled.processor.report.Origin;
import dev.unrolled.processor.report.Problem;
import dev.unrolled.processor.report.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The rules of connections around layers. */
final class ResidualChecker {
    private final List<LayerDeclaration<Origin>> layers;
    private final List<String> names;
    private final List<LayerChecker> checkers;
    private final List<Problem> problems = new ArrayList<>();

    ResidualChecker(List<LayerDeclaration<Origin>> layers, List<String> names, List<LayerChecker> checkers) {
        this.layers = layers;
        this.names = names;
        this.checkers = checkers;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The index of the layer whose input is added to the output of the one at an index. */
    OptionalInt check(int index) {
        Declared<String, Origin> residual = layers.get(index).residual();
        if (residual.value().isEmpty()) {
            return OptionalInt.empty();
        }
        int from = names.subList(0, index + 1).indexOf(residual.value());
        if (from < 0) {
            add(
                    residual.origin(),
                    "this layer's name or that of one before it (" + String.join(", ", names.subList(0, index + 1))
                            + ")",
                    "'" + residual.value() + "'");
            return OptionalInt.empty();
        }
        checkSizes(residual.origin(), from, index);
        for (int between = from; between <= index; between++) {
            checkOrder(residual.origin(), between);
        }
        return OptionalInt.of(from);
    }

    private void checkSizes(Origin origin, int from, int to) {
        OptionalInt in = checkers.get(from).inputSize();
        OptionalInt out = checkers.get(to).outputSize();
        if (in.isPresent() && out.isPresent() && in.getAsInt() != out.getAsInt()) {
            add(
                    origin,
                    "as many values out of " + checkers.get(to).title() + " as go into "
                            + checkers.get(from).title() + ", which are " + in.getAsInt(),
                    out.getAsInt());
        }
    }

    /** Sums need an output for every input, in one order. A dense layer gives them, whatever is written at it. */
    private void checkOrder(Origin origin, int index) {
        LayerDeclaration<Origin> layer = layers.get(index);
        if (layer.isDense()) {
            return;
        }
        boolean isApart = layer.isBidirectional() && layer.merge().value() == Merge.APART;
        Object found = layer.steps().value() == Steps.LAST
                ? Steps.LAST
                : layer.direction().value() == Direction.BACKWARD_REVERSED
                        ? Direction.BACKWARD_REVERSED
                        : isApart ? Merge.APART : "";
        if (!found.equals("")) {
            add(
                    origin,
                    "an output for every step at the place of its input",
                    found + " of " + checkers.get(index).title());
        }
    }

    private void add(Origin origin, Object... arguments) {
        problems.add(Problem.of(ProblemCode.LAYER_RESIDUAL, origin, arguments));
    }
}
