package dev.unrolled.weights;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * All bytes of a stream: the table of contents of a zip file stands at its end. Kept in pieces that are filled before
 * the next is allocated, so the memory is at most twice what the stream holds (and one small piece).
 */
final class MemoryBytes implements Bytes {
    /** What a stream may hold; an endless one must end somewhere. */
    static final long LIMIT = Integer.MAX_VALUE;

    private static final int PIECE = 1 << 13;

    private final List<byte[]> pieces = new ArrayList<>();
    private long size;

    private MemoryBytes() {}

    static MemoryBytes of(Place place, InputStream in) throws IOException {
        MemoryBytes bytes = new MemoryBytes();
        while (true) {
            byte[] piece = new byte[PIECE];
            int count = fill(in, piece);
            bytes.pieces.add(piece);
            bytes.size += count;
            if (count < PIECE) {
                return bytes;
            }
            if (bytes.size > LIMIT) {
                throw place.refuse(-1, "a stream of at most " + LIMIT + " bytes", "more", "read it from a file");
            }
        }
    }

    private static int fill(InputStream in, byte[] piece) throws IOException {
        int count = 0;
        while (count < piece.length) {
            int read = in.read(piece, count, piece.length - count);
            if (read < 0) {
                break;
            }
            count += read;
        }
        return count;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int read(long at, byte[] into, int from, int count) {
        int wanted = (int) Math.max(0, Math.min(count, size - at));
        int done = 0;
        while (done < wanted) {
            long place = at + done;
            int within = (int) (place % PIECE);
            int part = Math.min(wanted - done, PIECE - within);
            System.arraycopy(pieces.get((int) (place / PIECE)), within, into, from + done, part);
            done += part;
        }
        return wanted;
    }

    @Override
    public void close() {
        // The stream is the caller's.
    }
}
