package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unrolled.Activation;
import dev.unrolled.Initializer;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;
import dev.unrolled.Variable;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.ShapeChoice;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * The numbers that TensorFlow 1's own tests expect of its cells: {@code contrib/estimator/python/estimator/rnn_test.py} and
 * {@code contrib/rnn/python/kernel_tests/core_rnn_cell_test.py}.
 */
final class TensorFlowLiteralsTest {
    /** The dense layer behind the cell that gives three logits; the one that gives one is its first column. */
    private static final double[][] DENSE = {{-1, 0.5, 0.2}, {1, -0.3, 0.1}};

    private static final double[] DENSE_BIAS = {0.3, 0.4, 0.5};

    /** {@code BasicRNNCell(2)} over one input. */
    @Test
    void basicRnnCellOfTheEstimator() {
        RecurrentCell cell = Cells.of(new CellCase(2, 1, Activation.TANH, true, Numerics.FUSED, ShapeChoice.AUTO))
                .create();
        set(cell, "kernel", 0.1f, -0.2f, 0.2f, -0.3f, 0.3f, -0.4f);
        set(cell, "bias", 0.2f, 0.5f);
        assertArrayEquals(new double[] {-0.6033, 0.7777, 0.5698}, logits(cell, 10, 5), 1e-4);
        assertArrayEquals(new double[] {-1.2473, 1.0170, 0.5745}, logits(cell, 2, 7), 1e-4);
        assertEquals(0.0197, logits(cell, 2)[0], 1e-4);
    }

    /** A feature of the context is a second input in every step; its row stands between those of the first and of the state. */
    @Test
    void basicRnnCellWithContext() {
        RecurrentCell cell = Cells.of(new CellCase(2, 2, Activation.TANH, true, Numerics.FUSED, ShapeChoice.AUTO))
                .create();
        set(cell, "kernel", 0.1f, -0.2f, 1f, 0.9f, 0.2f, -0.3f, 0.3f, -0.4f);
        set(cell, "bias", 0.2f, 0.5f);
        assertEquals(-0.3662, logits(cell, 10, -0.5f, 5, -0.5f)[0], 1e-4);
        assertEquals(0.1414, logits(cell, 2, 0.8f)[0], 1e-4);
    }

    private static double[] logits(RecurrentCell cell, float... inputs) {
        float[] state = cell.zeroState(1);
        cell.run(inputs.length / cell.inputs(), 1, inputs, state, null);
        double[] logits = DENSE_BIAS.clone();
        for (int i = 0; i < logits.length; i++) {
            logits[i] += state[0] * DENSE[0][i] + state[1] * DENSE[1][i];
        }
        return logits;
    }

    @Test
    void gruCell() {
        assertArrayEquals(new float[] {0.175991f, 0.175991f}, gruState(2, 2), 1e-6f);
        assertArrayEquals(new float[] {0.156736f, 0.156736f}, gruState(2, 3), 1e-6f);
    }

    /** {@code OutputProjectionWrapper}, all whose weights are 0.5 too. */
    @Test
    void gruCellWithProjectedOutput() {
        float[] state = gruState(3, 3);
        assertEquals(0.231907, 0.5 * (state[0] + state[1] + state[2]), 1e-6);
    }

    /** One step over ones from 0.1, all weights 0.5, the gates' biases 1. */
    private static float[] gruState(int units, int inputs) {
        RecurrentCell cell = Cells.of(
                        SpecCase.of(SpecCase.gru(units, inputs, Reset.BEFORE, Biases.ONE, Numerics.FUSED)))
                .create();
        cell.initialize(Initializer.constant(0.5f));
        float[] bias = new float[3 * units];
        Arrays.fill(bias, 0, 2 * units, 1f);
        set(cell, "bias", bias);
        float[] state = new float[units];
        Arrays.fill(state, 0.1f);
        cell.step(ones(inputs), state);
        return state;
    }

    /** Two cells, the second over the output of the first. */
    @Test
    void basicLstmCells() {
        RecurrentCell cell = Cells.of(SpecCase.of(SpecCase.lstm(2, 2, SpecCase.forgetBias(1f), Numerics.FUSED)))
                .create();
        cell.initialize(Initializer.constant(0.5f));
        float[] first = {0.1f, 0.1f, 0.1f, 0.1f};
        cell.step(ones(2), first);
        assertArrayEquals(new float[] {0.68967271f, 0.68967271f, 0.44848421f, 0.44848421f}, first, 1e-6f);
        float[] second = {0.1f, 0.1f, 0.1f, 0.1f};
        cell.step(Arrays.copyOfRange(first, 2, 4), second);
        assertArrayEquals(new float[] {0.39897051f, 0.39897051f, 0.24024698f, 0.24024698f}, second, 1e-6f);
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1f);
        return ones;
    }

    /** Sets a variable's values, row by row. */
    private static void set(RecurrentCell cell, String name, float... values) {
        int next = 0;
        for (Variable variable : cell.variables()) {
            if (variable.name().equals(name)) {
                for (float[] row : variable.rows()) {
                    System.arraycopy(values, next, row, 0, row.length);
                    next += row.length;
                }
            }
        }
        assertEquals(values.length, next, name);
    }
}
