package dev.unrolled.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Makes {@code .npy} files by hand, right ones and wrong ones. */
final class NpyFile {
    private NpyFile() {}

    /** As {@code numpy.save} writes it: version 1.0, the header padded so that the data begin at byte 64 or 128. */
    static byte[] npy(String descr, String order, String shape, byte... data) {
        String header = "{'descr': '" + descr + "', 'fortran_order': " + order + ", 'shape': " + shape + ", }";
        int length = (header.length() + 1 + 10 + 63) / 64 * 64 - 10;
        return withHeader(1, header + " ".repeat(length - header.length() - 1) + "\n", data);
    }

    /** A float32 array in C order. */
    static byte[] npy(String shape, float... values) {
        return npy("<f4", "False", shape, floats(ByteOrder.LITTLE_ENDIAN, values));
    }

    /** A file with exactly this header, not padded. */
    static byte[] withHeader(int version, String header, byte... data) {
        LittleEndian file = new LittleEndian().bytes((byte) 0x93).text("NUMPY").bytes((byte) version, (byte) 0);
        if (version == 1) {
            file.u16(header.length());
        } else {
            file.u32(header.length());
        }
        return file.text(header).bytes(data).toByteArray();
    }

    static byte[] floats(ByteOrder order, float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(order);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }

    static byte[] doubles(ByteOrder order, double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(order);
        bytes.asDoubleBuffer().put(values);
        return bytes.array();
    }

    static byte[] longs(ByteOrder order, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(order);
        bytes.asLongBuffer().put(values);
        return bytes.array();
    }
}
