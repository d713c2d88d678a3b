package dev.unrolled.processor.proof;

import dev.unrolled.weights.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Reads recorded variables of a TensorFlow bundle: a table of keys and {@code BundleEntryProto}, whose blocks share prefixes as LevelDB's
 * do, beside files of values. Trusts what it reads.
 *
 * <p>Sources: TensorFlow {@code tensor_bundle.proto}, {@code lib/io/format.cc}.
 */
final class TensorFlowBundle {
    private static final int FOOTER = 48;
    private static final int FLOAT = 1;

    private final Path index;
    private final ByteBuffer file;
    private final Map<String, ByteBuffer> entries = new LinkedHashMap<>();

    TensorFlowBundle(Path index) {
        this.index = index;
        this.file = bytes(index);
        ByteBuffer footer = file.slice(file.capacity() - FOOTER, FOOTER);
        handle(footer);
        for (ByteBuffer block : block(handle(footer)).values()) {
            entries.putAll(block(handle(block)));
        }
    }

    private static ByteBuffer bytes(Path file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int varint(ByteBuffer in) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return Math.toIntExact(value);
    }

    /** The bytes of a block, of which an offset and a size are told. */
    private ByteBuffer handle(ByteBuffer in) {
        int at = varint(in);
        return file.slice(at, varint(in)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Map<String, ByteBuffer> block(ByteBuffer block) {
        int restarts = block.getInt(block.capacity() - Integer.BYTES);
        int end = block.capacity() - Integer.BYTES * (restarts + 1);
        Map<String, ByteBuffer> entries = new LinkedHashMap<>();
        byte[] key = new byte[0];
        while (block.position() < end) {
            int shared = varint(block);
            int more = varint(block);
            int size = varint(block);
            key = Arrays.copyOf(key, shared + more);
            block.get(key, shared, more);
            entries.put(
                    new String(key, StandardCharsets.UTF_8),
                    block.slice(block.position(), size).order(ByteOrder.LITTLE_ENDIAN));
            block.position(block.position() + size);
        }
        return entries;
    }

    /** A variable of floats under another name. */
    Tensor tensor(String key, String name) {
        Entry entry = new Entry(
                Objects.requireNonNull(entries.get(key), key).duplicate().order(ByteOrder.LITTLE_ENDIAN));
        if (entry.type != FLOAT) {
            throw new AssertionError(key + ": expected floats, found type " + entry.type);
        }
        String shard =
                "%s.data-%05d-of-00002".formatted(index.getFileName().toString().replace(".index", ""), entry.shard);
        float[] values = new float[entry.size / Float.BYTES];
        bytes(index.resolveSibling(shard))
                .slice(entry.offset, entry.size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return Tensor.of(name, entry.shape, values);
    }

    /** A {@code BundleEntryProto}: 1 is the type, 2 the shape, 3 the shard, 4 the offset, 5 the size, 6 a checksum. */
    private static final class Entry {
        int type;
        int shard;
        int offset;
        int size;
        int[] shape = new int[0];

        Entry(ByteBuffer in) {
            while (in.hasRemaining()) {
                int tag = varint(in);
                switch (tag >> 3) {
                    case 1 -> type = varint(in);
                    case 2 -> shape(nested(in));
                    case 3 -> shard = varint(in);
                    case 4 -> offset = varint(in);
                    case 5 -> size = varint(in);
                    case 6 -> in.getInt();
                    default -> throw new AssertionError("field " + (tag >> 3));
                }
            }
        }

        private static ByteBuffer nested(ByteBuffer in) {
            int length = varint(in);
            ByteBuffer nested = in.slice(in.position(), length);
            in.position(in.position() + length);
            return nested;
        }

        /** A {@code TensorShapeProto}: 2 is a dimension, of which 1 is the size. */
        private void shape(ByteBuffer in) {
            while (in.hasRemaining()) {
                varint(in);
                ByteBuffer dimension = nested(in);
                varint(dimension);
                shape = Arrays.copyOf(shape, shape.length + 1);
                shape[shape.length - 1] = varint(dimension);
            }
        }
    }
}
