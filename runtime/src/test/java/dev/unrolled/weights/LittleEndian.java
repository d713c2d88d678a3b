package dev.unrolled.weights;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts files together byte by byte. */
final class LittleEndian {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    int size() {
        return out.size();
    }

    LittleEndian u16(int value) {
        out.write(value);
        out.write(value >> 8);
        return this;
    }

    LittleEndian u32(long value) {
        return u16((int) value).u16((int) (value >> 16));
    }

    LittleEndian u64(long value) {
        return u32(value).u32(value >> 32);
    }

    LittleEndian bytes(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    LittleEndian text(String latin1) {
        return bytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
