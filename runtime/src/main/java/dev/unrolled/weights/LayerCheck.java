package dev.unrolled.weights;

import dev.unrolled.weights.WeightsException.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the tensors of a layer with those that a cell needs, and collects all that is wrong. */
final class LayerCheck {
    private final Weights weights;
    private final CellLayout cell;
    private final Layer layer;
    private final List<FrameworkTensor> expected;
    private final List<Problem> problems = new ArrayList<>();

    LayerCheck(Weights weights, CellLayout cell, Layer layer) {
        this.weights = weights;
        this.cell = cell;
        this.layer = layer;
        this.expected = FrameworkTensors.of(layer.convention(), cell);
    }

    /**
     * The values of each tensor.
     *
     * @param isAlone whether the file holds nothing but this layer, unless surplus tensors are allowed
     */
    Map<FrameworkTensor, Tensor> tensors(boolean isAlone) {
        Map<FrameworkTensor, Tensor> tensors = new LinkedHashMap<>();
        for (FrameworkTensor each : expected) {
            String name = layer.name(each.name());
            if (!weights.contains(name)) {
                problems.add(missing(each, name));
                continue;
            }
            try {
                Tensor tensor = weights.tensor(name);
                check(each, tensor);
                tensors.put(each, tensor);
            } catch (WeightsException e) {
                problems.addAll(e.problems());
            }
        }
        surplus(isAlone && !weights.surplusAllowed());
        if (!problems.isEmpty()) {
            throw new WeightsException(problems);
        }
        return tensors;
    }

    private void check(FrameworkTensor each, Tensor tensor) {
        if (!Arrays.equals(each.shape(), tensor.shape())) {
            problems.add(Problem.of(tensor, shape(each), Text.shape(tensor.shape()), shapeHint(each, tensor)));
        }
        if (!weights.nonFiniteAllowed()) {
            Problem.notFinite(tensor).ifPresent(problems::add);
        }
    }

    /** {@code shape [2] in PYTORCH for RNN (inputs = 3, units = 2)}. */
    private String shape(FrameworkTensor tensor) {
        return "shape " + Text.shape(tensor.shape()) + " in " + layer.convention() + " for " + cell;
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
        if (found.length > 1 && found[0] == 2 && layer.convention() == Convention.ONNX) {
            return "save the weights of one direction";
        }
        if (cell.kind() == CellKind.GRU
                && expected.name().equals("bias")
                && found.length + expected.shape().length == 3) {
            return "declare the cell with reset " + (cell.resetsAfter() ? "before" : "after")
                    + " the product, as the layer's reset_after says";
        }
        return "load the layer into a cell of its kind and sizes";
    }

    private Problem missing(FrameworkTensor each, String name) {
        String hint = layer.otherReset(cell, weights)
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

    /**
     * A tensor that the layer uses and the cell does not is never left out: the cell would compute something else. Others are left out if
     * that is allowed.
     */
    private void surplus(boolean othersMatter) {
        Set<String> used =
                expected.stream().map(each -> layer.name(each.name())).collect(Collectors.toSet());
        Set<String> ofLayer = new HashSet<>();
        for (Convention convention : Convention.values()) {
            Layer.names(convention, cell.kind()).forEach(name -> ofLayer.add(layer.name(name)));
        }
        for (String name : weights.names()) {
            if (!used.contains(name) && (othersMatter || ofLayer.contains(name))) {
                problems.add(surplus(name, ofLayer.contains(name)));
            }
        }
    }

    private Problem surplus(String name, boolean isOfLayer) {
        String only = "only " + expected.stream().map(FrameworkTensor::name).collect(Collectors.joining(", ")) + " in "
                + layer.convention() + " for " + cell;
        String hint = isOfLayer
                ? "declare the cell with what the layer has, or leave it out of the weights"
                : "leave it out, or use allowSurplus()";
        try {
            Tensor tensor = weights.tensor(name);
            return Problem.of(tensor, only, tensor.dtype() + Text.shape(tensor.shape()), hint);
        } catch (WeightsException e) {
            Problem unreadable = e.problems().get(0);
            return new Problem(unreadable.source(), name, unreadable.byteOffset(), only, unreadable.found(), hint);
        }
    }
}
