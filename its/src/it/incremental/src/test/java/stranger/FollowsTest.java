package stranger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FollowsTest {
    private static final int EXPECTED = Integer.getInteger("units");

    @Test
    void theClassAndItsUseFollowTheInterface() {
        assertEquals(EXPECTED, Use.units());
        UnrolledGrowing cell = new UnrolledGrowing();
        for (int j = 0; j < EXPECTED; j++) {
            cell.W[0][j] = 2f;
            cell.bias[j] = j;
        }
        float[] state = cell.zeroState(1);
        cell.step(new float[] {3f}, state);
        float[] expected = new float[EXPECTED];
        for (int j = 0; j < EXPECTED; j++) {
            expected[j] = 6f + j;
        }
        assertArrayEquals(expected, state);
    }

    @Test
    void theClassGoesWithItsInterface() {
        boolean expected = Boolean.getBoolean("passing");
        assertEquals(expected, Files.exists(Path.of("target/classes/stranger/Passing.class")));
        assertEquals(expected, Files.exists(Path.of("target/classes/stranger/UnrolledPassing.class")), "class");
        assertEquals(
                expected,
                Files.exists(Path.of("target/generated-sources/annotations/stranger/UnrolledPassing.java")),
                "source");
    }
}
