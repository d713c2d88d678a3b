package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.program.CellProgram;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Gated cells as programs mean what TensorFlow, PyTorch and Keras compute: the program is general enough for the cells to come. */
final class GatedReferenceTest {
    /** Programs hold constants as floats; the recorded doubles were clipped at the nearest double. */
    private static final double CLIP_ROUNDING = 1e-7;

    /** As with clipping: hard sigmoid has a slope of 0.2. */
    private static final double PARAMETER_ROUNDING = 1e-8;

    @Test
    void tensorFlowGru() {
        Suite suite = new Suite("TensorFlow 2.18 GRUCell");
        for (JsonNode each : Reference.cases(TensorFlow.FOLDER, "gru_cell")) {
            TensorFlow recorded = new TensorFlow(each);
            recorded.activation()
                    .ifPresentOrElse(
                            activation -> {
                                Recorded gru = recorded.gru();
                                suite.compare(
                                        gru,
                                        new Gru(inputs(gru), units(gru), activation, true, false)::program,
                                        recorded.tolerance(),
                                        1e-12);
                            },
                            () -> suite.floats.exclude("sequences of another activation", 1));
        }
        suite.report(81_080, 20_614);
    }

    @Test
    void tensorFlowLstm() {
        Suite suite = new Suite("TensorFlow 2.18 BasicLSTMCell and LSTMCell");
        for (JsonNode each : Reference.cases(TensorFlow.FOLDER, "basic_lstm_cell", "lstm_cell")) {
            TensorFlow recorded = new TensorFlow(each);
            recorded.activation()
                    .ifPresentOrElse(
                            activation -> suite.compare(
                                    recorded.lstm(),
                                    recorded.lstmProgram(activation)::program,
                                    recorded.tolerance(),
                                    each.path("options").has("cell_clip") ? CLIP_ROUNDING : 1e-12),
                            () -> suite.floats.exclude("sequences of another activation", 1));
        }
        suite.report(242_688, 61_400);
    }

    @Test
    void pyTorchGru() {
        Suite suite = new Suite("PyTorch 1.13 GRU");
        for (JsonNode each : Reference.cases(PyTorch.FOLDER, "gru", "grucell")) {
            if (PyTorch.isOneLayer(each)) {
                PyTorch recorded = new PyTorch(each);
                Recorded gru = recorded.gru();
                suite.compare(
                        gru,
                        new Gru(inputs(gru), units(gru), Activation.TANH, recorded.hasBias(), true)::program,
                        PyTorch.tolerance(each),
                        1e-12);
            } else {
                suite.floats.exclude("sequences of several layers or directions", 1);
            }
        }
        suite.report(88_780, 21_687);
    }

    @Test
    void pyTorchLstm() {
        Suite suite = new Suite("PyTorch 1.13 LSTM");
        for (JsonNode each : Reference.cases(PyTorch.FOLDER, "lstm", "lstmcell")) {
            if (PyTorch.isOneLayer(each)) {
                PyTorch recorded = new PyTorch(each);
                suite.compare(recorded.lstm(), recorded.lstmProgram()::program, PyTorch.tolerance(each), 1e-12);
            } else {
                suite.floats.exclude("sequences of several layers or directions", 1);
            }
        }
        suite.report(95_356, 22_391);
    }

    @Test
    void kerasGru() {
        Suite suite = new Suite("Keras GRU");
        Reference.manifest(Keras.FOLDER)
                .filter(one -> one.get("name").asText().startsWith("gru"))
                .forEach(one -> {
                    Optional<String> reason = Keras.reasonToExclude(one, "GRU");
                    if (reason.isPresent()) {
                        suite.floats.exclude(reason.get(), 1);
                    } else {
                        Keras recorded = new Keras(one);
                        suite.compare(recorded.gru(), recorded.program()::program, 2e-6, PARAMETER_ROUNDING);
                    }
                });
        suite.report(84_848, 21_212);
    }

    private static int inputs(Recorded recorded) {
        return recorded.sequence().inputSize();
    }

    private static int units(Recorded recorded) {
        return recorded.sequence().stateSize();
    }

    /** What one test counts: the interpreter in float, FUSED and SEPARATE, and in double. */
    private static final class Suite {
        final Tally floats;
        final Tally doubles;

        Suite(String name) {
            floats = new Tally(name + ", FUSED and SEPARATE");
            doubles = new Tally(name + ", in double");
        }

        void compare(
                Recorded recorded, Function<Numerics, CellProgram> program, double tolerance, double doubleTolerance) {
            recorded.compareDoubles(program.apply(Numerics.FUSED), doubleTolerance, doubles);
            for (Numerics numerics : List.of(Numerics.FUSED, Numerics.SEPARATE)) {
                if (!recorded.isDouble()) {
                    recorded.compareFloats(recorded.interpret(program.apply(numerics)), tolerance, floats);
                }
            }
        }

        void report(int least, int leastDoubles) {
            floats.report(least);
            doubles.report(leastDoubles);
        }
    }
}
