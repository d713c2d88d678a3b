package dev.unrolled.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unrolled.Nullable;
import dev.unrolled.Sequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Four steps of three examples, of which each input has 2 values, each state 5, and each output 4. */
class LastOutputsTest {
    private static final Sequence SEQUENCE = Sequence.of(4, 3).lengths(4, 0, 2);

    private final float[] inputs = new float[4 * 3 * 2];
    private final float[] state = new float[3 * 5];
    private final float[] outputs = new float[3 * 4];
    private final float[] all = new float[60];

    @Test
    void exactly() {
        both(inputs, state, outputs, null);
        both(inputs, state, null, null);
        // One for every step is what other networks give.
        both(inputs, state, new float[4 * 3 * 4], "outputs: expected [batch=3][outputs=4] = 12 floats, found 48");
        both(inputs, state, new float[11], "outputs: expected [batch=3][outputs=4] = 12 floats, found 11");
        both(inputs, new float[14], outputs, "state: expected [batch=3][state=5] = 15 floats, found 14");
        both(new float[23], state, outputs, "inputs: expected [steps=4][batch=3][inputs=2] = 24 floats, found 23");
    }

    private static void both(float[] inputs, float[] state, @Nullable float[] outputs, @Nullable String message) {
        check(message, () -> LastOutputs.checkRun(4, 3, 2, 5, 4, inputs, state, outputs));
        check(message, () -> LastOutputs.checkRun(SEQUENCE, 2, 5, 4, inputs, state, outputs));
    }

    @Test
    void oneArrayForAll() {
        ranges(0, 24, 39, null);
        ranges(9, 33, 48, null);
        ranges(9, 33, 49, "outputs: expected [batch=3][outputs=4] = 12 floats from offset 49, found 11");
        ranges(9, 33, -1, "outputs: expected an offset of 0 or more, found -1");
        ranges(9, -1, 48, "state: expected an offset of 0 or more, found -1");
        String overlap = ": expected ranges that do not overlap, found ";
        ranges(
                0,
                24,
                38,
                "state and outputs" + overlap + "state at [24, 39) and outputs at [38, 50) of the same array");
        ranges(
                20,
                44,
                9,
                "inputs and outputs" + overlap + "inputs at [20, 44) and outputs at [9, 21) of the same array");
        ranges(0, 23, 39, "inputs and state" + overlap + "inputs at [0, 24) and state at [23, 38) of the same array");
    }

    private void ranges(int inputsAt, int stateAt, int outputsAt, @Nullable String message) {
        check(message, () -> LastOutputs.checkRun(4, 3, 2, 5, 4, all, inputsAt, all, stateAt, all, outputsAt));
        check(message, () -> LastOutputs.checkRun(SEQUENCE, 2, 5, 4, all, inputsAt, all, stateAt, all, outputsAt));
        // The offset of outputs that nobody wants is not looked at.
        boolean isOfOutputs = message != null && message.contains("outputs");
        check(
                isOfOutputs ? null : message,
                () -> LastOutputs.checkRun(4, 3, 2, 5, 4, all, inputsAt, all, stateAt, null, outputsAt));
    }

    @Test
    void lengthsAreChecked() {
        int[] lengths = {4, 0, 2};
        Sequence sequence = Sequence.of(4, 3).lengths(lengths);
        lengths[1] = 5;
        check(
                "lengths[1]: expected 0 to [steps=4], found 5",
                () -> LastOutputs.checkRun(sequence, 2, 5, 4, inputs, state, outputs));
        check(
                "batch: expected 0 or more, found -3",
                () -> LastOutputs.checkRun(4, -3, 2, 5, 4, inputs, state, outputs));
    }

    private static void check(@Nullable String message, Executable call) {
        if (message == null) {
            try {
                call.execute();
            } catch (Throwable thrown) {
                throw new AssertionError("expected no exception, found " + thrown, thrown);
            }
        } else {
            assertEquals(
                    message, assertThrows(IllegalArgumentException.class, call).getMessage());
        }
    }
}
