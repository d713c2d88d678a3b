package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unrolled.Initializer;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.processor.model.ShapeChoice;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Wrong arguments of every form: what is said, and that nothing has changed. The cell has 3 inputs, a state of 4 and an output of 2. */
@SuppressWarnings("NullAway") // A caller who does not check can give null.
final class ArgumentsTest {
    private static final CompiledCell LSTM =
            Cells.of(SpecCase.of(SpecCase.lstm(2, 3, SpecCase.forgetBias(1f), Numerics.FUSED))
                    .with(ShapeChoice.ROWS));
    private static final int LONGEST = Integer.MAX_VALUE;

    private final RecurrentCell cell = LSTM.create();
    private final float[] data = Numbers.PLAIN.array(new Random(1), 100);

    ArgumentsTest() {
        cell.initialize(Initializer.glorotUniform(1));
    }

    @Test
    void step() {
        refused("input: expected [input=3] = 3 floats, found 2", () -> cell.step(new float[2], data));
        refused("state: expected [state=4] = 4 floats, found 100", () -> cell.step(new float[3], data));
        absent("input", () -> cell.step(null, data));
        absent("state", () -> cell.step(new float[3], null));
    }

    @Test
    void stepOfOneArray() {
        RecurrentCell square = Cells.of(CellCase.kinds().get(0).sized(3, 3)).create();
        float[] both = new float[3];
        refused(
                "input and state: expected ranges that do not overlap, found input at [0, 3) and state at [0, 3) of the same array",
                () -> square.step(both, both));
    }

    @Test
    void stepOfABatch() {
        refused("batch: expected 0 or more, found -1", () -> cell.step(-1, data, data));
        refused(
                "inputs: expected [batch=2][inputs=3] = 6 floats, found 7",
                () -> cell.step(2, new float[7], new float[8]));
        refused("state: expected [batch=2][state=4] = 8 floats, found 100", () -> cell.step(2, new float[6], data));
        refused(
                "inputs: expected [batch=2147483647][inputs=3] = 6442450941 floats, found 100",
                () -> cell.step(LONGEST, data, data));
        absent("inputs", () -> cell.step(0, null, new float[0]));
        absent("state", () -> cell.step(1, new float[3], null));
        float[] nothing = {};
        cell.step(0, nothing, nothing);
    }

    @Test
    void stepWithOffsets() {
        refused("batch: expected 0 or more, found -7", () -> cell.step(-7, data, 0, data, 50));
        refused("inputs: expected an offset of 0 or more, found -1", () -> cell.step(2, data, -1, data, 50));
        refused("state: expected an offset of 0 or more, found -2", () -> cell.step(2, data, 0, data, -2));
        refused(
                "inputs: expected [batch=2][inputs=3] = 6 floats from offset 95, found 5",
                () -> cell.step(2, data, 95, data, 50));
        refused(
                "inputs: expected an offset from 0 to 94 for [batch=2][inputs=3] = 6 floats, found 200",
                () -> cell.step(2, data, 200, data, 50));
        refused(
                "inputs: expected an offset from 0 to 100 for [batch=0][inputs=3] = 0 floats, found 101",
                () -> cell.step(0, data, 101, data, 50));
        refused(
                "state: expected [batch=2][state=4] = 8 floats from offset 93, found 7",
                () -> cell.step(2, data, 0, data, 93));
        refused(
                "state: expected an offset from 0 to 92 for [batch=2][state=4] = 8 floats, found 2147483647",
                () -> cell.step(2, data, 0, data, LONGEST));
        refused(
                "inputs: expected [batch=40][inputs=3] = 120 floats from offset 101, found 0",
                () -> cell.step(40, data, 101, data, 50));
        absent("inputs", () -> cell.step(0, null, 0, data, 0));
        absent("state", () -> cell.step(0, data, 0, null, 0));
        cell.step(0, data, 100, data, 100);
    }

