package dev.unrolled.weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * A random cell, gate by gate, and what each framework makes of it: written from the frameworks' documentation with plain loops, so that it
 * shares nothing with the table under test.
 */
final class FrameworkModel {
    /** Gates by their letters: h; r, u, c; i, j, f, o. */
    private final Map<Character, float[][]> inputWeights = new LinkedHashMap<>();

    private final Map<Character, float[][]> recurrentWeights = new LinkedHashMap<>();
    private final Map<Character, float[]> inputBias = new LinkedHashMap<>();
    private final Map<Character, float[]> recurrentBias = new LinkedHashMap<>();
    private final Map<Character, float[]> peepholes = new LinkedHashMap<>();
    private final float[][] projection;
    private final CellLayout cell;

    FrameworkModel(CellLayout cell, Random random) {
        this.cell = cell;
        int recurrent = cell.projection() > 0 ? cell.projection() : cell.units();
        for (char gate : gates().toCharArray()) {
            inputWeights.put(gate, matrix(random, cell.inputs(), cell.units()));
            recurrentWeights.put(gate, matrix(random, recurrent, cell.units()));
            inputBias.put(gate, matrix(random, 1, cell.units())[0]);
            recurrentBias.put(gate, matrix(random, 1, cell.units())[0]);
            peepholes.put(gate, matrix(random, 1, cell.units())[0]);
        }
        projection = matrix(random, cell.units(), recurrent);
    }

    private static float[][] matrix(Random random, int rows, int columns) {
        float[][] matrix = new float[rows][columns];
        for (float[] row : matrix) {
            for (int column = 0; column < columns; column++) {
                row[column] = switch (random.nextInt(8)) {
                    case 0 -> random.nextBoolean() ? 0f : -0f;
                    case 1 -> Float.MIN_VALUE * random.nextInt(1000);
                    case 2 -> 1e30f * random.nextFloat();
                    default -> (float) random.nextGaussian();
                };
            }
        }
        return matrix;
    }

    private String gates() {
        return switch (cell.kind()) {
            case RNN, DENSE -> "h";
            case GRU -> "ruc";
            case LSTM -> "ijfo";
        };
    }

    /** Leaves of two biases what one holds: the other is zero, of the same sign where both are. */
    void dropRecurrentBias(String gates) {
        for (int index = 0; index < gates.length(); index++) {
            float[] first = gate(inputBias, gates, index);
            float[] second = gate(recurrentBias, gates, index);
            for (int unit = 0; unit < second.length; unit++) {
                second[unit] = first[unit] == 0 ? first[unit] : 0;
            }
        }
    }

    /** The cell's own tensors, from a framework that has one bias or two. */
    Weights canonical(boolean frameworkHasTwoBiases) {
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(Tensor.of("kernel", above(beside(gates(), inputWeights), beside(gates(), recurrentWeights))));
        if (cell.hasBias() && cell.hasRecurrentBias()) {
            tensors.add(Tensor.of("bias", joined(gates(), inputBias)));
            tensors.add(Tensor.of("recurrentBias", joined(gates(), recurrentBias)));
        } else if (cell.hasBias()) {
            float[] bias = joined(gates(), inputBias);
            tensors.add(Tensor.of("bias", frameworkHasTwoBiases ? sum(bias, joined(gates(), recurrentBias)) : bias));
        }
        addPeepholes(tensors, "wf", "wi", "wo");
        if (cell.projection() > 0) {
            tensors.add(Tensor.of("projection", projection));
        }
        return Weights.of(tensors.toArray(Tensor[]::new));
    }

    List<Tensor> tensorFlow() {
        List<Tensor> tensors = new ArrayList<>();
        if (cell.kind() == CellKind.GRU) {
            tensors.add(Tensor.of("gates/kernel", above(beside("ru", inputWeights), beside("ru", recurrentWeights))));
            addBias(tensors, "gates/bias", "ru");
            if (!cell.resetsAfter()) {
                tensors.add(
                        Tensor.of("candidate/kernel", above(beside("c", inputWeights), beside("c", recurrentWeights))));
                addBias(tensors, "candidate/bias", "c");
                return tensors;
            }
            tensors.add(Tensor.of("candidate/input_projection/kernel", beside("c", inputWeights)));
            tensors.add(Tensor.of("candidate/hidden_projection/kernel", beside("c", recurrentWeights)));
            if (cell.hasBias()) {
                tensors.add(Tensor.of("candidate/input_projection/bias", joined("c", inputBias)));
                tensors.add(Tensor.of("candidate/hidden_projection/bias", joined("c", recurrentBias)));
            }
            return tensors;
        }
        tensors.add(Tensor.of("kernel", above(beside(gates(), inputWeights), beside(gates(), recurrentWeights))));
        addBias(tensors, "bias", gates());
        addPeepholes(tensors, "w_f_diag", "w_i_diag", "w_o_diag");
        if (cell.projection() > 0) {
            tensors.add(Tensor.of("projection/kernel", projection));
        }
        return tensors;
    }

