package dev.unrolled.weights;

import dev.unrolled.support.Surplus;
import dev.unrolled.support.Text;
import dev.unrolled.weights.WeightsException.Problem;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Compares the tensors of a layer of a file with those that a cell, or one of a network's layers, needs. */
final class LayerCheck {
    private final Weights weights;
    private final Section section;
    private final Layer layer;
    private final List<FrameworkTensor> expected;
    private final Set<String> namesOfLayer = new HashSet<>();
    private final Set<String> learnedStates = new HashSet<>();

    LayerCheck(Weights weights, Section section, Layer layer) {
        this.weights = weights;
        this.section = section;
        this.layer = layer;
        this.expected = section.tensors(layer.convention());
        for (Convention convention : Convention.values()) {
            Layer.names(convention, section.cell().kind()).forEach(name -> namesOfLayer.add(layer.name(name)));
        }
        // A cell on its own is given the state to start from.
        if (!section.name().isEmpty() && section.cell().kind() != CellKind.DENSE) {
            FrameworkTensors.LEARNED_STATES.forEach(name -> learnedStates.add(layer.name(name)));
        }
    }

    /** The full names of the tensors that are needed. */
    Set<String> used() {
        return expected.stream().map(each -> layer.name(each.name())).collect(Collectors.toSet());
    }

    /** Whether a layer of that kind may have a tensor of that name in some framework. */
    boolean canHave(String name) {
        return namesOfLayer.contains(name) || learnedStates.contains(name);
    }

    /**
     * The values of each tensor that is there.
     *
     * @param told the tensors about which nothing needs to be said any more, each with the shape that was expected, to which these are added
     * @param problems takes what is wrong
     */
    Map<FrameworkTensor, Tensor> tensors(Set<String> told, Consumer<Problem> problems) {
        Map<FrameworkTensor, Tensor> tensors = new LinkedHashMap<>();
        for (FrameworkTensor each : expected) {
            String name = layer.name(each.name());
            Consumer<Problem> once = told.add(name + Text.shape(each.shape())) ? problems : problem -> {};
            if (!weights.contains(name)) {
                once.accept(missing(each, name));
                continue;
            }
            try {
                Tensor tensor = weights.tensor(name);
                check(each, tensor, once);
                tensors.put(each, tensor);
            } catch (WeightsException e) {
                e.problems().forEach(once);
            }
        }
        return tensors;
    }

    private void check(FrameworkTensor each, Tensor tensor, Consumer<Problem> problems) {
        if (!Arrays.equals(each.shape(), tensor.shape())) {
            problems.accept(Problem.of(tensor, shape(each), Text.shape(tensor.shape()), shapeHint(each, tensor)));
        }
        if (!weights.nonFiniteAllowed()) {
            Problem.notFinite(tensor).ifPresent(problems);
        }
    }

    /** {@code shape [2] in PYTORCH for RNN (inputs = 3, units = 2)}. */
    private String shape(FrameworkTensor tensor) {
        return "shape " + Text.shape(tensor.shape()) + " in " + layer.convention() + " for " + section;
    }

    private String shapeHint(FrameworkTensor expected, Tensor tensor) {
        int[] found = tensor.shape();
        int[] reversed = new int[found.length];
        for (int axis = 0; axis < found.length; axis++) {
            reversed[axis] = found[found.length - 1 - axis];
        }
        if (Arrays.equals(expected.shape(), reversed)) {
            return "save its transpose, or load it by another convention";
        }
        boolean hasDirections = found.length > 1 && layer.convention() == Convention.ONNX;
        if (hasDirections && found[0] == 2 && expected.shape()[0] == 1) {
            return "save the weights of one direction";
        }
        CellLayout cell = section.cell();
        if (cell.kind() == CellKind.GRU
                && expected.name().equals("bias")
                && found.length + expected.shape().length == 3) {
            return "declare the cell with reset " + (cell.resetsAfter() ? "before" : "after")
                    + " the product, as the layer's reset_after says";
        }
        return "load the layer into a " + (cell.kind() == CellKind.DENSE ? "layer" : "cell") + " of its kind and sizes";
    }

    private Problem missing(FrameworkTensor each, String name) {
        String hint = layer.otherReset(section, weights)
                .orElse(
                        each.isKernel()
                                ? "save all tensors of the layer"
                                : "save it too, or declare the cell without it if the layer has none");
        return new Problem(
                weights.source(),
                name,
                -1,
                "a tensor of this name and " + shape(each),
                Text.names(weights.names()),
                hint);
    }

    /** A tensor that the layer has and the cell has not: without it the cell would compute something else. */
    Problem surplusOfLayer(String name) {
        return surplus(
                name,
                (learnedStates.contains(name)
                                ? "declare the layer with learnedState = true"
                                : "declare the cell with what the layer has")
                        + ", or leave it out of the weights");
    }

    /** A tensor that belongs to something else. */
    Problem surplus(String name) {
        return surplus(name, Surplus.HINT);
    }

    private Problem surplus(String name, String hint) {
        return Surplus.problem(
                weights,
                name,
                "only " + expected.stream().map(FrameworkTensor::name).collect(Collectors.joining(", ")) + " in "
                        + layer.convention() + " for " + section,
                hint);
    }
}
