package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ShapeChoice;
import org.junit.jupiter.api.Test;

/** PyTorch's {@code nn.RNN} and {@code nn.RNNCell}: one layer, one direction, its weights laid out as ours. */
final class PyTorchRnnTest {
    @Test
    void everyValueWithinTolerance() {
        Tally tally = new Tally("PyTorch 1.13 RNN, all numerics");
        Tally doubles = new Tally("PyTorch 1.13 RNN, in double");
        for (JsonNode each : Reference.cases(PyTorch.FOLDER, "rnn_tanh", "rnn_relu", "rnncell_tanh", "rnncell_relu")) {
            if (!PyTorch.isOneLayer(each)) {
                tally.exclude("sequences of several layers or directions", 1);
                continue;
            }
            Recorded recorded = new PyTorch(each).rnn();
            recorded.compareDoubles(cell(each, recorded, Numerics.FUSED).program(), 1e-12, doubles);
            for (Numerics numerics : Numerics.values()) {
                if (!recorded.isDouble()) {
                    CompiledCell compiled = Cells.of(cell(each, recorded, numerics));
                    recorded.compareFloats(recorded.run(compiled), PyTorch.tolerance(each), tally);
                }
            }
        }
        tally.report(304_096);
        doubles.report(37_508);
    }

    static CellCase cell(JsonNode one, Recorded recorded, Numerics numerics) {
        return new CellCase(
                recorded.sequence().stateSize(),
                recorded.sequence().inputSize(),
                one.get("kind").asText().endsWith("relu") ? Activation.RELU : Activation.TANH,
                recorded.weights().containsKey("bias"),
                numerics,
                ShapeChoice.AUTO);
    }
}
