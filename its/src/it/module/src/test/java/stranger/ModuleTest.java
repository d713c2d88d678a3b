package stranger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import java.lang.module.ModuleDescriptor;
import org.junit.jupiter.api.Test;

class ModuleTest {
    @Test
    void cellAndRuntimeAreInNamedModules() {
        assertEquals("stranger.module", UnrolledLinearCell.class.getModule().getName());
        Module runtime = RecurrentCell.class.getModule();
        ModuleDescriptor descriptor = runtime.getDescriptor();
        assertEquals("dev.unrolled.runtime", descriptor.name());
        assertFalse(descriptor.isAutomatic());
        assertTrue(descriptor.requires().stream().allMatch(required -> required.name().equals("java.base")));
        assertFalse(ModuleLayer.boot().findModule("dev.unrolled.processor").isPresent());
    }

    @Test
    void cellSteps() {
        UnrolledLinearCell cell = new UnrolledLinearCell();
        cell.initialize(Initializer.constant(0.5f));
        cell.bias[2] = 0.25f;
        float[] state = {1, 2, 3};
        cell.step(new float[] {4, 8}, state);
        float sum = 0.5f * (4 + 8 + 1 + 2 + 3);
        float bias = cell.bias[0];
        assertArrayEquals(new float[] {sum + bias, sum + bias, sum + 0.25f}, state);
    }
}
