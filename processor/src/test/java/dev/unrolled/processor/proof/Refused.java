package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import dev.unrolled.weights.WeightsException;
import java.util.Objects;
import java.util.function.Predicate;

/** What a user is told who loads the weights of two directions into one cell. */
final class Refused {
    private Refused() {}

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
