package dev.unrolled;

import static dev.unrolled.StateSamples.FINGERPRINT;
import static dev.unrolled.StateSamples.HEADER;
import static dev.unrolled.StateSamples.LSTM;
import static dev.unrolled.StateSamples.checked;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Slots of a batch, and states as bytes: what is read is what was written, and nothing else is read. */
class StateTest {
    private final float[] state = StateSamples.state();
    private final byte[] bytes = State.write(LSTM, state);

    @Test
    void copy() {
        float[] other = new float[8];
        State.copy(LSTM, state, 2, other, 1);
        assertArrayEquals(new float[] {0, 0, 0, 0, 5, 6, 7, 8}, other);
        State.copy(LSTM, other, 1, other, 0);
        assertArrayEquals(new float[] {5, 6, 7, 8, 5, 6, 7, 8}, other);
    }

    @Test
    void zero() {
        float[] other = {1, 2, 3, 4, 5, 6, 7, 8};
        State.zero(LSTM, other, 0);
        assertArrayEquals(new float[] {0, 0, 0, 0, 5, 6, 7, 8}, other);
    }

    @Test
    void compare() {
        float[] other = new float[8];
        State.copy(LSTM, state, 0, other, 1);
        assertTrue(State.isEqual(LSTM, state, 0, other, 1));
        other[6] = Float.NaN;
        assertTrue(State.isEqual(LSTM, state, 0, other, 1));
        other[5] = 0f;
        assertFalse(State.isEqual(LSTM, state, 0, other, 1));
        assertFalse(State.isEqual(LSTM, state, 0, state, 1));
    }

    @Test
    @SuppressWarnings("NullAway") // A caller who does not check can give null.
    void whatIsMissing() {
        missing("network", () -> State.copy(null, state, 0, state, 1));
        missing("network", () -> State.write(null, state));
        missing("from", () -> State.copy(LSTM, null, 0, state, 1));
        missing("state", () -> State.write(LSTM, null));
        missing("buffer", () -> State.write(LSTM, state, null));
        missing("buffer", () -> State.read(LSTM, (ByteBuffer) null));
        missing("bytes", () -> State.read(LSTM, (byte[]) null));
    }

    private static void missing(String name, Executable call) {
        assertEquals(name, assertThrows(NullPointerException.class, call).getMessage());
    }

    @Test
    void slots() {
        refused("from: expected [batch][state=4] floats, found 5", () -> State.copy(LSTM, new float[5], 0, state, 0));
        refused("to: expected an example from 0 to 2, found 3", () -> State.copy(LSTM, state, 0, state, 3));
        refused("from: expected an example from 0 to 2, found -1", () -> State.copy(LSTM, state, -1, state, 0));
        refused("state: expected an example from 0 to 2, found 3", () -> State.zero(LSTM, state, 3));
        refused("one: expected [batch][state=4] floats, found 2", () -> State.isEqual(LSTM, new float[2], 0, state, 0));
        refused("other: expected an example from 0 to 2, found 7", () -> State.isEqual(LSTM, state, 0, state, 7));
        refused("state: expected at least one example, found none", () -> State.zero(LSTM, new float[0], 0));
        refused("to: expected at least one example, found none", () -> State.copy(LSTM, state, 0, new float[0], -1));
        assertBits(StateSamples.state(), state);
    }

    /** Version 1 byte by byte: an older reader and a newer one must find the same. */
    @Test
    void form() {
        byte[] one = State.write(StateSamples.network(1, "RNN"), new float[] {1f, -2f});
        String content =
                "554e5253" + "01000000" + "03000000" + "02000000" + "01000000" + "524e4e" + "0000803f" + "000000c0";
        assertEquals(content, HexFormat.of().formatHex(one, 0, one.length - 4));
        assertArrayEquals(checked(one), one);
        assertEquals(one.length, State.bytes(StateSamples.network(1, "RNN"), 2));
    }

    @Test
    void everyBitComesBack() {
        assertBits(state, State.read(LSTM, bytes));
        float[] restored = new float[12];
        State.read(LSTM, ByteBuffer.wrap(bytes), restored);
        assertBits(state, restored);
        assertEquals(0, State.read(LSTM, State.write(LSTM, new float[0])).length);
    }

