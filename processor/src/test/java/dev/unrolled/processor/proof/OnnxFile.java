package dev.unrolled.processor.proof;

import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The weights in a model of ONNX that holds them as raw initializers; field numbers are those of {@code onnx.proto}. */
final class OnnxFile {
    private static final int GRAPH = 7;
    private static final int INITIALIZER = 5;
    private static final int DIMENSION = 1;
    private static final int NAME = 8;
    private static final int RAW_DATA = 9;

    private OnnxFile() {}

    /**
     * A field of a message.
     *
     * @param number its number
     * @param value its value if that is a number
     * @param bytes its value if that is not
     */
    private record Field(int number, long value, ByteBuffer bytes) {}

    static Weights initializers(Path file) {
        try {
            return Weights.of(fields(ByteBuffer.wrap(Files.readAllBytes(file))).stream()
                    .filter(field -> field.number == GRAPH)
                    .flatMap(graph -> fields(graph.bytes).stream())
                    .filter(field -> field.number == INITIALIZER)
                    .map(initializer -> tensor(fields(initializer.bytes)))
                    .toArray(Tensor[]::new));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Tensor tensor(List<Field> fields) {
        int[] shape = fields.stream()
                .filter(field -> field.number == DIMENSION)
                .mapToInt(field -> (int) field.value)
                .toArray();
        String name = StandardCharsets.UTF_8.decode(only(fields, NAME)).toString();
        ByteBuffer raw = only(fields, RAW_DATA).order(ByteOrder.LITTLE_ENDIAN);
        float[] values = new float[raw.remaining() / Float.BYTES];
        raw.asFloatBuffer().get(values);
        return Tensor.of(name, shape, values);
    }

    private static ByteBuffer only(List<Field> fields, int number) {
        List<ByteBuffer> found = fields.stream()
                .filter(field -> field.number == number)
                .map(Field::bytes)
                .toList();
        if (found.size() != 1) {
            throw new AssertionError("field %d: expected once, found %d times".formatted(number, found.size()));
        }
        return found.get(0);
    }

    /** All fields of a message, of which those models have numbers and lengths with bytes. */
    private static List<Field> fields(ByteBuffer message) {
        List<Field> fields = new ArrayList<>();
        while (message.hasRemaining()) {
            int key = (int) number(message);
            long value = number(message);
            ByteBuffer bytes = ByteBuffer.allocate(0);
            switch (key & 7) {
                case 0 -> {}
                case 2 -> {
                    bytes = message.slice(message.position(), (int) value);
                    message.position(message.position() + (int) value);
                }
                default -> throw new AssertionError("wire type: expected 0 or 2, found " + (key & 7));
            }
            fields.add(new Field(key >>> 3, value, bytes));
        }
        return fields;
    }

    /** Seven bits a byte, the lowest first; the highest bit of a byte says that more follow. */
    private static long number(ByteBuffer from) {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = from.get();
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }
}
