package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unrolled.Numerics;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The numbers that ONNX Runtime's own tests expect: {@code deep_cpu_lstm_op_test.cc}, {@code deep_cpu_gru_op_test.cc} and {@code
 * rnn_op_test.cc} of {@code onnxruntime/test/providers/cpu/rnn} (MIT licence). The file {@code literals/onnx-runtime.json} has them under
 * the names of those tests; one of two directions stands there as two nodes, each with its half of the activations and their parameters.
 */
final class OnnxLiteralsTest {
    private static final double TOLERANCE = 1e-6;

    /** Literals that are less exact, by the beginning of the test's name. */
    private static final Map<String, Double> TOLERANCES = Map.of(
            // Written with five digits.
            "LSTM ONNXRuntime_TestLSTMBatchReallocation", 1e-5,
            // Y[1][1][0][0] is -0.04350187 in both, which is the value of TestLSTMOutputWrite; the right one is
            // -0.0435632.
            "LSTM ONNXRuntime_TestLSTMShorterSeqInMiddle, reverse", 7e-5,
            "LSTM ONNXRuntime_TestLSTMZeroSeqInMiddle, reverse", 7e-5);

    @Test
    void everyNode() throws IOException {
        Tally tally = new Tally("ONNX Runtime's own tests, FUSED and SEPARATE");
        JsonNode cases = cases();
        for (JsonNode each : cases) {
            Onnx node = new Onnx(each, arrays(each.get("arrays")));
            double tolerance = TOLERANCES.getOrDefault(each.get("name").asText(), TOLERANCE);
            for (Numerics numerics : List.of(Numerics.FUSED, Numerics.SEPARATE)) {
                Recorded recorded = node.recorded();
                recorded.compareFloats(recorded.run(Cells.of(node.cell(numerics))), tolerance, tally);
            }
        }
        assertEquals(85, cases.size());
        tally.report(3_484);
    }

    private static JsonNode cases() throws IOException {
        try (InputStream in = OnnxLiteralsTest.class.getResourceAsStream("/literals/onnx-runtime.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        }
    }

    private static Weights arrays(JsonNode arrays) {
        List<Tensor> tensors = new ArrayList<>();
        arrays.properties().forEach(array -> {
            JsonNode shape = array.getValue().get("shape");
            tensors.add(Tensor.of(
                    array.getKey(),
                    new ObjectMapper().convertValue(shape, int[].class),
                    new ObjectMapper().convertValue(array.getValue().get("values"), float[].class)));
        });
        return Weights.of(tensors.toArray(new Tensor[0]));
    }
}
