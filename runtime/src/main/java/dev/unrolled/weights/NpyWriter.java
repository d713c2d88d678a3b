package dev.unrolled.weights;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes an array byte for byte as {@code numpy.save} does: version 1.0, little-endian, C order. */
final class NpyWriter {
    private static final int ALIGNMENT = 64;

    /** NumPy leaves so much room for the first size that it can be overwritten when an array is appended to. */
    private static final int ROOM_TO_GROW = 21;

    private static final int CHUNK = 1 << 13;

    private NpyWriter() {}

    static void write(Tensor tensor, OutputStream out) throws IOException {
        out.write(head(tensor));
        NumberType type = tensor.type();
        Values values = tensor.values();
        ByteBuffer chunk = ByteBuffer.wrap(new byte[CHUNK * type.bytes]).order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < values.size(); done += CHUNK) {
            int count = Math.min(CHUNK, values.size() - done);
            values.copyTo(chunk, type, done, count);
            out.write(chunk.array(), 0, count * type.bytes);
        }
    }

    /** The number of bytes that {@link #write} writes. */
    static long size(Tensor tensor) {
        return head(tensor).length + (long) tensor.size() * tensor.type().bytes;
    }

    private static byte[] head(Tensor tensor) {
        int[] shape = tensor.shape();
        NumberType type = tensor.type();
        StringBuilder header = new StringBuilder("{'descr': '")
                .append(type.bytes == 1 ? '|' : '<')
                .append(type.code)
                .append("', 'fortran_order': False, 'shape': ")
                .append(tuple(shape))
                .append(", }");
        if (shape.length > 0) {
            pad(
                    header,
                    header.length() + ROOM_TO_GROW - Integer.toString(shape[0]).length());
        }
        int before = NpyHeader.MAGIC.length + 4;
        int unpadded = before + header.length() + 1;
        // NumPy pads an aligned header by a whole line.
        pad(header, header.length() + ALIGNMENT - unpadded % ALIGNMENT);
        header.append('\n');
        byte[] head = new byte[before + header.length()];
        System.arraycopy(NpyHeader.MAGIC, 0, head, 0, NpyHeader.MAGIC.length);
        head[6] = 1;
        head[8] = (byte) header.length();
        head[9] = (byte) (header.length() >> 8);
        byte[] text = header.toString().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, head, before, text.length);
        return head;
    }

    private static void pad(StringBuilder header, int length) {
        while (header.length() < length) {
            header.append(' ');
        }
    }

    /** {@code (5, 2)}, and of a vector {@code (5,)}. */
    private static String tuple(int[] shape) {
        StringBuilder tuple = new StringBuilder("(");
        for (int axis = 0; axis < shape.length; axis++) {
            tuple.append(axis == 0 ? "" : ", ").append(shape[axis]);
        }
        return tuple.append(shape.length == 1 ? ",)" : ")").toString();
    }
}
