package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.Limits;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.weights.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** TensorFlow's own {@code BasicRNNCell}: whole sequences, free running, from its initial states. */
final class TensorFlowRnnTest {
    private static final String FOLDER = "tensorflow/cells";

    /** Every value of TensorFlow 2.18 (eager) within the limits of {@link Numerics#TENSORFLOW_2}, in all 32 bits. */
    @Test
    void everyBitOfTensorFlow2() {
        Tally tally = new Tally("TensorFlow 2.18 BasicRNNCell, all 32 bits");
        forEach(tally, (recorded, activation) -> {
            CellCase one = cell(recorded, activation, Numerics.TENSORFLOW_2);
            int count = recorded.outputs().get(0).found().length;
            if (recorded.isDouble()) {
                tally.exclude("float64", count);
            } else if (!one.isLegal()) {
                tally.exclude("sigmoid, which depends on the position in the tensor", count);
            } else {
                assertTrue(one.units() > 1 || recorded.sequence().batch() == 1, "one column, several examples");
                assertTrue(one.units() + one.inputs() <= Limits.MAX_TENSORFLOW_ROWS, "too many rows");
                compareBits(recorded, one, tally);
            }
        });
        assertEquals(6, tally.excluded("subnormal"));
        tally.report(24_776);
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
                tally.exclude("subnormal", 1);
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
        Tally tally = new Tally("TensorFlow 2.18 BasicRNNCell, FUSED and SEPARATE");
        Tally doubles = new Tally("TensorFlow 2.18 BasicRNNCell, in double");
        forEach(tally, (recorded, activation) -> {
            recorded.compareDoubles(cell(recorded, activation, Numerics.FUSED).program(), doubles);
            double tolerance = recorded.name().endsWith("saturated") ? 1e-5 : 2e-6;
            for (Numerics numerics : List.of(Numerics.FUSED, Numerics.SEPARATE)) {
                if (!recorded.isDouble()) {
                    CompiledCell compiled = Cells.of(cell(recorded, activation, numerics));
                    recorded.compareFloats(recorded.run(compiled), tolerance, tally);
                }
            }
        });
        tally.report(100_824);
        doubles.report(25_550);
    }

    private static CellCase cell(Recorded recorded, Activation activation, Numerics numerics) {
        Sequence sequence = recorded.sequence();
        return new CellCase(sequence.stateSize(), sequence.inputSize(), activation, true, numerics, ShapeChoice.AUTO);
    }

    private static void forEach(Tally tally, BiConsumer<Recorded, Activation> test) {
        for (JsonNode each : Reference.cases(FOLDER, "kind", "basic_rnn_cell")) {
            String name = each.path("options").path("activation").asText("tanh");
            Optional<Activation> activation = Stream.of(Activation.values())
                    .filter(ours -> ours.name().equalsIgnoreCase(name))
                    .findFirst();
            if (activation.isPresent()) {
                test.accept(read(each), activation.get());
            } else {
                tally.exclude("other activation", outputs(Reference.arrays(FOLDER, each)).length);
            }
        }
    }

    private static Recorded read(JsonNode one) {
        Weights arrays = Reference.arrays(FOLDER, one);
        Sequence sequence = Sequence.of(arrays.tensor("x"), arrays.tensor("h0").toDoubles());
        boolean isDouble = one.get("dtype").asText().equals("float64");
        boolean hasLengths = arrays.contains("sequence_length");
        Recorded.Output output = new Recorded.Output(
                0,
                sequence.stateSize(),
                outputs(arrays),
                isDouble ? outputs(arrays) : arrays.tensor("output_f64").toDoubles(),
                hasLengths ? arrays.tensor("final_h_tf2").toDoubles() : new double[0]);
        return new Recorded(
                one.get("name").asText(),
                hasLengths ? sequence.withLengths(arrays.tensor("sequence_length")) : sequence,
                Map.of(
                        "kernel",
                        arrays.tensor("kernel").toDoubles(),
                        "bias",
                        arrays.tensor("bias").toDoubles()),
                List.of(output),
                isDouble);
    }

    private static double[] outputs(Weights arrays) {
        return arrays.tensor("output_tf2").toDoubles();
    }
}