    @Test
    void stepWithOutput() {
        float[] three = new float[3];
        refused("input: expected [input=3] = 3 floats, found 2", () -> cell.step(new float[2], data, data));
        refused("state: expected [state=4] = 4 floats, found 100", () -> cell.step(three, data, data));
        refused("output: expected [output=2] = 2 floats, found 100", () -> cell.step(three, new float[4], data));
        refused(
                "inputs: expected [batch=2][inputs=3] = 6 floats, found 3",
                () -> cell.step(2, three, new float[8], data));
        refused(
                "state: expected [batch=2][state=4] = 8 floats, found 3",
                () -> cell.step(2, new float[6], three, data));
        refused(
                "outputs: expected [batch=2][outputs=2] = 4 floats, found 100",
                () -> cell.step(2, new float[6], new float[8], data));
        refused("batch: expected 0 or more, found -1", () -> cell.step(-1, data, data, data));
        refused("batch: expected 0 or more, found -1", () -> cell.step(-1, data, 0, data, 0, data, 0));
        refused(
                "inputs: expected [batch=2][inputs=3] = 6 floats from offset 95, found 5",
                () -> cell.step(2, data, 95, data, 50, data, 0));
        refused(
                "state: expected [batch=2][state=4] = 8 floats from offset 93, found 7",
                () -> cell.step(2, data, 0, data, 93, data, 50));
        refused(
                "outputs: expected [batch=2][outputs=2] = 4 floats from offset 97, found 3",
                () -> cell.step(2, data, 0, data, 50, data, 97));
        refused(
                "state and outputs: expected ranges that do not overlap, found state at [50, 58) and outputs at [57, 61) of the same array",
                () -> cell.step(2, data, 0, data, 50, data, 57));
        absent("input", () -> cell.step(null, data, data));
        absent("state", () -> cell.step(three, null, data));
    }

    @Test
    void overlapsOfAStep() {
        String inputs = "inputs and state: expected ranges that do not overlap, found inputs at ";
        String state = " of the same array";
        refused(inputs + "[10, 16) and state at [15, 23)" + state, () -> cell.step(2, data, 10, data, 15));
        refused(inputs + "[22, 28) and state at [15, 23)" + state, () -> cell.step(2, data, 22, data, 15));
        refused(inputs + "[16, 22) and state at [15, 23)" + state, () -> cell.step(2, data, 16, data, 15));
        refused(inputs + "[15, 30) and state at [15, 35)" + state, () -> cell.step(5, data, 15, data, 15));
        cell.step(0, data, 15, data, 15);
        cell.step(2, data, 9, data, 15);
        cell.step(2, data, 23, data, 15);
    }

    @Test
    void run() {
        float[] state = new float[8];
        refused("steps: expected 0 or more, found -1", () -> cell.run(-1, 2, data, state, null));
        refused("batch: expected 0 or more, found -1", () -> cell.run(3, -1, data, state, null));
        refused(
                "inputs: expected [steps=3][batch=2][inputs=3] = 18 floats, found 100",
                () -> cell.run(3, 2, data, state, null));
        refused(
                "state: expected [batch=2][state=4] = 8 floats, found 100",
                () -> cell.run(3, 2, new float[18], data, null));
        refused(
                "outputs: expected [steps=3][batch=2][outputs=2] = 12 floats, found 100",
                () -> cell.run(3, 2, new float[18], state, data));
        absent("inputs", () -> cell.run(3, 2, null, state, null));
        absent("state", () -> cell.run(3, 2, new float[18], null, null));
    }

    @Test
    void runOfOneArray() {
        RecurrentCell square = Cells.of(CellCase.kinds().get(0).sized(3, 3)).create();
        float[] one = new float[3];
        float[] other = new float[3];
        float[] third = new float[3];
        String rest = " at [0, 3) of the same array";
        String overlap = ": expected ranges that do not overlap, found ";
        refused(
                "inputs and state" + overlap + "inputs at [0, 3) and state" + rest,
                () -> square.run(1, 1, one, one, null));
        refused(
                "inputs and outputs" + overlap + "inputs at [0, 3) and outputs" + rest,
                () -> square.run(1, 1, one, other, one));
        refused(
                "state and outputs" + overlap + "state at [0, 3) and outputs" + rest,
                () -> square.run(1, 1, one, other, other));
        square.run(1, 1, one, other, third);
        float[] nothing = {};
        square.run(0, 0, nothing, nothing, nothing);
    }

