package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.model.Limits;
import dev.unrolled.processor.model.ShapeChoice;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** TensorFlow's own {@code BasicRNNCell}: whole sequences, free running, from its initial states. */
final class TensorFlowRnnTest {
    private static final String IN_DOUBLE = "float64";
    private static final String UNKNOWN_BITS = "activations whose bits depend on the position in the tensor";
    private static final String SUBNORMAL = "subnormal";

    /** Every value of TensorFlow 2.18 (eager) within the limits of {@link Numerics#TENSORFLOW_2}, in all 32 bits. */
    @Test
    void everyBitOfTensorFlow2() {
        Tally tally = new Tally("TensorFlow 2.18 BasicRNNCell, all 32 bits");
        compareBits("tf2", Numerics.TENSORFLOW_2, tally);
    }

    /**
     * Every value of TensorFlow 1.15 within the limits of {@link Numerics#TENSORFLOW_1}, in all 32 bits. Batches of 1 with 128 kernel rows
     * and more, whose sums it cuts into blocks, are not among them.
     */
    @Test
    void everyBitOfTensorFlow1() {
        Tally tally = new Tally("TensorFlow 1.15 BasicRNNCell, all 32 bits");
        compareBits("tf1", Numerics.TENSORFLOW_1, tally);
    }

    private static void compareBits(String version, Numerics numerics, Tally tally) {
        forEach(tally, (json, activation) -> {
            Recorded recorded = new TensorFlow(json, version).rnn();
            CellCase one = cell(recorded, activation, numerics);
            int count = recorded.outputs().get(0).found().length;
            if (recorded.isDouble()) {
                tally.exclude(IN_DOUBLE, count);
            } else if (!one.isLegal()) {
                tally.exclude(UNKNOWN_BITS, count);
            } else {
                assertTrue(one.units() > 1 || recorded.sequence().batch() == 1, "one column, several examples");
                assertTrue(one.units() + one.inputs() <= Limits.MAX_TENSORFLOW_ROWS, "too many rows");
                compareBits(recorded, one, tally);
            }
        });
        assertEquals(384, tally.excluded(IN_DOUBLE));
        assertEquals(1_536, tally.excluded(UNKNOWN_BITS));
        assertEquals(6, tally.excluded(SUBNORMAL));
        tally.report(25_928);
    }

    private static void compareBits(Recorded recorded, CellCase one, Tally tally) {
        double[] states = recorded.run(Cells.of(one.with(ShapeChoice.ROWS)));
        if (one.with(ShapeChoice.STRAIGHT).isLegal()) {
            recorded.assertSameBits(recorded.run(Cells.of(one.with(ShapeChoice.STRAIGHT))), states);
        }
        tally.sequence();
        Recorded.Output output = recorded.outputs().get(0);
        Set<Integer> subnormal = recorded.sequence().subnormalExamples();
        for (int i = 0; i < states.length; i++) {
            int example = i / one.units();
            if (subnormal.contains(example % recorded.sequence().batch())) {
                tally.exclude(SUBNORMAL, 1);
            } else if (recorded.sequence().isWithinLength(example)) {
                tally.compareBits(recorded.name() + ", output " + i, output.found()[i], states[i]);
            }
        }
        recorded.assertSameBits(
                output.last(), Arrays.copyOfRange(states, states.length - output.last().length, states.length));
    }

    /** Our own roundings, as near to the exact values as the recorded floats are; and the program itself in double. */
    @Test
    void fusedAndSeparateWithinTolerance() {
        Tally tally = new Tally("TensorFlow 1.15 and 2.18 BasicRNNCell, FUSED and SEPARATE");
        Tally doubles = new Tally("TensorFlow 1.15 and 2.18 BasicRNNCell, in double");
        forEach(tally, (json, activation) -> {
            for (String version : TensorFlow.VERSIONS) {
                TensorFlow tensorFlow = new TensorFlow(json, version);
                Recorded recorded = tensorFlow.rnn();
                recorded.compareDoubles(
                        cell(recorded, activation, Numerics.FUSED).program(), 1e-12, doubles);
                double tolerance = tensorFlow.tolerance();
                for (Numerics numerics : List.of(Numerics.FUSED, Numerics.SEPARATE)) {
                    if (!recorded.isDouble()) {
                        CompiledCell compiled = Cells.of(cell(recorded, activation, numerics));
                        recorded.compareFloats(recorded.run(compiled), tolerance, tally);
                    }
                }
            }
        });
        tally.report(223_280);
        doubles.report(56_508);
    }

    static CellCase cell(Recorded recorded, Standard activation, Numerics numerics) {
        Sequence sequence = recorded.sequence();
        return new CellCase(sequence.stateSize(), sequence.inputSize(), activation, true, numerics, ShapeChoice.AUTO);
    }

    private static void forEach(Tally tally, BiConsumer<JsonNode, Standard> test) {
        for (JsonNode each : Reference.cases(TensorFlow.FOLDER, "basic_rnn_cell")) {
            new TensorFlow(each)
                    .activation()
                    .ifPresentOrElse(
                            activation -> test.accept(each, activation),
                            () -> tally.exclude("sequences of another activation", 1));
        }
    }
}