    List<Tensor> keras() {
        String order = order("urc", "ifjo");
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(Tensor.of("kernel", beside(order, inputWeights)));
        tensors.add(Tensor.of("recurrent_kernel", beside(order, recurrentWeights)));
        if (cell.hasBias() && cell.resetsAfter()) {
            tensors.add(Tensor.of("bias", new float[][] {joined(order, inputBias), joined(order, recurrentBias)}));
        } else {
            addBias(tensors, "bias", order);
        }
        return tensors;
    }

    List<Tensor> pyTorch() {
        String order = order("ruc", "ifjo");
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(Tensor.of("weight_ih_l0", transposed(beside(order, inputWeights))));
        tensors.add(Tensor.of("weight_hh_l0", transposed(beside(order, recurrentWeights))));
        if (cell.hasBias()) {
            tensors.add(Tensor.of("bias_ih_l0", joined(order, inputBias)));
            tensors.add(Tensor.of("bias_hh_l0", joined(order, recurrentBias)));
        }
        if (cell.projection() > 0) {
            tensors.add(Tensor.of("weight_hr_l0", transposed(projection)));
        }
        return tensors;
    }

    List<Tensor> onnx() {
        String order = order("urc", "iofj");
        int rows = order.length() * cell.units();
        List<Tensor> tensors = new ArrayList<>();
        tensors.add(Tensor.of("W", new int[] {1, rows, cell.inputs()}, flat(transposed(beside(order, inputWeights)))));
        tensors.add(
                Tensor.of("R", new int[] {1, rows, cell.units()}, flat(transposed(beside(order, recurrentWeights)))));
        if (cell.hasBias()) {
            float[] both = flat(new float[][] {joined(order, inputBias), joined(order, recurrentBias)});
            tensors.add(Tensor.of("B", new int[] {1, both.length}, both));
        }
        if (cell.hasPeepholes()) {
            float[] all = joined("iof", peepholes);
            tensors.add(Tensor.of("P", new int[] {1, all.length}, all));
        }
        return tensors;
    }

    private String order(String gru, String lstm) {
        return cell.kind() == CellKind.GRU ? gru : cell.kind() == CellKind.LSTM ? lstm : "h";
    }

    /** The only bias of a framework, which is the sum of two if the cell has two. */
    private void addBias(List<Tensor> tensors, String name, String order) {
        if (cell.hasBias()) {
            float[] bias = joined(order, inputBias);
            boolean isSum = cell.hasRecurrentBias();
            tensors.add(Tensor.of(name, isSum ? sum(bias, joined(order, recurrentBias)) : bias));
        }
    }

    private void addPeepholes(List<Tensor> tensors, String forget, String input, String output) {
        if (cell.hasPeepholes()) {
            tensors.add(Tensor.of(forget, joined("f", peepholes)));
            tensors.add(Tensor.of(input, joined("i", peepholes)));
            tensors.add(Tensor.of(output, joined("o", peepholes)));
        }
    }

    private static <T> T gate(Map<Character, T> gates, String order, int index) {
        return Objects.requireNonNull(gates.get(order.charAt(index)));
    }

    private static float[][] beside(String order, Map<Character, float[][]> gates) {
        float[][] first = gate(gates, order, 0);
        int units = first[0].length;
        float[][] all = new float[first.length][order.length() * units];
        for (int row = 0; row < first.length; row++) {
            for (int gate = 0; gate < order.length(); gate++) {
                for (int unit = 0; unit < units; unit++) {
                    all[row][gate * units + unit] = gate(gates, order, gate)[row][unit];
                }
            }
        }
        return all;
    }

    private static float[] joined(String order, Map<Character, float[]> gates) {
        int units = gate(gates, order, 0).length;
        float[] all = new float[order.length() * units];
        for (int i = 0; i < all.length; i++) {
            all[i] = gate(gates, order, i / units)[i % units];
        }
        return all;
    }

    private static float[][] above(float[][] upper, float[][] lower) {
        float[][] all = new float[upper.length + lower.length][];
        for (int row = 0; row < all.length; row++) {
            all[row] = row < upper.length ? upper[row] : lower[row - upper.length];
        }
        return all;
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

    private static float[] flat(float[][] matrix) {
        float[] all = new float[matrix.length * matrix[0].length];
        for (int i = 0; i < all.length; i++) {
            all[i] = matrix[i / matrix[0].length][i % matrix[0].length];
        }
        return all;
    }

    private static float[] sum(float[] one, float[] other) {
        float[] sum = new float[one.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = one[i] + other[i];
        }
        return sum;
    }
}
