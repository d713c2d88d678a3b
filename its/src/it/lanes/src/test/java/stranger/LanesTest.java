package stranger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Initializer;
import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class LanesTest {
    private static final boolean EXPECTED = Boolean.getBoolean("lanes");

    @Test
    void lanesAreTakenWhereTheJvmHasThem() throws ReflectiveOperationException {
        assertEquals(EXPECTED, ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
        Field hasLanes = UnrolledWideCell.class.getDeclaredField("HAS_LANES");
        hasLanes.setAccessible(true);
        assertEquals(EXPECTED, hasLanes.getBoolean(null));
        assertTrue(new UnrolledWideCell().describe().contains("code shape lanes"));
    }

    @Test
    void cellSteps() {
        UnrolledWideCell cell = new UnrolledWideCell();
        cell.initialize(Initializer.constant(0.5f));
        float[] state = new float[19];
        float[] expected = new float[19];
        float sum = 0.5f * (4 + 8 + 18 * 19 / 2);
        for (int i = 0; i < 19; i++) {
            state[i] = i;
            expected[i] = sum + cell.bias[i];
        }
        cell.step(new float[] {4, 8}, state);
        assertArrayEquals(expected, state);
    }
}
