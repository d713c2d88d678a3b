package dev.unrolled.weights;

import java.io.Closeable;
import java.io.IOException;

/** Random access to the bytes of a file. */
interface Bytes extends Closeable {
    /** The number of bytes. */
    long size();

    /**
     * Reads bytes from a place on.
     *
     * @return the number read: {@code count}, or fewer if the file ends before
     * @throws IOException if the file system fails; never because of what the bytes are
     */
    int read(long at, byte[] into, int from, int count) throws IOException;

    @Override
    void close() throws IOException;
}
