package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Activation;
import dev.unrolled.Initializer;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Variable;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One weight has one place: kernel, W and U, forks and variables see the same; frozen cells see none of it. */
final class SharedWeightsTest {
    private static final int UNITS = 3;
    private static final int INPUTS = 4;

    private static final CompiledCell COMPILED =
            Cells.of(new CellCase(UNITS, INPUTS, Activation.LINEAR, true, Numerics.FUSED, ShapeChoice.STRAIGHT));

    private final RecurrentCell cell = COMPILED.create();

    private float[][] matrix(String name) {
        return COMPILED.field(cell, name, float[][].class);
    }

    @Test
    void matricesShareTheirRows() {
        float[][] kernel = matrix("kernel");
        assertEquals(INPUTS + UNITS, kernel.length);
        assertEquals(INPUTS, matrix("W").length);
        assertEquals(UNITS, matrix("U").length);
        for (int row = 0; row < kernel.length; row++) {
            assertSame(kernel[row], row < INPUTS ? matrix("W")[row] : matrix("U")[row - INPUTS]);
        }
        assertSame(kernel[0], cell.variables().get(0).rows()[0]);
        assertSame(
                COMPILED.field(cell, "bias", float[].class),
                cell.variables().get(1).rows()[0]);
    }

    @Test
    void whatIsWrittenIsReadByTheNextStep() {
        float[] state = {10, 20, 30};
        matrix("W")[1][2] = 2f;
        matrix("U")[0][1] = 3f;
        matrix("kernel")[INPUTS + 2][0] = 5f;
        cell.variables().get(1).rows()[0][1] = 0.5f;
        cell.step(new float[] {0, 1, 0, 0}, state);
        Bits.assertEqual("state", new float[] {150, 30.5f, 2}, state);
    }

    @Test
    void aForkSharesWeightsBothWays() {
        RecurrentCell fork = cell.fork();
        assertSame(cell.getClass(), fork.getClass());
        matrix("kernel")[0][0] = 1f;
        assertEquals(1f, fork.variables().get(0).rows()[0][0]);
        fork.initialize(Initializer.constant(7f));
        assertEquals(7f, matrix("U")[UNITS - 1][UNITS - 1]);
        assertEquals(cell.variables().toString(), fork.variables().toString());
    }

    @Test
    void aFrozenCellKeepsTheWeightsOfTheMomentItWasFrozen() {
        cell.initialize(Initializer.glorotUniform(1));
        RecurrentCell frozen = cell.frozen();
        float[] expected = step(cell);
        Bits.assertEqual("frozen", expected, step(frozen));
        cell.initialize(Initializer.constant(3f));
        frozen.variables().get(0).rows()[0][0] = Float.NaN;
        frozen.fork().variables().get(1).rows()[0][0] = Float.NaN;
        Bits.assertEqual("frozen, after its source has changed", expected, step(frozen));
        Bits.assertEqual("fork of frozen", expected, step(frozen.fork()));
        assertSame(frozen, frozen.frozen());
        assertNotSame(frozen, frozen.fork());
        assertNotSame(
                frozen.variables().get(0).rows(), frozen.variables().get(0).rows());
    }

    @Test
    void aFrozenCellTakesNoWeights() {
        RecurrentCell frozen = cell.frozen();
        Weights weights =
                Weights.of(Tensor.of("kernel", new float[INPUTS + UNITS][UNITS]), Tensor.of("bias", new float[UNITS]));
        cell.load(weights);
        for (RecurrentCell each : List.of(frozen, frozen.fork(), frozen.frozen())) {
            assertEquals(
                    "a frozen cell keeps its weights: load into the cell it came from, and freeze again",
                    assertThrows(UnsupportedOperationException.class, () -> each.load(weights))
                            .getMessage());
            assertEquals(
                    "a frozen cell keeps its weights: initialize the cell it came from, and freeze again",
                    assertThrows(UnsupportedOperationException.class, () -> each.initialize(Initializer.zeros()))
                            .getMessage());
        }
    }

    @Test
    void aFrozenCellDescribesItselfAndHasTheSameSizes() {
        RecurrentCell frozen = cell.frozen();
        assertTrue(frozen.describe().startsWith(cell.describe()), frozen::describe);
        assertTrue(frozen.describe().contains("frozen"), frozen::describe);
        assertEquals(
                List.of(cell.inputs(), cell.units(), cell.stateSize(), cell.outputSize()),
                List.of(frozen.inputs(), frozen.units(), frozen.stateSize(), frozen.outputSize()));
        assertEquals(cell.variables().toString(), frozen.variables().toString());
    }

    @Test
    void glorotUniformIsSeededAndWithinItsLimit() {
        CompiledCell large = Cells.of(new CellCase(90, 70, Activation.TANH, true, Numerics.FUSED, ShapeChoice.ROWS));
        RecurrentCell one = large.create();
        RecurrentCell other = large.create();
        one.variables().get(1).rows()[0][0] = 1f;
        one.initialize(Initializer.glorotUniform(42));
        other.initialize(Initializer.glorotUniform(42));
        Variable kernel = one.variables().get(0);
        Bits.assertEqual("same seed", kernel.toArray(), other.variables().get(0).toArray());
        Bits.assertEqual("bias", new float[90], one.variables().get(1).toArray());
        other.initialize(Initializer.glorotUniform(43));
        assertTrue(kernel.toArray()[0] != other.variables().get(0).toArray()[0]);
        assertUniform(kernel.toArray(), Math.sqrt(6.0 / (160 + 90)));
    }

    /** Mean and variance of n uniform numbers, within five standard deviations of what they are on the average. */
    private static void assertUniform(float[] values, double limit) {
        int n = values.length;
        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (float value : values) {
            sum += value;
            squares += (double) value * value;
            largest = Math.max(largest, Math.abs(value));
        }
        assertTrue(largest <= limit && largest > 0.999 * limit, "limit " + limit + ", largest " + largest);
        assertEquals(0, sum / n, 5 * limit / Math.sqrt(3.0 * n));
        assertEquals(limit * limit / 3, squares / n, 5 * limit * limit * Math.sqrt(4.0 / 45 / n));
    }

    @Test
    void anInitializerThatThrowsChangesNothing() {
        cell.initialize(Initializer.constant(2f));
        Initializer broken = matrix -> {
            matrix.rows()[0][0] = 9f;
            throw new IllegalStateException("broken");
        };
        assertThrows(IllegalStateException.class, () -> cell.initialize(broken));
        assertEquals(2f, matrix("kernel")[0][0]);
    }

    private static float[] step(RecurrentCell stepped) {
        Random random = new Random(5);
        float[] state = Numbers.PLAIN.array(random, UNITS);
        stepped.step(Numbers.PLAIN.array(random, INPUTS), state);
        return state;
    }
}
