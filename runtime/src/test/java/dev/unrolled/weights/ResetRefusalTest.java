package dev.unrolled.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** TensorFlow's two GRUs have other names: a cell that resets at the other place is told so. */
class ResetRefusalTest {
    private static final String SCOPE = "rnn/gru_cell/";

    private final CellLayout before = CellLayout.gru(3, 2);
    private final CellLayout after = before.withResetAfter();

    @Test
    void before() {
        check(before, after, "declare reset = BEFORE, as TENSORFLOW rnn/gru_cell/* has it");
    }

    @Test
    void after() {
        check(after, before, "declare reset = AFTER, as TENSORFLOW rnn/gru_cell/* has it");
    }

    private static void check(CellLayout saved, CellLayout declared, String hint) {
        Weights canonical = new FrameworkModel(saved, new Random(5)).canonical(false);
        Weights file = Convention.TENSORFLOW.fromCanonical(canonical, saved, SCOPE + "*");
        WeightsException unknown = assertThrows(WeightsException.class, () -> Convention.detect(file, declared));
        assertEquals(1, unknown.problems().size());
        assertEquals(hint, unknown.problems().get(0).hint());
        WeightsException told =
                assertThrows(WeightsException.class, () -> Convention.TENSORFLOW.toCanonical(file, declared));
        assertEquals(hint, told.problems().get(0).hint());
        WeightsException layer = assertThrows(
                WeightsException.class, () -> Convention.TENSORFLOW.toCanonical(file, declared, SCOPE + "*"));
        assertEquals(hint, layer.problems().get(0).hint());
    }
}
