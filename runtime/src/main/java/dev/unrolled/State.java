package dev.unrolled;

import dev.unrolled.support.SavedState;
import dev.unrolled.support.StateArguments;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * A state as a value: one example's state copied, zeroed or compared within a batch, and the states of a batch as bytes.
 *
 * <p>A state is {@code [batch][stateSize()]} floats that the caller owns. Within an example the parts lie as the generated class says:
 * of an LSTM c, then h, which begins at {@code OUTPUT_OFFSET}; of a network the states of its layers in order, each with constants of
 * its own.
 *
 * <h2>Bytes</h2>
 *
 * All numbers are little-endian:
 *
 * <table>
 * <caption>Format version 1</caption>
 * <tr><th>bytes</th><th>what</th></tr>
 * <tr><td>4</td><td>{@code UNRS} in ASCII</td></tr>
 * <tr><td>4</td><td>the format's version, 1</td></tr>
 * <tr><td>4</td><td>F, the number of bytes of the fingerprint</td></tr>
 * <tr><td>4</td><td>the number of examples</td></tr>
 * <tr><td>4</td><td>the number of floats of an example's state</td></tr>
 * <tr><td>F</td><td>the {@linkplain RecurrentNetwork#fingerprint() fingerprint} in UTF-8</td></tr>
 * <tr><td>4 each</td><td>the floats, bit for bit, NaN included</td></tr>
 * <tr><td>4</td><td>CRC-32 of all bytes before it</td></tr>
 * </table>
 *
 * <p>Compatibility: what one version of Unrolled has written, every later one reads, as long as the cell is declared with the same kind, sizes,
 * options and numerics; weights, code shape and names do not matter. A form of a version that is not known yet is refused, and so is
 * a state of anything else: it would mean something else. Several threads may call these methods, on different arrays.
 */
public final class State {
    private State() {}

    /**
     * Copies one example's state over another's, in the same array or in two.
     *
     * @param network what the states are of
     * @param from {@code [batch][stateSize()]}
     * @param example the example to copy
     * @param to {@code [batch][stateSize()]}, of any batch
     * @param place the example to overwrite
     * @throws IllegalArgumentException if an array is not a whole number of states, or an example is not in it
     */
    public static void copy(RecurrentNetwork network, float[] from, int example, float[] to, int place) {
        int size = Objects.requireNonNull(network, "network").stateSize();
        StateArguments.check("from", size, from, example);
        StateArguments.check("to", size, to, place);
        System.arraycopy(from, example * size, to, place * size, size);
    }

    /**
     * Sets one example's state to zeros.
     *
     * @param network what the states are of
     * @param state {@code [batch][stateSize()]}
     * @param example the example
     * @throws IllegalArgumentException if the array is not a whole number of states, or the example is not in it
     */
    public static void zero(RecurrentNetwork network, float[] state, int example) {
        int size = Objects.requireNonNull(network, "network").stateSize();
        StateArguments.check("state", size, state, example);
        Arrays.fill(state, example * size, (example + 1) * size, 0f);
    }

    /**
     * Whether two examples have the same state, bit for bit: a zero and a negative zero differ, a NaN equals any NaN.
     *
     * @param network what the states are of
     * @param one {@code [batch][stateSize()]}
     * @param example the example in the one
     * @param other {@code [batch][stateSize()]}, of any batch
     * @param otherExample the example in the other
     * @return whether what follows from both is the same
     * @throws IllegalArgumentException if an array is not a whole number of states, or an example is not in it
     */
    public static boolean isEqual(RecurrentNetwork network, float[] one, int example, float[] other, int otherExample) {
        int size = Objects.requireNonNull(network, "network").stateSize();
        StateArguments.check("one", size, one, example);
        StateArguments.check("other", size, other, otherExample);
        for (int i = 0; i < size; i++) {
            float value = one[example * size + i];
            float otherValue = other[otherExample * size + i];
            if (Float.floatToIntBits(value) != Float.floatToIntBits(otherValue)) {
                return false;
            }
        }
        return true;
    }

    /**
     * The number of bytes that {@link #write} needs.
     *
     * @param network what the states are of
     * @param batch the number of examples
     * @return the number of bytes
     * @throws IllegalArgumentException if the batch is negative or there are more bytes than an array can hold
     */
    public static int bytes(RecurrentNetwork network, int batch) {
        return new SavedState(network).bytes(batch);
    }

    /**
     * The states of a batch as bytes.
     *
     * @param network what the states are of
     * @param state {@code [batch][stateSize()]}
     * @return the bytes
     * @throws IllegalArgumentException if the array is not a whole number of states
     */
    public static byte[] write(RecurrentNetwork network, float[] state) {
        SavedState saved = new SavedState(network);
        ByteBuffer buffer = ByteBuffer.allocate(saved.bytes(saved.batch(state)));
        saved.write(state, buffer);
        return buffer.array();
    }

    /**
     * Writes the states of a batch into a buffer, from its position on; the position moves behind them.
     *
     * @param network what the states are of
     * @param state {@code [batch][stateSize()]}
     * @param buffer takes {@link #bytes} bytes; its byte order does not matter
     * @throws IllegalArgumentException if the array is not a whole number of states, or there is too little room; nothing has changed
     */
    public static void write(RecurrentNetwork network, float[] state, ByteBuffer buffer) {
        new SavedState(network).write(state, buffer);
    }

    /**
     * The states that were written.
     *
     * @param network what the states are of
     * @param bytes what {@link #write} gave, no more and no less
     * @return {@code [batch][stateSize()]}
     * @throws StateException if they are not the states of such a cell or network, or not as they were written
     */
    public static float[] read(RecurrentNetwork network, byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(Objects.requireNonNull(bytes, "bytes"));
        float[] state = new SavedState(network).read(buffer);
        if (buffer.hasRemaining()) {
            throw new StateException("state: expected " + buffer.position() + " bytes, found " + bytes.length);
        }
        return state;
    }

    /**
     * The states that were written into a buffer, from its position on; the position moves behind them.
     *
     * @param network what the states are of
     * @param buffer the bytes, which others may follow; its byte order does not matter
     * @return {@code [batch][stateSize()]}
     * @throws StateException if they are not the states of such a cell or network, or not as they were written; the position is as it was
     */
    public static float[] read(RecurrentNetwork network, ByteBuffer buffer) {
        return new SavedState(network).read(buffer);
    }

    /**
     * Restores the states that were written into an array that is there already.
     *
     * @param network what the states are of
     * @param buffer the bytes, which others may follow; its byte order does not matter
     * @param state {@code [batch][stateSize()]}, becomes what was written
     * @throws IllegalArgumentException if the array is not a whole number of states
     * @throws StateException if they are not the states of as many examples of such a cell or network, or not as they were written; neither
     *     the state nor the position has changed
     */
    public static void read(RecurrentNetwork network, ByteBuffer buffer, float[] state) {
        new SavedState(network).read(buffer, state);
    }
}
