package dev.unrolled.weights;

import static dev.unrolled.weights.ConventionTest.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The layers of networks under the names that frameworks give them, in whatever order. */
class NetworkNamesTest {
    /** Of two biases where the framework has two, so that none is lost. */
    private static CellLayout lstm(Convention convention, int inputs, int units) {
        CellLayout lstm = CellLayout.lstm(inputs, units);
        return NetworkConventionTest.hasTwoBiases(convention) ? lstm.withRecurrentBias() : lstm;
    }

    private static NetworkLayout stack(Convention convention) {
        return NetworkLayout.of(
                LayerLayout.of("first", lstm(convention, 3, 2)),
                LayerLayout.of("second", lstm(convention, 2, 2)),
                LayerLayout.of("third", lstm(convention, 2, 2)),
                LayerLayout.dense("hidden", 2, 2),
                LayerLayout.dense("out", 2, 2));
    }

    private static NetworkLayout both(Convention convention) {
        return NetworkLayout.of(
                LayerLayout.bidirectional("first", lstm(convention, 3, 2)),
                LayerLayout.bidirectional("second", lstm(convention, 4, 2)),
                LayerLayout.bidirectional("third", lstm(convention, 4, 2)),
                LayerLayout.dense("out", 4, 1));
    }

    private static void assertFound(NetworkLayout network, Convention convention, List<List<String>> patterns) {
        Random random = new Random(NetworkConventionTest.SEED);
        NetworkModel model = new NetworkModel(network, random);
        Weights file = model.framework(convention, patterns);
        assertSame(model.canonical(), convention.toCanonical(file, network));
        assertSame(model.canonical(), convention.toCanonical(NetworkModel.shuffled(file, random), network));
    }

    @Test
    void pyTorchNumbersItsLayers() {
        assertFound(
                stack(Convention.PYTORCH),
                Convention.PYTORCH,
                List.of(List.of("rnn.*_l0"), List.of("rnn.*_l1"), List.of("rnn.*_l2"), List.of("0.*"), List.of("2.*")));
        assertFound(
                both(Convention.PYTORCH),
                Convention.PYTORCH,
                List.of(
                        List.of("*_l0", "*_l0_reverse"),
                        List.of("*_l1", "*_l1_reverse"),
                        List.of("*_l10", "*_l10_reverse"),
                        List.of("fc.*")));
    }

    @Test
    void tensorFlowNumbersItsCells() {
        String cell = "rnn/multi_rnn_cell/cell_";
        assertFound(
                stack(Convention.TENSORFLOW),
                Convention.TENSORFLOW,
                List.of(
                        List.of(cell + "0/basic_lstm_cell/*:0"),
                        List.of(cell + "9/basic_lstm_cell/*:0"),
                        List.of(cell + "10/basic_lstm_cell/*:0"),
                        List.of("dense/*:0"),
                        List.of("dense_1/*:0")));
        String both = "stack_bidirectional_rnn/cell_";
        assertFound(
                both(Convention.TENSORFLOW),
                Convention.TENSORFLOW,
                List.of(
                        List.of(
                                both + "0/bidirectional_rnn/fw/lstm_cell/*",
                                both + "0/bidirectional_rnn/bw/lstm_cell/*"),
                        List.of(
                                both + "1/bidirectional_rnn/fw/lstm_cell/*",
                                both + "1/bidirectional_rnn/bw/lstm_cell/*"),
                        List.of(
                                both + "2/bidirectional_rnn/fw/lstm_cell/*",
                                both + "2/bidirectional_rnn/bw/lstm_cell/*"),
                        List.of("output_projection/*")));
    }

    @Test
    void kerasNumbersItsLayers() {
        assertFound(
                stack(Convention.KERAS),
                Convention.KERAS,
                List.of(
                        List.of("lstm/lstm_cell_3/*:0"),
                        List.of("lstm_1/lstm_cell_4/*:0"),
                        List.of("lstm_2/lstm_cell_5/*:0"),
                        List.of("dense/*:0"),
                        List.of("dense_1/*:0")));
        assertFound(
                both(Convention.KERAS),
                Convention.KERAS,
                List.of(
                        List.of(
                                "bidirectional/forward_lstm/lstm_cell_1/*",
                                "bidirectional/backward_lstm/lstm_cell_2/*"),
                        List.of(
                                "bidirectional_1/forward_lstm_1/lstm_cell_4/*",
                                "bidirectional_1/backward_lstm_1/lstm_cell_5/*"),
                        List.of(
                                "bidirectional_2/forward_lstm_2/lstm_cell_7/*",
                                "bidirectional_2/backward_lstm_2/lstm_cell_8/*"),
                        List.of("dense/*")));
        assertFound(
                both(Convention.KERAS),
                Convention.KERAS,
                List.of(
                        List.of(
                                "layers/bidirectional/forward_layer/cell/*",
                                "layers/bidirectional/backward_layer/cell/*"),
                        List.of(
                                "layers/bidirectional_1/forward_layer/cell/*",
                                "layers/bidirectional_1/backward_layer/cell/*"),
                        List.of(
                                "layers/bidirectional_2/forward_layer/cell/*",
                                "layers/bidirectional_2/backward_layer/cell/*"),
                        List.of("layers/dense/*")));
    }

