package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Numerics;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Generated cells compute what ONNX Runtime computes of RNN, GRU and LSTM nodes, with all their attributes. */
final class OnnxReferenceTest {
    /** Programs hold clips and parameters as floats. */
    private static final double PARAMETER_ROUNDING = 1e-7;

    @Test
    void everyNodeOfOneDirection() {
        Tally floats = new Tally("ONNX Runtime RNN, GRU and LSTM, FUSED and SEPARATE");
        Tally doubles = new Tally("ONNX Runtime RNN, GRU and LSTM, in double");
        for (JsonNode each : Reference.manifest(Onnx.FOLDER).toList()) {
            Onnx node = new Onnx(each);
            Optional<String> reason = node.reasonToExclude();
            if (reason.isPresent()) {
                floats.exclude(reason.get(), 1);
                continue;
            }
            Recorded recorded = node.recorded();
            recorded.compareDoubles(node.cell(Numerics.FUSED).program(), PARAMETER_ROUNDING, doubles);
            for (Numerics numerics : List.of(Numerics.FUSED, Numerics.SEPARATE)) {
                recorded.compareFloats(recorded.run(Cells.of(node.cell(numerics))), tolerance(each), floats);
            }
        }
        floats.report(175_964);
        doubles.report(39_797);
    }

    /** What the data's description suggests. */
    private static double tolerance(JsonNode one) {
        return one.get("name").asText().endsWith("saturated") ? 1e-4 : 2e-6;
    }
}
