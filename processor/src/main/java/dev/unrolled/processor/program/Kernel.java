package dev.unrolled.processor.program;

import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.program.Parameter.Bias;
import dev.unrolled.processor.program.Parameter.BiasSlice;
import dev.unrolled.processor.program.Parameter.Matrix;
import dev.unrolled.processor.program.Parameter.MatrixView;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.processor.program.Statement.Affine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A kernel and its biases, the columns gate by gate: TensorFlow's layout, the rows that multiply the input above those that multiply the
 * state.
 *
 * @param inputs the number of rows that multiply the input
 * @param recurrent the number of rows that multiply the state
 * @param previous what those rows multiply: the state, or the part of it that is the output
 * @param units the number of columns of one gate
 * @param gates the number of gates
 * @param biases how many biases there are, each with as many values as the kernel has columns
 */
record Kernel(int inputs, int recurrent, String previous, int units, int gates, Biases biases) {
    Matrix matrix() {
        return new Matrix(
                "kernel",
                inputs + recurrent,
                gates * units,
                List.of(
                        new RowBlock("W", "input", "input", 0, inputs),
                        new RowBlock("U", "recurrent", previous, inputs, recurrent)));
    }

    /** The matrix and the biases in their order. */
    List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(List.of(matrix()));
        parameters.addAll(biasVectors());
        return parameters;
    }

    private List<Bias> biasVectors() {
        Bias bias = new Bias("bias", gates * units);
        Bias recurrentBias = new Bias("recurrentBias", gates * units);
        return switch (biases) {
            case NONE -> List.of();
            case ONE -> List.of(bias);
            case TWO -> List.of(bias, recurrentBias);
        };
    }

    /** {@code to = [from] * kernel + biases}, over the columns at which the target lies in its vector. */
    Affine all(Slice to, Vector... from) {
        return affine(to, 0, biasVectors(), from);
    }

    /** {@code to = x * W + bias}. */
    Affine ofInput(Slice to, Vector x) {
        return affine(to, 0, biasVectors().stream().limit(1).toList(), x);
    }

    /** {@code to = h * U + recurrentBias}. */
    Affine ofState(Slice to, Vector h) {
        return affine(to, inputs, biasVectors().stream().skip(1).toList(), h);
    }

    private Affine affine(Slice to, int row, List<Bias> added, Vector... from) {
        int rows = Arrays.stream(from).mapToInt(Vector::length).sum();
        return new Affine(
                to,
                Arrays.stream(from).map(Vector::all).toList(),
                new MatrixView(matrix(), row, rows, to.from(), to.length()),
                added.stream()
                        .map(bias -> new BiasSlice(bias, to.from(), to.length()))
                        .toList());
    }

    /** The values of one gate in a vector that holds several. */
    Slice gate(Vector vector, int gate) {
        return gates(vector, gate, 1);
    }

    /** The values of consecutive gates in a vector that holds several. */
    Slice gates(Vector vector, int first, int count) {
        return vector.slice(first * units, count * units);
    }
}