    @Test
    void buffers() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length + 9).order(ByteOrder.BIG_ENDIAN);
        buffer.position(5);
        State.write(LSTM, state, buffer);
        assertEquals(5 + bytes.length, buffer.position());
        assertEquals(ByteOrder.BIG_ENDIAN, buffer.order());
        buffer.position(5);
        assertBits(state, State.read(LSTM, buffer));
        assertEquals(5 + bytes.length, buffer.position());
        buffer.position(10);
        refused(
                "buffer: expected room for " + bytes.length + " bytes, found " + (bytes.length - 1),
                () -> State.write(LSTM, state, buffer));
        assertEquals(10, buffer.position());
    }

    @Test
    void anotherNetwork() {
        String other = "LSTM inputs=3 units=2 activation=TANH biases=1 numerics=SEPARATE";
        refused(
                "state: expected [state=4] of " + other + ", found [state=4] of " + FINGERPRINT,
                () -> State.read(StateSamples.network(4, other), bytes));
        refused(
                "state: expected [state=6] of " + FINGERPRINT + ", found [state=4] of " + FINGERPRINT,
                () -> State.read(StateSamples.network(6, FINGERPRINT), bytes));
    }

    /** Anyone can have written the bytes: no message of several lines, nor one of megabytes. */
    @Test
    void whatAnotherFingerprintSays() {
        byte[] forged = State.write(StateSamples.network(4, "GRU\nstate: \u202E"), state);
        String expected = "state: expected [state=4] of " + FINGERPRINT + ", found [state=4] of ";
        refused(expected + "GRU\\u000Astate: \\u202E", () -> State.read(LSTM, forged));
        byte[] endless = State.write(StateSamples.network(4, "x".repeat(100_000)), state);
        refused(expected + "x".repeat(200) + "…", () -> State.read(LSTM, endless));
        String ours = "y".repeat(1000);
        refused(
                "state: expected [state=4] of " + ours + ", found [state=4] of " + "x".repeat(1000) + "…",
                () -> State.read(StateSamples.network(4, ours), endless));
    }

    @Test
    void anotherBatch() {
        float[] two = new float[8];
        refused("state: expected [batch=2], found [batch=3]", () -> State.read(LSTM, ByteBuffer.wrap(bytes), two));
        assertArrayEquals(new float[8], two);
    }

    @Test
    void anotherForm() {
        refused("state: expected at least 20 bytes, found 0", () -> State.read(LSTM, new byte[0]));
        refused("state: expected at least 20 bytes, found 19", () -> State.read(LSTM, Arrays.copyOf(bytes, 19)));
        refused(
                "state: expected bytes that begin with UNRS = 55 4e 52 53, found 00 4e 52 53",
                () -> State.read(LSTM, with(0, 0)));
        refused(
                "state: expected format version 1, found 2: another version of Unrolled wrote it",
                () -> State.read(LSTM, checked(with(4, 2))));
    }

    @Test
    void damage() {
        refused(
                "state: expected " + bytes.length + " bytes for [batch=3][state=4], found " + (bytes.length - 1),
                () -> State.read(LSTM, Arrays.copyOf(bytes, bytes.length - 1)));
        refused(
                "state: expected " + bytes.length + " bytes, found " + (bytes.length + 1),
                () -> State.read(LSTM, Arrays.copyOf(bytes, bytes.length + 1)));
        refused(
                "state: expected more bytes for [batch=2147483647][state=2147483647], found " + bytes.length,
                () -> State.read(LSTM, ofSizes(0, Integer.MAX_VALUE, Integer.MAX_VALUE)));
        refused(
                "state: expected sizes of 0 or more, found a fingerprint of -1 bytes and [batch=3][state=4]",
                () -> State.read(LSTM, ofSizes(-1, 3, 4)));
        for (int at = HEADER; at < bytes.length; at++) {
            byte[] damaged = with(at, bytes[at] ^ 1);
            String message = assertThrows(StateException.class, () -> State.read(LSTM, damaged))
                    .getMessage();
            assertTrue(String.valueOf(message).endsWith(": the bytes are damaged"), message);
        }
    }

    @Test
    void tooMuch() {
        refused("batch: expected 0 or more, found -1", () -> State.bytes(LSTM, -1));
        refused(
                "batch: expected at most 2147483647 bytes, found 2147483678",
                () -> State.bytes(StateSamples.network(1, "RNN of ten"), (Integer.MAX_VALUE - 1) / 4));
        refused("state: expected [batch][state=4] floats, found 3", () -> State.write(LSTM, new float[3]));
    }

    private byte[] with(int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    private byte[] ofSizes(int fingerprint, int batch, int stateSize) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(8, fingerprint)
                .putInt(12, batch)
                .putInt(16, stateSize);
        return checked(changed);
    }

    private static void assertBits(float[] expected, float[] found) {
        assertArrayEquals(bits(expected), bits(found));
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }

    private static void refused(String message, org.junit.jupiter.api.function.Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
