package stranger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unrolled.RecurrentCell;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellsTest {
    private static final float[][] KERNEL = {{0.5f, -0.25f}, {0.125f, 1f}, {-1f, 0.75f}, {0.5f, 0.5f}, {-0.5f, 0.25f}};
    private static final float[] BIAS = {0.25f, -0.125f};

    @Test
    void loadsWeightsAndSteps(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("cell.npz");
        Weights.of(
                        Tensor.of("kernel", new int[] {5, 2}, flat(KERNEL)),
                        Tensor.of("bias", new int[] {2}, BIAS.clone()))
                .write(file);
        UnrolledTinyCell cell = new UnrolledTinyCell();
        cell.load(Weights.read(file));
        float[] state = cell.zeroState(1);
        float[] expected = new float[2];
        for (int t = 0; t < 10; t++) {
            float[] input = {t * 0.25f - 1f, 0.5f, 0.125f * t};
            cell.step(input, state);
            expected = plain(input, expected);
            assertArrayEquals(expected, state, 1e-6f);
        }
    }

    @Test
    void sequenceOfABatchIsExact() {
        UnrolledLinearCell cell = new UnrolledLinearCell();
        for (int k = 0; k < 5; k++) {
            for (int j = 0; j < 3; j++) {
                cell.kernel[k][j] = k == 2 + j ? 0.5f : k < 2 ? 1f + k + j : 0f;
            }
        }
        cell.bias[1] = 8f;
        RecurrentCell published = cell.frozen();
        float[] state = cell.zeroState(2);
        float[] outputs = new float[2 * 2 * 3];
        float[] inputs = {1, 0, 0, 1, 0, 0, 2, 0};
        cell.run(2, 2, inputs, state, outputs);
        assertArrayEquals(new float[] {1, 10, 3, 2, 11, 4, 0.5f, 13, 1.5f, 3, 17.5f, 8}, outputs);
        assertArrayEquals(new float[] {0.5f, 13, 1.5f, 3, 17.5f, 8}, state);
        float[] again = published.zeroState(2);
        published.run(2, 2, inputs, again, new float[outputs.length]);
        assertArrayEquals(state, again);
    }

    @Test
    void mistakesAreTold() {
        UnrolledTinyCell cell = new UnrolledTinyCell();
        assertThrows(IllegalArgumentException.class, () -> cell.step(new float[2], new float[2]));
        assertEquals(2, UnrolledTinyCell.UNITS);
    }

    private static float[] plain(float[] input, float[] state) {
        float[] result = new float[2];
        for (int j = 0; j < 2; j++) {
            double sum = BIAS[j];
            for (int k = 0; k < 3; k++) {
                sum += (double) input[k] * KERNEL[k][j];
            }
            for (int k = 0; k < 2; k++) {
                sum += (double) state[k] * KERNEL[3 + k][j];
            }
            result[j] = (float) StrictMath.tanh(sum);
        }
        return result;
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * 2];
        for (int k = 0; k < flat.length; k++) {
            flat[k] = rows[k / 2][k % 2];
        }
        return flat;
    }
}
