package dev.unrolled.weights;

import java.io.IOException;
import java.util.zip.CRC32;

/** The bytes of one {@code .npy} file, in order: a file of its own, or a member of an archive, stored or deflated. */
abstract class Input {
    private final CRC32 crc = new CRC32();
    private long position;

    /**
     * Reads at least one byte, or none at the end.
     *
     * @return the number of bytes read, 0 only at the end
     */
    abstract int read(byte[] into, int from, int count) throws IOException;

    /** The number of bytes in all, as far as the container tells the truth. */
    abstract long size();

    /** Whether {@link #size()} bytes are really there, so that memory may be allocated for them. */
    abstract boolean certain();

    /** Takes memory for the values, which may need more than their bytes; refuses if the file may not take so much. */
    abstract void take(long memory);

    /** Where in the file the byte stands that comes {@code position} bytes after the first. */
    abstract long offset(long position);

    /** How many bytes have been read. */
    final long position() {
        return position;
    }

    /** The check sum of the bytes read. */
    final long crc() {
        return crc.getValue();
    }

    /** Reads {@code count} bytes, or fewer if the end comes before. */
    final int fill(byte[] into, int count) throws IOException {
        int done = 0;
        while (done < count) {
            int read = read(into, done, count - done);
            if (read == 0) {
                break;
            }
            done += read;
        }
        crc.update(into, 0, done);
        position += done;
        return done;
    }
}
