package dev.unrolled.processor.check;

import dev.unrolled.Direction;
import dev.unrolled.Merge;
import dev.unrolled.Numerics;
import dev.unrolled.Steps;
import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.model.CellKind;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.Declared;
import dev.unrolled.processor.model.LayerDeclaration;
import dev.unrolled.processor.model.LayerSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.report.Origin;
import dev.unrolled.processor.report.Problem;
import dev.unrolled.processor.report.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of one layer, given what the one before it gives. */
final class LayerChecker {
    private final LayerDeclaration<Origin> layer;
    private final int number;
    private final String title;
    private final Set<String> suppressed;
    private final List<Problem> problems = new ArrayList<>();
    private Optional<CellSpec> cell = Optional.empty();
    private Optional<CellSpec> backward = Optional.empty();
    private OptionalInt inputSize = OptionalInt.empty();
    private OptionalInt outputSize = OptionalInt.empty();

    /**
     * A checker.
     *
     * @param layer what the user wrote
     * @param number the layer's number, counted from 1
     * @param name the layer's name
     * @param suppressed the tags of warnings that the user suppressed
     */
    LayerChecker(LayerDeclaration<Origin> layer, int number, String name, Set<String> suppressed) {
        this.layer = layer;
        this.number = number;
        this.title = "layer " + number + " '" + name + "'";
        this.suppressed = suppressed;
    }

    /** What messages call the layer. */
    String title() {
        return title;
    }

    List<Problem> problems() {
        return problems;
    }

    /** The length of an input, where it is known. */
    OptionalInt inputSize() {
        return inputSize;
    }

    /** The length of an output, where it is known. */
    OptionalInt outputSize() {
        return outputSize;
    }

    /**
     * Checks the layer.
     *
     * @param given the length of what it is given, if that is known
     * @param giver who gives it
     */
    void check(OptionalInt given, String giver, CellIdentity identity, ShapeChoice shape) {
        if (!layer.isOneThing()) {
            List<CellKind> kinds =
                    layer.cells().stream().map(each -> each.kind().kind()).toList();
            boolean isPair = kinds.size() == 2 && kinds.get(0).isCell() && kinds.get(0) == kinds.get(1);
            String found = kinds.stream().map(CellKind::member).collect(Collectors.joining(" and "));
            add(
                    ProblemCode.LAYER_KIND,
                    layer.origin(),
                    number,
                    isPair ? found + " without direction = BIDIRECTIONAL" : found.isEmpty() ? "none" : found);
            return;
        }
        CellDeclaration<Origin> declared = layer.cells().get(0);
        checkCell(declared, given, giver, identity, shape);
        if (layer.kind() == CellKind.DENSE) {
            checkDense();
        } else if (layer.isMergeWritten()
                && layer.direction().value() != Direction.BIDIRECTIONAL
                && !suppressed.contains(ProblemCode.LAYER_NO_DIFFERENCE.tag())) {
            add(
                    ProblemCode.LAYER_NO_DIFFERENCE,
                    layer.merge().origin(),
                    "merge",
                    "direction = BIDIRECTIONAL",
                    layer.direction().value());
        }
    }

    private void checkCell(
            CellDeclaration<Origin> declared,
            OptionalInt given,
            String giver,
            CellIdentity identity,
            ShapeChoice shape) {
        int written = declared.inputs().value();
        if (written != 0 && given.isPresent() && written != given.getAsInt()) {
            add(ProblemCode.LAYER_INPUTS, declared.inputs().origin(), title, written, giver, given.getAsInt());
        }
        // Where nothing is known of the input, a problem stands against the network anyway: any size will do to find
        // the others.
        int inputs = written != 0 ? written : given.orElse(1);
        CellDeclaration<Origin> complete =
                declared.withInputs(new Declared<>(inputs, declared.inputs().origin()));
        problems.addAll(SizesChecker.check(complete, shape));
        if (declared.numerics().value() == Numerics.TENSORFLOW_1 && layer.kind() == CellKind.RNN) {
            add(ProblemCode.LAYER_NUMERICS, declared.numerics().origin(), Numerics.TENSORFLOW_1);
        }
        Checked<CellSpec> checked = KindChecker.check(complete, identity);
        problems.addAll(checked.problems());
        cell = checked.value();
        if (layer.hasTwoCells()) {
            checkBackward(complete, written != 0 || given.isPresent(), identity);
        }
        if (SizesChecker.areRight(complete)) {
            inputSize = written != 0 ? OptionalInt.of(written) : given;
            // Of a dense layer a direction is refused, and nothing else is to be said of it.
            outputSize = OptionalInt.of(LayerSpec.outputSize(
                    complete.outputSize(),
                    layer.isDense() ? Direction.FORWARD : layer.direction().value(),
                    layer.merge().value()));
        }
    }

    /** The backward direction may compute something else, with weights and states of the same shapes. */
    private void checkBackward(CellDeclaration<Origin> forward, boolean isGiven, CellIdentity identity) {
        CellDeclaration<Origin> declared = layer.cells().get(1);
        List<Problem> differences = DirectionsChecker.check(forward, isGiven, declared);
        problems.addAll(differences);
        Checked<CellSpec> checked = KindChecker.check(declared.withInputs(forward.inputs()), identity);
        problems.addAll(checked.problems());
        if (differences.isEmpty()) {
            backward = checked.value().filter(spec -> !cell.equals(Optional.of(spec)));
        }
    }

    private void checkDense() {
        if (layer.direction().value() != Direction.FORWARD) {
            addDense(layer.direction(), "direction");
        }
        if (layer.steps().value() != Steps.ALL) {
            addDense(layer.steps(), "steps");
        }
        if (layer.isMergeWritten()) {
            addDense(layer.merge(), "merge");
        }
        if (layer.learnedState().value()) {
            addDense(layer.learnedState(), "learnedState");
        }
    }

    private void addDense(Declared<?, Origin> member, String name) {
        add(ProblemCode.LAYER_DENSE, member.origin(), name, name + " = " + member.value());
    }

    /** What is wrong with a layer behind one that gives its last output alone, or whose outputs are apart. */
    void checkAfter(LayerDeclaration<Origin> before, String beforeTitle, boolean isNext) {
        if (!before.isStreaming() && isApart(before) && isNext) {
            add(
                    ProblemCode.LAYER_ORDER,
                    before.merge().origin(),
                    beforeTitle,
                    "APART of the last layer alone",
                    title + " after it");
        }
        if (layer.isOneThing()
                && layer.kind() != CellKind.DENSE
                && !before.isStreaming()
                && before.steps().value() == Steps.LAST) {
            add(
                    ProblemCode.LAYER_ORDER,
                    before.steps().origin(),
                    beforeTitle,
                    "nothing but dense layers after its last output",
                    title);
        }
    }

    private static boolean isApart(LayerDeclaration<Origin> layer) {
        return layer.direction().value() == Direction.BIDIRECTIONAL
                && layer.merge().value() == Merge.APART;
    }

    Optional<LayerSpec> spec(String name, OptionalInt residualFrom) {
        return cell.map(spec -> new LayerSpec(
                name,
                spec,
                layer.direction().value(),
                layer.merge().value(),
                layer.steps().value(),
                residualFrom,
                layer.learnedState().value(),
                backward));
    }

    private void add(ProblemCode code, Origin origin, Object... arguments) {
        problems.add(Problem.of(code, origin, arguments));
    }
}
