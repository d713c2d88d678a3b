package dev.unrolled;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Networks of which only the state matters, and bytes of their states. */
final class StateSamples {
    static final String FINGERPRINT = "LSTM inputs=3 units=2 activation=TANH biases=1 numerics=FUSED";
    static final RecurrentNetwork LSTM = network(4, FINGERPRINT);
    static final int HEADER = 20;

    private StateSamples() {}

    static RecurrentNetwork network(int stateSize, String fingerprint) {
        return (RecurrentNetwork) Proxy.newProxyInstance(
                StateSamples.class.getClassLoader(),
                new Class<?>[] {RecurrentNetwork.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "stateSize" -> stateSize;
                    case "fingerprint" -> fingerprint;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    /** Three examples of four values, among them what is easily lost: signs, NaN payloads, subnormals. */
    static float[] state() {
        return new float[] {
            1f,
            -0f,
            Float.intBitsToFloat(0x7fa1b2c3),
            Float.MIN_VALUE,
            Float.NEGATIVE_INFINITY,
            0f,
            0.1f,
            -3e38f,
            5f,
            6f,
            7f,
            8f
        };
    }

    /** The bytes with the check sum that they ought to have. */
    static byte[] checked(byte[] bytes) {
        if (bytes.length < 4) {
            return bytes;
        }
        byte[] checked = Arrays.copyOf(bytes, bytes.length);
        CRC32 sum = new CRC32();
        sum.update(checked, 0, checked.length - 4);
        ByteBuffer.wrap(checked).order(ByteOrder.LITTLE_ENDIAN).putInt(checked.length - 4, (int) sum.getValue());
        return checked;
    }

    /** Reads in all ways, of which each refuses what the others refuse and leaves all as it was; whether the bytes are a state. */
    static boolean isRead(byte[] bytes) {
        float[] untouched = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
        float[] state = untouched.clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            State.read(LSTM, buffer, state);
        } catch (StateException refused) {
            requireMessage(refused);
            if (!Arrays.equals(untouched, state) || buffer.position() != 0) {
                throw new AssertionError("a refused state has changed something", refused);
            }
        }
        float[] found;
        try {
            found = State.read(LSTM, bytes);
        } catch (StateException refused) {
            requireMessage(refused);
            return false;
        }
        if (!Arrays.equals(bytes, State.write(LSTM, found))) {
            throw new AssertionError("what was read is not what was written");
        }
        return true;
    }

    private static void requireMessage(StateException refused) {
        String message = String.valueOf(refused.getMessage());
        if (!message.startsWith("state: expected ") || !message.contains("found ")) {
            throw new AssertionError(refused);
        }
    }
}