    @Test
    void runWithOffsets() {
        refused("steps: expected 0 or more, found -3", () -> cell.run(-3, 2, data, 0, data, 40, data, 60));
        refused("batch: expected 0 or more, found -3", () -> cell.run(3, -3, data, 0, data, 40, data, 60));
        refused(
                "inputs: expected an offset of 0 or more, found -1",
                () -> cell.run(3, 2, data, -1, data, 40, data, 60));
        refused("state: expected an offset of 0 or more, found -1", () -> cell.run(3, 2, data, 0, data, -1, data, 60));
        refused(
                "outputs: expected an offset of 0 or more, found -1",
                () -> cell.run(3, 2, data, 0, data, 40, data, -1));
        refused(
                "inputs: expected [steps=3][batch=2][inputs=3] = 18 floats from offset 83, found 17",
                () -> cell.run(3, 2, data, 83, data, 40, data, 60));
        refused(
                "state: expected [batch=2][state=4] = 8 floats from offset 93, found 7",
                () -> cell.run(3, 2, data, 0, data, 93, data, 60));
        refused(
                "outputs: expected [steps=3][batch=2][outputs=2] = 12 floats from offset 89, found 11",
                () -> cell.run(3, 2, data, 0, data, 40, data, 89));
        absent("inputs", () -> cell.run(0, 0, null, 0, data, 0, null, 0));
        absent("state", () -> cell.run(0, 0, data, 0, null, 0, null, 0));
        cell.run(3, 2, data, 0, data, 40, null, -1);
    }

    /** Products beyond int and beyond long, none of which may wrap to what fits. */
    @Test
    void countsWhoseProductOverflows() {
        refused(
                "inputs: expected [steps=1431655766][batch=1][inputs=3] = 4294967298 floats from offset 0, found 100",
                () -> cell.run(1_431_655_766, 1, data, 0, data, 40, data, 60));
        refused(
                "inputs: expected [steps=65536][batch=65536][inputs=3] = 12884901888 floats from offset 0, found 100",
                () -> cell.run(1 << 16, 1 << 16, data, 0, data, 40, data, 60));
        refused(
                "inputs: expected [steps=2147483647][batch=2147483647][inputs=4] = 18446744056529682436 floats from offset 0, found 100",
                () -> Cells.of(CellCase.kinds().get(0).sized(2, 4))
                        .create()
                        .run(LONGEST, LONGEST, data, 0, data, 40, null, 0));
        refused(
                "state: expected [batch=1073741824][state=4] = 4294967296 floats from offset 40, found 60",
                () -> cell.run(0, 1 << 30, data, 0, data, 40, data, 60));
    }

    @Test
    void overlapsOfARun() {
        String overlap = ": expected ranges that do not overlap, found ";
        refused(
                "inputs and state" + overlap + "inputs at [0, 18) and state at [17, 25) of the same array",
                () -> cell.run(3, 2, data, 0, data, 17, data, 60));
        refused(
                "inputs and outputs" + overlap + "inputs at [20, 38) and outputs at [9, 21) of the same array",
                () -> cell.run(3, 2, data, 20, data, 40, data, 9));
        refused(
                "state and outputs" + overlap + "state at [40, 48) and outputs at [30, 42) of the same array",
                () -> cell.run(3, 2, data, 0, data, 40, data, 30));
        cell.run(0, 2, data, 40, data, 40, data, 42);
        cell.run(3, 2, data, 0, data, 18, data, 26);
        cell.run(3, 2, data, 20, data, 12, data, 0);
    }

    @Test
    void zeroState() {
        assertEquals(0, cell.zeroState(0).length);
        Bits.assertEqual("zeros", new float[12], cell.zeroState(3));
        refused("batch: expected 0 or more, found -1", () -> cell.zeroState(-1));
        refused(
                "batch: expected at most 536870909 examples of 4 floats, found 536870910",
                () -> cell.zeroState(536_870_910));
        refused(
                "batch: expected at most 536870909 examples of 4 floats, found 2147483647",
                () -> cell.zeroState(LONGEST));
    }

    private void refused(String message, Executable call) {
        float[] before = data.clone();
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
        Bits.assertEqual("data", before, data);
    }

    private void absent(String array, Executable call) {
        float[] before = data.clone();
        assertEquals(array, assertThrows(NullPointerException.class, call).getMessage());
        Bits.assertEqual("data", before, data);
    }
}
