package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Numerics;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Generated cells compute what Keras' SimpleRNN computes, with each of its activations. */
final class KerasRnnTest {
    /** The recorded floats themselves differ from the recorded doubles by up to 1e-6. */
    private static final double TOLERANCE = 3e-6;

    @Test
    void simpleRnn() {
        Tally floats = new Tally("Keras SimpleRNN, FUSED and SEPARATE");
        Tally doubles = new Tally("Keras SimpleRNN, in double");
        for (JsonNode each : Reference.manifest(Keras.FOLDER).toList()) {
            Optional<String> reason = Keras.reasonToExclude(each, "SimpleRNN");
            if (reason.isPresent()) {
                floats.exclude(reason.get(), 1);
                continue;
            }
            Keras layer = new Keras(each);
            Recorded recorded = layer.rnn();
            recorded.compareDoubles(layer.rnnCell(Numerics.FUSED).program(), 1e-7, doubles);
            for (Numerics numerics : List.of(Numerics.FUSED, Numerics.SEPARATE)) {
                recorded.compareFloats(recorded.run(Cells.of(layer.rnnCell(numerics))), TOLERANCE, floats);
            }
        }
        assertEquals(0, floats.excluded(Keras.OTHER_ACTIVATION));
        floats.report(76_100);
        doubles.report(12_806);
    }
}
