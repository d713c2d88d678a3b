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
    /** {@code BasicRNNCell(2)} over one input, with a linear layer [[-1], [1]] + 0.3 behind it. */
    @Test
    void basicRnnCellOfTheEstimator() {
        RecurrentCell cell = Cells.of(new CellCase(2, 1, Activation.TANH, true, Numerics.FUSED, ShapeChoice.AUTO))
                .create();
        set(cell, "kernel", 0.1f, -0.2f, 0.2f, -0.3f, 0.3f, -0.4f);
        set(cell, "bias", 0.2f, 0.5f);
        assertEquals(-0.6033, logit(cell, 10, 5), 1e-4);
        assertEquals(-1.2473, logit(cell, 2, 7), 1e-4);
        assertEquals(0.0197, logit(cell, 2), 1e-4);
    }

    private static double logit(RecurrentCell cell, float... inputs) {
        float[] state = cell.zeroState(1);
        cell.run(inputs.length, 1, inputs, state, null);
        return -state[0] + state[1] + 0.3;
    }

    @Test
    void gruCell() {
        for (int inputs : new int[] {2, 3}) {
            RecurrentCell cell = Cells.of(
                            SpecCase.of(SpecCase.gru(2, inputs, Reset.BEFORE, Biases.ONE, Numerics.FUSED)))
                    .create();
            cell.initialize(Initializer.constant(0.5f));
            set(cell, "bias", 1, 1, 1, 1, 0, 0);
            float[] state = {0.1f, 0.1f};
            cell.step(ones(inputs), state);
            float expected = inputs == 2 ? 0.175991f : 0.156736f;
            assertArrayEquals(new float[] {expected, expected}, state, 1e-6f);
        }
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
