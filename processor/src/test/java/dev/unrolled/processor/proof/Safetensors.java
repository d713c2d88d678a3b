package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads recorded safetensors files: the length of a JSON header, the header, the values. Trusts what it reads. */
final class Safetensors {
    private Safetensors() {}

    /** The float tensors whose names begin with a prefix. */
    static Weights read(Path file, String prefix) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            byte[] header = new byte[Math.toIntExact(bytes.getLong())];
            bytes.get(header);
            int data = bytes.position();
            List<Tensor> tensors = new ArrayList<>();
            new ObjectMapper().readTree(header).properties().forEach(each -> {
                if (each.getKey().startsWith(prefix)) {
                    tensors.add(tensor(each.getKey(), each.getValue(), bytes, data));
                }
            });
            return Weights.of(tensors.toArray(Tensor[]::new));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Tensor tensor(String name, JsonNode entry, ByteBuffer bytes, int data) {
        if (!entry.get("dtype").asText().equals("F32")) {
            throw new AssertionError(name + ": expected F32, found " + entry.get("dtype"));
        }
        int[] shape = new int[entry.get("shape").size()];
        for (int axis = 0; axis < shape.length; axis++) {
            shape[axis] = entry.get("shape").get(axis).asInt();
        }
        int from = data + entry.get("data_offsets").get(0).asInt();
        int to = data + entry.get("data_offsets").get(1).asInt();
        float[] values = new float[(to - from) / Float.BYTES];
        bytes.slice(from, to - from)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return Tensor.of(name, shape, values);
    }
}
