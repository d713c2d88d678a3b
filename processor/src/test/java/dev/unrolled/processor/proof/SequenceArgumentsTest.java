package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Initializer;
import dev.unrolled.Numerics;
import dev.unrolled.Padding;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Sequence;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Wrong sequences, and arrays that do not fit them: what is said, and that nothing has changed. The cell has 3 inputs, a state of 4, an output of 2. */
@SuppressWarnings("NullAway") // A caller who does not check can give null.
final class SequenceArgumentsTest {
    private static final int LONGEST = Integer.MAX_VALUE;
    private static final Sequence SEQUENCE = Sequence.of(20, 4);

    private final RecurrentCell cell = Cells.of(
                    SpecCase.of(SpecCase.lstm(2, 3, SpecCase.forgetBias(1f), Numerics.FUSED)))
            .create();
    private final float[] data = Numbers.PLAIN.array(new Random(1), 1600);
    private final float[] inputs = new float[240];
    private final float[] state = new float[16];

    SequenceArgumentsTest() {
        cell.initialize(Initializer.glorotUniform(1));
    }

    @Test
    void counts() {
        refused("steps: expected 0 or more, found -1", () -> Sequence.of(-1, 4));
        refused("batch: expected 0 or more, found -2", () -> Sequence.of(3, -2));
    }

    @Test
    void lengths() {
        refused("lengths: expected [batch=4] = 4 lengths, found 3", () -> SEQUENCE.lengths(1, 2, 3));
        refused("lengths: expected [batch=4] = 4 lengths, found 5", () -> SEQUENCE.lengths(new int[5]));
        absent("lengths", () -> SEQUENCE.lengths((int[]) null));
        int[] lengths = {20, 0, 3, 4};
        Sequence sequence = SEQUENCE.lengths(lengths);
        sequence.check();
        lengths[2] = 21;
        refused(
                "lengths[2]: expected 0 to [steps=20], found 21",
                () -> cell.run(sequence, inputs, state, new float[160]));
        lengths[2] = -1;
        refused(
                "lengths[2]: expected 0 to [steps=20], found -1",
                () -> cell.run(sequence, data, 0, data, 240, data, 260));
        lengths[2] = 20;
        lengths[3] = 21;
        refused("lengths[3]: expected 0 to [steps=20], found 21", () -> cell.run(sequence, inputs, state, null));
    }

    @Test
    void mask() {
        refused("mask: expected [steps=20][batch=4] = 80 booleans, found 79", () -> SEQUENCE.mask(new boolean[79]));
        refused("mask: expected [batch=4][steps=20] = 80 booleans, found 81", () -> SEQUENCE.batchMajor()
                .mask(new boolean[81]));
        refused(
                "mask: expected [steps=65536][batch=65536] = 4294967296 booleans, found 0",
                () -> Sequence.of(1 << 16, 1 << 16).mask());
        absent("mask", () -> SEQUENCE.mask((boolean[]) null));
        absent("padding", () -> SEQUENCE.padding(null));
    }

    @Test
    void sizes() {
        float[] none = {};
        refused(
                "inputs: expected [steps=20][batch=4][inputs=3] = 240 floats, found 1600",
                () -> cell.run(SEQUENCE, data, state, null));
        refused(
                "inputs: expected [batch=4][steps=20][inputs=3] = 240 floats, found 0",
                () -> cell.run(SEQUENCE.batchMajor(), none, state, null));
        refused(
                "state: expected [batch=4][state=4] = 16 floats, found 1600",
                () -> cell.run(SEQUENCE, inputs, data, null));
        refused(
                "outputs: expected [steps=20][batch=4][outputs=2] = 160 floats, found 1600",
                () -> cell.run(SEQUENCE, inputs, state, data));
        refused(
                "outputs: expected [batch=4][steps=20][outputs=2] = 160 floats, found 1600",
                () -> cell.run(SEQUENCE.batchMajor(), inputs, state, data));
        refused(
                "inputs: expected [steps=2147483647][batch=2147483647][inputs=3] = 13835058042397261827 floats, found 1600",
                () -> cell.run(Sequence.of(LONGEST, LONGEST), data, state, null));
        absent("sequence", () -> cell.run(null, inputs, state, null));
        absent("inputs", () -> cell.run(SEQUENCE, null, state, null));
        absent("state", () -> cell.run(SEQUENCE, inputs, null, null));
        cell.run(Sequence.of(0, 0), none, none, none);
        cell.run(Sequence.of(0, 4).lengths(0, 0, 0, 0), none, state, none);
        cell.run(Sequence.of(3, 0).mask(), none, none, none);
    }

