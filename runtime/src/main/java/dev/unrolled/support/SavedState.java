package dev.unrolled.support;

import dev.unrolled.RecurrentNetwork;
import dev.unrolled.StateException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.CRC32;

/** The binary form of states, which {@link dev.unrolled.State} documents. Whatever the bytes are, reading gives states or a refusal. */
public final class SavedState {
    /** {@code UNRS}, read as a little-endian number. */
    private static final int MAGIC = 0x53524e55;

    private static final int VERSION = 1;
    private static final int HEADER = 20;
    private static final int CHECK_SUM = 4;

    /** How much of another fingerprint is shown at least: that of a cell is shorter. */
    private static final int MOST_SHOWN = 200;

    /** The most floats of which the bytes are counted. */
    private static final long COUNTABLE = 1L << 58;

    private final int size;
    private final byte[] fingerprint;

    /**
     * The form of a network's states.
     *
     * @param network a cell or a network
     */
    public SavedState(RecurrentNetwork network) {
        size = Objects.requireNonNull(network, "network").stateSize();
        fingerprint = network.fingerprint().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The number of examples.
     *
     * @param state their states
     * @return how many there are
     */
    public int batch(float[] state) {
        return StateArguments.batch("state", size, state);
    }

    /**
     * The number of bytes that states take.
     *
     * @param batch the number of examples
     * @return the number of bytes
     */
    public int bytes(int batch) {
        Arguments.checkCount("batch", batch);
        long bytes = length(fingerprint.length, batch, size);
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "batch: expected at most " + Integer.MAX_VALUE + " bytes, found " + bytes);
        }
        return (int) bytes;
    }

    /** Exact, unless it is more than anyone has. */
    private static long length(int fingerprintBytes, int batch, int stateSize) {
        long floats = (long) batch * stateSize;
        return floats > COUNTABLE
                ? Long.MAX_VALUE
                : (long) HEADER + fingerprintBytes + Float.BYTES * floats + CHECK_SUM;
    }

    /**
     * Writes states from a buffer's position on.
     *
     * @param state the states
     * @param buffer the buffer
     */
    public void write(float[] state, ByteBuffer buffer) {
        int batch = batch(state);
        int bytes = bytes(batch);
        if (Objects.requireNonNull(buffer, "buffer").remaining() < bytes) {
            throw new IllegalArgumentException(
                    "buffer: expected room for " + bytes + " bytes, found " + buffer.remaining());
        }
        ByteBuffer to = littleEndian(buffer);
        to.putInt(MAGIC)
                .putInt(VERSION)
                .putInt(fingerprint.length)
                .putInt(batch)
                .putInt(size);
        to.put(fingerprint);
        for (float value : state) {
            to.putInt(Float.floatToRawIntBits(value));
        }
        to.putInt(checkSum(to, bytes - CHECK_SUM));
        ((Buffer) buffer).position(buffer.position() + bytes);
    }

    /**
     * Reads states from a buffer's position on.
     *
     * @param buffer the buffer
     * @return the states
     */
    public float[] read(ByteBuffer buffer) {
        int batch = check(buffer);
        float[] state = new float[batch * size];
        copy(buffer, state);
        return state;
    }

    /**
     * Reads the states of as many examples as an array holds.
     *
     * @param buffer the buffer
     * @param state becomes the states
     */
    public void read(ByteBuffer buffer, float[] state) {
        int expected = batch(state);
        int batch = check(buffer);
        if (batch != expected) {
            throw new StateException("state: expected [batch=" + expected + "], found [batch=" + batch + "]");
        }
        copy(buffer, state);
    }

    private void copy(ByteBuffer buffer, float[] state) {
        ByteBuffer from = littleEndian(buffer);
        int at = HEADER + fingerprint.length;
        for (int i = 0; i < state.length; i++) {
            state[i] = Float.intBitsToFloat(from.getInt(at + Float.BYTES * i));
        }
        ((Buffer) buffer).position(buffer.position() + at + Float.BYTES * state.length + CHECK_SUM);
    }

    /** The number of examples, after everything has been looked at. */
    private int check(ByteBuffer buffer) {
        ByteBuffer from = littleEndian(Objects.requireNonNull(buffer, "buffer"));
        if (from.remaining() < HEADER) {
            throw new StateException("state: expected at least " + HEADER + " bytes, found " + from.remaining());
        }
        if (from.getInt(0) != MAGIC) {
            throw new StateException("state: expected bytes that begin with UNRS = 55 4e 52 53, found " + begin(from));
        }
        if (from.getInt(4) != VERSION) {
            throw new StateException("state: expected format version " + VERSION + ", found "
                    + Integer.toUnsignedString(from.getInt(4)) + ": another version of Unrolled wrote it");
        }
        int fingerprintBytes = from.getInt(8);
        int batch = from.getInt(12);
        int stateSize = from.getInt(16);
        if (fingerprintBytes < 0 || batch < 0 || stateSize < 0) {
            throw new StateException("state: expected sizes of 0 or more, found a fingerprint of " + fingerprintBytes
                    + " bytes and [batch=" + batch + "][state=" + stateSize + "]");
        }
        long bytes = length(fingerprintBytes, batch, stateSize);
        if (bytes > from.remaining()) {
            throw new StateException("state: expected " + (bytes == Long.MAX_VALUE ? "more" : bytes)
                    + " bytes for [batch=" + batch + "][state=" + stateSize + "], found " + from.remaining());
        }
        checkContent(from, (int) bytes, fingerprintBytes, stateSize);
        return batch;
    }

    private void checkContent(ByteBuffer from, int bytes, int fingerprintBytes, int stateSize) {
        int expected = from.getInt(bytes - CHECK_SUM);
        int sum = checkSum(from, bytes - CHECK_SUM);
        if (sum != expected) {
            throw new StateException(String.format(
                    "state: expected the check sum %08x, found %08x: the bytes are damaged", expected, sum));
        }
        byte[] found = new byte[fingerprintBytes];
        for (int i = 0; i < found.length; i++) {
            found[i] = from.get(HEADER + i);
        }
        if (!Arrays.equals(fingerprint, found) || stateSize != size) {
            throw new StateException("state: expected [state=" + size + "] of "
                    + new String(fingerprint, StandardCharsets.UTF_8) + ", found [state=" + stateSize + "] of "
                    + shown(found));
        }
    }

    /** Anyone can have written it: on one line, and cut where ours would have ended long ago. */
    private String shown(byte[] found) {
        String text = new String(found, StandardCharsets.UTF_8);
        int most = Math.max(MOST_SHOWN, fingerprint.length);
        return Text.printable(text.length() <= most ? text : text.substring(0, most) + "…");
    }

    private static String begin(ByteBuffer from) {
        return String.format("%02x %02x %02x %02x", from.get(0), from.get(1), from.get(2), from.get(3));
    }

    private static int checkSum(ByteBuffer bytes, int count) {
        CRC32 sum = new CRC32();
        for (int i = 0; i < count; i++) {
            sum.update(bytes.get(i));
        }
        return (int) sum.getValue();
    }

    /** The bytes from the position on, in the format's order; the buffer keeps its own order and position. */
    private static ByteBuffer littleEndian(ByteBuffer buffer) {
        return buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
    }
}
