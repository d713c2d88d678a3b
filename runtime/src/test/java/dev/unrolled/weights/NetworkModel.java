package dev.unrolled.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Random weights of a network, and what each framework makes of them: names and layouts written from the frameworks' documentation, so that
 * it shares nothing with what is under test but the cells' {@link FrameworkModel}.
 */
final class NetworkModel {
    private final NetworkLayout network;
    private final List<List<FrameworkModel>> cells = new ArrayList<>();
    private final List<float[][]> dense = new ArrayList<>();
    private final List<float[]> bias = new ArrayList<>();
    private final List<float[][]> states = new ArrayList<>();

    NetworkModel(NetworkLayout network, Random random) {
        this.network = network;
        for (LayerLayout layer : network.layers()) {
            CellLayout cell = layer.cell();
            cells.add(Arrays.asList(new FrameworkModel(cell, random), new FrameworkModel(cell, random)));
            dense.add(random(random, cell.inputs(), cell.units()));
            bias.add(random(random, 1, cell.units())[0]);
            float[][] initial = random(random, 4, cell.units());
            int outputs = cell.projection() > 0 ? cell.projection() : cell.units();
            states.add(new float[][] {
                initial[0], Arrays.copyOf(initial[1], outputs), initial[2], Arrays.copyOf(initial[3], outputs)
            });
        }
    }

    private static float[][] random(Random random, int rows, int columns) {
        float[][] matrix = new float[rows][columns];
        for (float[] row : matrix) {
            for (int column = 0; column < columns; column++) {
                row[column] = random.nextInt(8) == 0 ? -0f : (float) random.nextGaussian();
            }
        }
        return matrix;
    }

    /** Under the names of the network. */
    Weights canonical() {
        List<Tensor> tensors = new ArrayList<>();
        for (int index = 0; index < network.layers().size(); index++) {
            LayerLayout layer = network.layers().get(index);
            String[] names = layer.isBidirectional()
                    ? new String[] {layer.name() + "/forward/", layer.name() + "/backward/"}
                    : new String[] {layer.name() + "/"};
            for (int direction = 0; direction < names.length; direction++) {
                tensors.addAll(named(tensors(Convention.CANONICAL, index, direction), names[direction] + "*"));
            }
        }
        return Weights.of(tensors.toArray(Tensor[]::new));
    }

    /**
     * Under names of a framework.
     *
     * @param patterns for each layer one, or two if it has two directions that the framework keeps apart
     */
    Weights framework(Convention convention, List<List<String>> patterns) {
        List<Tensor> tensors = new ArrayList<>();
        for (int index = 0; index < patterns.size(); index++) {
            List<String> names = patterns.get(index);
            boolean isTogether =
                    names.size() == 1 && network.layers().get(index).isBidirectional();
            List<Tensor> forward = tensors(convention, index, 0);
            tensors.addAll(
                    named(isTogether ? together(forward, tensors(convention, index, 1)) : forward, names.get(0)));
            if (names.size() > 1) {
                tensors.addAll(named(tensors(convention, index, 1), names.get(1)));
            }
        }
        return Weights.of(tensors.toArray(Tensor[]::new));
    }

    private List<Tensor> tensors(Convention convention, int index, int direction) {
        CellLayout cell = network.layers().get(index).cell();
        if (cell.kind() == CellKind.DENSE) {
            return dense(convention, index);
        }
        FrameworkModel model = cells.get(index).get(direction);
        Weights canonical = model.canonical(false);
        List<Tensor> tensors = new ArrayList<>(
                switch (convention) {
                    case CANONICAL ->
                        canonical.names().stream().map(canonical::tensor).toList();
                    case TENSORFLOW -> model.tensorFlow();
                    case KERAS -> model.keras();
                    case PYTORCH ->
                        model.pyTorch().stream()
                                .map(tensor -> tensor.named(tensor.name().replace("_l0", "")))
                                .toList();
                    case ONNX -> model.onnx();
                });
        if (cell.hasLearnedState()) {
            float[] c = states.get(index)[2 * direction];
            float[] h = states.get(index)[2 * direction + 1];
            boolean isOnnx = convention == Convention.ONNX;
            if (cell.kind() == CellKind.LSTM) {
                tensors.add(isOnnx ? state("initial_c", c) : Tensor.of("initial_c", c));
            }
            tensors.add(isOnnx ? state("initial_h", h) : Tensor.of("initial_h", h));
        }
        return tensors;
    }

    private static Tensor state(String name, float[] values) {
        return Tensor.of(name, new int[] {1, 1, values.length}, values);
    }

    private List<Tensor> dense(Convention convention, int index) {
        float[][] kernel = dense.get(index);
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(
                switch (convention) {
                    case PYTORCH -> Tensor.of("weight", transposed(kernel));
                    case ONNX -> Tensor.of("B", kernel);
                    default -> Tensor.of("kernel", kernel);
                });
        if (network.layers().get(index).cell().hasBias()) {
            tensors.add(Tensor.of(convention == Convention.ONNX ? "C" : "bias", bias.get(index)));
        }
        return tensors;
    }

    private static float[][] transposed(float[][] matrix) {
        float[][] transposed = new float[matrix[0].length][matrix.length];
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix[0].length; column++) {
                transposed[column][row] = matrix[row][column];
            }
        }
        return transposed;
    }

    /** ONNX: the first axis is the directions. */
    private static List<Tensor> together(List<Tensor> forward, List<Tensor> backward) {
        List<Tensor> both = new ArrayList<>();
        for (int i = 0; i < forward.size(); i++) {
            int[] shape = forward.get(i).shape();
            shape[0] = 2;
            float[] one = forward.get(i).toFloats();
            float[] all = Arrays.copyOf(one, 2 * one.length);
            System.arraycopy(backward.get(i).toFloats(), 0, all, one.length, one.length);
            both.add(Tensor.of(forward.get(i).name(), shape, all));
        }
        return both;
    }

    private static List<Tensor> named(List<Tensor> tensors, String pattern) {
        return tensors.stream()
                .map(tensor -> tensor.named(pattern.replace("*", tensor.name())))
                .toList();
    }

    /** The same tensors in an order that says nothing. */
    static Weights shuffled(Weights weights, Random random) {
        List<Tensor> tensors =
                new ArrayList<>(weights.names().stream().map(weights::tensor).toList());
        Collections.shuffle(tensors, random);
        return Weights.of(tensors.toArray(Tensor[]::new));
    }

    static Weights and(Weights weights, Tensor... more) {
        return Weights.of(Stream.concat(weights.names().stream().map(weights::tensor), Stream.of(more))
                .toArray(Tensor[]::new));
    }
}