    @Test
    void ranges() {
        refused(
                "inputs: expected an offset of 0 or more, found -1",
                () -> cell.run(SEQUENCE, data, -1, data, 300, data, 400));
        refused(
                "outputs: expected an offset of 0 or more, found -1",
                () -> cell.run(SEQUENCE, data, 0, data, 300, data, -1));
        refused(
                "inputs: expected [steps=20][batch=4][inputs=3] = 240 floats from offset 1361, found 239",
                () -> cell.run(SEQUENCE, data, 1361, data, 300, data, 400));
        refused(
                "inputs: expected an offset from 0 to 1360 for [steps=20][batch=4][inputs=3] = 240 floats, found 1601",
                () -> cell.run(SEQUENCE, data, 1601, data, 300, data, 400));
        refused(
                "state: expected [batch=4][state=4] = 16 floats from offset 1590, found 10",
                () -> cell.run(SEQUENCE, data, 0, data, 1590, data, 400));
        refused(
                "outputs: expected [batch=4][steps=20][outputs=2] = 160 floats from offset 1441, found 159",
                () -> cell.run(SEQUENCE.batchMajor(), data, 0, data, 300, data, 1441));
        String overlap = ": expected ranges that do not overlap, found ";
        refused(
                "inputs and state" + overlap + "inputs at [0, 240) and state at [239, 255) of the same array",
                () -> cell.run(SEQUENCE, data, 0, data, 239, data, 400));
        refused(
                "state and outputs" + overlap + "state at [300, 316) and outputs at [315, 475) of the same array",
                () -> cell.run(SEQUENCE, data, 0, data, 300, data, 315));
        refused(
                "inputs and outputs" + overlap + "inputs at [100, 340) and outputs at [0, 160) of the same array",
                () -> cell.run(SEQUENCE, data, 100, data, 400, data, 0));
        absent("sequence", () -> cell.run(null, data, 0, data, 300, data, 400));
        cell.run(SEQUENCE, data, 0, data, 240, data, 256);
        cell.run(SEQUENCE, data, 0, data, 240, null, -1);
    }

    @Test
    void weights() {
        absent("weights", () -> cell.load(null));
        absent("weights", () -> cell.load(null, Convention.PYTORCH));
        absent("convention", () -> cell.load(Weights.of(cell), null));
        absent("initializer", () -> cell.initialize(null));
    }

    @Test
    void whatASequenceSaysOfItself() {
        assertEquals("[steps=20][batch=4]", SEQUENCE.toString());
        Sequence masked = SEQUENCE.batchMajor().mask(new boolean[80]).padding(Padding.REPEAT);
        assertEquals("[batch=4][steps=20], mask, padded with REPEAT", masked.toString());
        assertEquals(
                "[steps=20][batch=4], lengths, padded with ZERO",
                SEQUENCE.lengths(0, 0, 0, 0).toString());
        assertEquals(20, masked.steps());
        assertEquals(4, masked.batch());
        assertEquals(Padding.REPEAT, masked.padding());
        assertTrue(masked.isBatchMajor());
        assertFalse(masked.isFull());
        assertTrue(SEQUENCE.isFull());
        assertEquals(5 * 4 + 1, SEQUENCE.index(5, 1));
        assertEquals(1 * 20 + 5, masked.index(5, 1));
    }

    private void refused(String message, Executable call) {
        float[] before = data.clone();
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
        Bits.assertEqual("data", before, data);
        Bits.assertEqual("state", new float[16], state);
    }

    private static void absent(String array, Executable call) {
        assertEquals(array, assertThrows(NullPointerException.class, call).getMessage());
    }
}
