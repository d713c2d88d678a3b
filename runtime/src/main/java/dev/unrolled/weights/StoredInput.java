package dev.unrolled.weights;

import java.io.IOException;

/** Bytes as they stand in the file. */
final class StoredInput extends Input {
    private final Bytes bytes;
    private final long start;
    private final long size;
    private long next;

    StoredInput(Bytes bytes, long start, long size) {
        this.bytes = bytes;
        this.start = start;
        this.size = size;
    }

    @Override
    int read(byte[] into, int from, int count) throws IOException {
        int read = bytes.read(start + next, into, from, (int) Math.min(count, size - next));
        next += read;
        return read;
    }

    @Override
    long size() {
        return size;
    }

    @Override
    boolean certain() {
        return true;
    }

    /** They need at most four times the file's bytes. */
    @Override
    void take(long memory) {}

    @Override
    long offset(long position) {
        return start + position;
    }
}
