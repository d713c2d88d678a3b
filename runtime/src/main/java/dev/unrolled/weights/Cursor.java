package dev.unrolled.weights;

import java.io.IOException;

/** Reads little-endian fields one after the other, up to an end. */
final class Cursor {
    private final Place place;
    private final Bytes bytes;
    private final long end;
    private final byte[] buffer;

    /** Where in the file {@code buffer[0]} stands. */
    private long bufferAt;

    private int next;
    private int filled;

    Cursor(Place place, Bytes bytes, long at, long end) {
        this.place = place;
        this.bytes = bytes;
        this.end = end;
        this.bufferAt = at;
        this.buffer = new byte[(int) Math.max(64, Math.min(1 << 10, end - at))];
    }

    /** Where in the file the next field stands. */
    long at() {
        return bufferAt + next;
    }

    /** Makes sure that a structure of at most 64 bytes is there: the fields read next. */
    void need(int count, String what) throws IOException {
        if (filled - next >= count) {
            return;
        }
        long at = at();
        if (end - at >= count) {
            bufferAt = at;
            next = 0;
            filled = bytes.read(at, buffer, 0, (int) Math.min(buffer.length, end - at));
        }
        if (filled - next < count) {
            throw place.damaged(at, what + " of " + count + " bytes", Math.max(0, end - at) + " bytes");
        }
    }

    int u16() {
        int value = (buffer[next] & 0xFF) | ((buffer[next + 1] & 0xFF) << 8);
        next += 2;
        return value;
    }

    long u32() {
        return u16() | ((long) u16() << 16);
    }

    /** Unsigned; more than a {@code long} holds comes out as its largest value, which no file has room for. */
    long u64() {
        long value = u32() | (u32() << 32);
        return value < 0 ? Long.MAX_VALUE : value;
    }

    /** Reads bytes of any number. */
    byte[] take(int count, String what) throws IOException {
        long at = at();
        if (end - at < count) {
            throw place.damaged(at, what + " of " + count + " bytes", Math.max(0, end - at) + " bytes");
        }
        byte[] taken = new byte[count];
        int buffered = Math.min(count, filled - next);
        System.arraycopy(buffer, next, taken, 0, buffered);
        next += buffered;
        if (buffered < count) {
            if (bytes.read(at + buffered, taken, buffered, count - buffered) < count - buffered) {
                throw place.damaged(at, what + " of " + count + " bytes", "the file's end");
            }
            bufferAt = at + count;
            next = 0;
            filled = 0;
        }
        return taken;
    }
}
