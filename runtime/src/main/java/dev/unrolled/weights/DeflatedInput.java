package dev.unrolled.weights;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Bytes of a deflated member. Never gives more than the archive says there are. */
final class DeflatedInput extends Input implements AutoCloseable {
    private final Place place;
    private final Bytes bytes;
    private final ZipMember member;
    private final Allowance values;
    private final Inflater inflater = new Inflater(true);
    private final byte[] buffer;
    private long fed;
    private long given;

    DeflatedInput(Place place, Bytes bytes, ZipMember member, Allowance values) {
        this.place = place;
        this.bytes = bytes;
        this.member = member;
        this.values = values;
        this.buffer = new byte[(int) Math.max(1, Math.min(1 << 13, member.compressedSize))];
    }

    @Override
    int read(byte[] into, int from, int count) throws IOException {
        int wanted = (int) Math.min(count, member.size - given);
        int read = wanted == 0 ? 0 : inflate(into, from, wanted);
        given += read;
        return read;
    }

    /** Whether the compressed data end where they should, once all bytes have been read. */
    boolean endsWell() throws IOException {
        byte[] surplus = new byte[1];
        return given == member.size
                && inflate(surplus, 0, 1) == 0
                && inflater.finished()
                && fed - inflater.getRemaining() == member.compressedSize;
    }

    private int inflate(byte[] into, int from, int count) throws IOException {
        try {
            while (true) {
                int read = inflater.inflate(into, from, count);
                if (read > 0 || inflater.finished() || inflater.needsDictionary()) {
                    return read;
                }
                int next = bytes.read(
                        member.dataAt + fed, buffer, 0, (int) Math.min(buffer.length, member.compressedSize - fed));
                if (next == 0) {
                    return 0;
                }
                inflater.setInput(buffer, 0, next);
                fed += next;
            }
        } catch (DataFormatException e) {
            throw place.damaged(member.dataAt, "deflated data", "bytes that do not inflate: " + e.getMessage());
        }
    }

    @Override
    long size() {
        return member.size;
    }

    @Override
    boolean certain() {
        return false;
    }

    @Override
    void take(long memory) {
        values.take(memory, place, member.dataAt);
    }

    @Override
    long offset(long position) {
        return member.dataAt;
    }

    @Override
    public void close() {
        inflater.end();
    }
}
