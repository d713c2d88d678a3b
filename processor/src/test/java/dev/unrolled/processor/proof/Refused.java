package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.weights.CellKind;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import dev.unrolled.weights.WeightsException;
import java.util.Objects;
import java.util.function.Predicate;

/** What a user is told who loads the weights of several layers or directions into one cell. */
final class Refused {
    private Refused() {}

    static String pyTorch(JsonNode one) {
        CellLayout cell = layout(
                one.get("kind").asText(),
                one.get("inputs").asInt(),
                one.get("units").asInt());
        cell = cell.kind() == CellKind.GRU ? cell.withResetAfter() : cell;
        int projection = one.get("options").path("proj_size").asInt();
        return message(
                Reference.arrays(PyTorch.FOLDER, one),
                name -> name.startsWith("weight_") || name.startsWith("bias_"),
                projection > 0 ? cell.withProjection(projection) : cell);
    }

    static String keras(JsonNode one) {
        JsonNode first = one.get("layers").get(0);
        Weights arrays = Reference.arrays(Keras.FOLDER, one);
        String kernel = arrays.names().stream()
                .filter(name -> name.endsWith("recurrent_kernel"))
                .findFirst()
                .orElseThrow();
        return message(
                arrays,
                name -> name.contains("/"),
                layout(
                        first.path("inner").asText(first.get("class").asText()),
                        one.get("inputs").asInt(),
                        arrays.tensor(kernel).shape()[0]));
    }

    static String onnx(JsonNode one) {
        CellLayout cell = layout(
                one.get("op").asText(),
                one.get("inputs").asInt(),
                one.get("units").asInt());
        cell = one.get("attributes").path("linear_before_reset").asInt() == 1 ? cell.withResetAfter() : cell;
        Weights arrays = Reference.arrays(Onnx.FOLDER, one);
        return message(arrays, name -> name.matches("[WRBP]"), arrays.contains("P") ? cell.withPeepholes() : cell);
    }

    private static CellLayout layout(String kind, int inputs, int units) {
        return ConventionTest.layout(kind, inputs, units);
    }

    /** The first line, without the file's name. */
    private static String message(Weights arrays, Predicate<String> isWeight, CellLayout cell) {
        Weights weights = Weights.of(
                arrays.names().stream().filter(isWeight).map(arrays::tensor).toArray(Tensor[]::new));
        try {
            Convention.detect(weights, cell).toCanonical(weights, cell);
        } catch (WeightsException refusal) {
            String all = Objects.requireNonNull(refusal.getMessage());
            return all.lines()
                    .findFirst()
                    .orElseThrow()
                    .replace(arrays.source() + ": ", "")
                    .replace(weights.source() + ": ", "");
        }
        throw new AssertionError("expected a refusal of %s, found none".formatted(arrays.source()));
    }
}
