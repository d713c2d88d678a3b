package dev.unrolled.weights;

import java.io.ByteArrayOutputStream;

/** Puts little-endian fields one after the other: what {@link Cursor} reads. */
final class Fields {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Fields u16(int value) {
        out.write(value);
        out.write(value >> 8);
        return this;
    }

    /** The low 32 bits. */
    Fields u32(long value) {
        return u16((int) value).u16((int) (value >> 16));
    }

    Fields u64(long value) {
        return u32(value).u32(value >> 32);
    }

    Fields bytes(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        return this;
    }

    byte[] toByteArray() {
        return out.toByteArray();
    }
}
