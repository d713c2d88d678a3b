package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Numerics;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Generated GRUs and LSTMs compute what TensorFlow, PyTorch and Keras compute. */
final class GatedReferenceTest {
    /** Programs hold constants as floats; the recorded doubles were clipped at the nearest double. */
    private static final double CLIP_ROUNDING = 1e-7;

    /** As with clipping: hard sigmoid has a slope of 0.2. */
    private static final double PARAMETER_ROUNDING = 1e-7;

    @BeforeEach
    void compileAnew() {
        Cells.forget();
    }

    @Test
    void tensorFlowGru() {
        Suite suite = new Suite("TensorFlow 1.15 and 2.18 GRUCell");
        for (TensorFlow recorded : tensorFlow("gru_cell")) {
            recorded.activation()
                    .ifPresentOrElse(
                            activation -> suite.compare(
                                    recorded.gru(),
                                    numerics -> recorded.gruCell(activation, numerics),
                                    recorded.tolerance(),
                                    1e-12),
                            () -> suite.floats.exclude("sequences of another activation", 1));
        }
        suite.report(168_432, 42_796);
    }

    @Test
    void tensorFlowLstm() {
        Suite suite = new Suite("TensorFlow 1.15 and 2.18 BasicLSTMCell and LSTMCell");
        for (TensorFlow recorded : tensorFlow("basic_lstm_cell", "lstm_cell")) {
            recorded.activation()
                    .ifPresentOrElse(
                            activation -> suite.compare(
                                    recorded.lstm(),
                                    numerics -> recorded.lstmCell(activation, numerics),
                                    recorded.tolerance(),
                                    recorded.hasCellClip() ? CLIP_ROUNDING : 1e-12),
                            () -> suite.floats.exclude("sequences of another activation", 1));
        }
        suite.report(494_720, 125_136);
    }

    private static List<TensorFlow> tensorFlow(String... kinds) {
        return Reference.cases(TensorFlow.FOLDER, kinds).stream()
                .flatMap(one -> TensorFlow.VERSIONS.stream().map(version -> new TensorFlow(one, version)))
                .toList();
    }

    @Test
    void pyTorchGru() {
        Suite suite = new Suite("PyTorch 1.13 GRU");
        for (JsonNode each : Reference.cases(PyTorch.FOLDER, "gru", "grucell")) {
            if (PyTorch.isOneLayer(each)) {
                PyTorch recorded = new PyTorch(each);
                suite.compare(recorded.gru(), recorded::gruCell, PyTorch.tolerance(each), 1e-12);
            } else {
                suite.floats.exclude("sequences of several layers or directions", 1);
            }
        }
        suite.report(90_520, 22_122);
    }

    @Test
    void pyTorchLstm() {
        Suite suite = new Suite("PyTorch 1.13 LSTM");
        for (JsonNode each : Reference.cases(PyTorch.FOLDER, "lstm", "lstmcell")) {
            if (PyTorch.isOneLayer(each)) {
                PyTorch recorded = new PyTorch(each);
                suite.compare(recorded.lstm(), recorded::lstmCell, PyTorch.tolerance(each), 1e-12);
            } else {
                suite.floats.exclude("sequences of several layers or directions", 1);
            }
        }
        suite.report(99_608, 23_302);
    }

    @Test
    void kerasGru() {
        keras("GRU", Keras::gru).report(123_228, 24_396);
    }

    @Test
    void kerasLstm() {
        keras("LSTM", Keras::lstm).report(81_476, 13_958);
    }

    private static Suite keras(String type, Function<Keras, Recorded> reader) {
        Suite suite = new Suite("Keras " + type);
        for (JsonNode each : Reference.manifest(Keras.FOLDER).toList()) {
            Optional<String> reason = Keras.reasonToExclude(each, type);
            if (reason.isPresent()) {
                suite.floats.exclude(reason.get(), 1);
            } else {
                Keras recorded = new Keras(each);
                suite.compare(reader.apply(recorded), recorded::gatedCell, 2e-6, PARAMETER_ROUNDING);
            }
        }
        return suite;
    }

    /** What one test counts: generated cells, FUSED and SEPARATE, and the interpreter in double. */
    private static final class Suite {
        final Tally floats;
        final Tally doubles;

        Suite(String name) {
            floats = new Tally(name + ", FUSED and SEPARATE");
            doubles = new Tally(name + ", in double");
        }

        void compare(Recorded recorded, Function<Numerics, SpecCase> cell, double tolerance, double doubleTolerance) {
            recorded.compareDoubles(cell.apply(Numerics.FUSED).program(), doubleTolerance, doubles);
            for (Numerics numerics : List.of(Numerics.FUSED, Numerics.SEPARATE)) {
                if (!recorded.isDouble()) {
                    recorded.compareFloats(recorded.run(Cells.of(cell.apply(numerics))), tolerance, floats);
                }
            }
        }

        void report(int expected, int expectedDoubles) {
            floats.report(expected);
            doubles.report(expectedDoubles);
        }
    }
}
