package dev.unrolled.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The sizes and the place of a zip member. Those that do not fit into 32 bits are all ones there, and stand in an extra
 * field.
 */
final class Zip64Sizes {
    static final int FIELD_ID = 1;
    private static final long ELSEWHERE = 0xFFFFFFFFL;

    long size;
    long compressedSize;
    long headerAt;

    Zip64Sizes(long size, long compressedSize, long headerAt) {
        this.size = size;
        this.compressedSize = compressedSize;
        this.headerAt = headerAt;
    }

    /** Fills in from the extra fields what is missing; false if it is not there. */
    boolean complete(byte[] extraFields) {
        if (size != ELSEWHERE && compressedSize != ELSEWHERE && headerAt != ELSEWHERE) {
            return true;
        }
        ByteBuffer extra = ByteBuffer.wrap(extraFields).order(ByteOrder.LITTLE_ENDIAN);
        while (extra.remaining() >= 4) {
            int id = extra.getShort();
            int length = extra.getShort() & 0xFFFF;
            if (length > extra.remaining()) {
                return false;
            }
            byte[] field = new byte[length];
            extra.get(field);
            if (id == FIELD_ID) {
                return take(ByteBuffer.wrap(field).order(ByteOrder.LITTLE_ENDIAN));
            }
        }
        return false;
    }

    /** The field holds, in this order, only those values that are all ones in the table. */
    private boolean take(ByteBuffer field) {
        int needed =
                (size == ELSEWHERE ? 8 : 0) + (compressedSize == ELSEWHERE ? 8 : 0) + (headerAt == ELSEWHERE ? 8 : 0);
        if (field.remaining() < needed) {
            return false;
        }
        size = size == ELSEWHERE ? field.getLong() : size;
        compressedSize = compressedSize == ELSEWHERE ? field.getLong() : compressedSize;
        headerAt = headerAt == ELSEWHERE ? field.getLong() : headerAt;
        return size >= 0 && compressedSize >= 0 && headerAt >= 0;
    }
}