    @Test
    void onnxHasBothDirectionsInOneTensor() {
        assertFound(
                both(Convention.ONNX),
                Convention.ONNX,
                List.of(List.of("LSTM_0/*"), List.of("LSTM_1/*"), List.of("LSTM_2/*"), List.of("Gemm/*")));
    }

    /** Whatever the numbers and the shapes say. */
    @Test
    void aLayersOwnNameCountsMost() {
        assertFound(
                stack(Convention.PYTORCH),
                Convention.PYTORCH,
                List.of(
                        List.of("model.first.*_l0"),
                        List.of("model.second.lstm.*_l0"),
                        List.of("model.third.lstm.*_l0"),
                        List.of("hidden.*"),
                        List.of("out.*")));
        NetworkLayout crossed = NetworkLayout.of(
                LayerLayout.of("lstm_2", CellLayout.lstm(2, 2)), LayerLayout.of("lstm_1", CellLayout.lstm(2, 2)));
        assertFound(crossed, Convention.KERAS, List.of(List.of("lstm_2/lstm_cell/*"), List.of("lstm_1/lstm_cell/*")));
    }

    /** One layer has its name, and the other's number is smaller though it comes later: that is no accident to be guessed at. */
    @Test
    void namesAndNumbersThatContradictEachOther() {
        NetworkLayout network = NetworkLayout.of(
                LayerLayout.of("lstm_2", CellLayout.lstm(2, 2)), LayerLayout.of("lstm_3", CellLayout.lstm(2, 2)));
        Weights file = new NetworkModel(network, new Random(NetworkConventionTest.SEED))
                .framework(Convention.KERAS, List.of(List.of("lstm_2/*"), List.of("lstm_1/*")));
        assertThrows(WeightsException.class, () -> Convention.KERAS.toCanonical(file, network));
    }

    /** More numbered layers than one could try in every order. */
    @Test
    void manyLayersInTheOrderOfTheirNumbers() {
        LayerLayout[] layers = new LayerLayout[64];
        List<List<String>> patterns = new ArrayList<>();
        for (int i = 0; i < layers.length; i++) {
            layers[i] = LayerLayout.of("layer" + i, lstm(Convention.PYTORCH, i == 0 ? 3 : 2, 2));
            patterns.add(List.of("rnn.*_l" + i));
        }
        assertFound(NetworkLayout.of(layers), Convention.PYTORCH, patterns);
    }

    /** A state to start from has one name in all conventions. */
    @Test
    void aLearnedStateTellsNoConvention() {
        for (Convention convention : List.of(Convention.KERAS, Convention.PYTORCH, Convention.ONNX)) {
            NetworkLayout network = NetworkLayout.of(
                    LayerLayout.of("one", lstm(convention, 3, 2)).withLearnedState(), LayerLayout.dense("out", 2, 1));
            NetworkModel model = new NetworkModel(network, new Random(NetworkConventionTest.SEED));
            Weights file = convention.fromCanonical(model.canonical(), network);
            assertEquals(convention, Convention.detect(file, network));
            assertEquals(Convention.CANONICAL, Convention.detect(model.canonical(), network));
        }
    }

    @Test
    void numbersOfNames() {
        assertEquals("lstm_cell", NumberedName.withoutNumber("lstm_cell_1"));
        assertEquals("lstm", NumberedName.withoutNumber("lstm10"));
        assertEquals("a1", NumberedName.withoutNumber("a1_2"));
        assertEquals("x_", NumberedName.withoutNumber("x__3"));
        assertEquals("", NumberedName.withoutNumber("_5"));
        assertEquals("", NumberedName.withoutNumber("12"));
        assertEquals("cell_", NumberedName.withoutNumber("cell_"));
        assertEquals("x", assertTimeoutPreemptively(Duration.ofSeconds(1), () -> NumberedName.withoutNumber(
                        "1".repeat(65_000) + "x")
                .substring(65_000)));
    }
}
