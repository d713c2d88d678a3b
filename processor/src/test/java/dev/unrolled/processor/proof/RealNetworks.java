package dev.unrolled.processor.proof;

import dev.unrolled.weights.Weights;
import dev.unrolled.weights.WeightsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Networks that other projects use, with their own weights and what these projects or their frameworks computed. */
final class RealNetworks {
    private static final String REAL = "real-models/";

    /**
     * A network.
     *
     * @param name what to call it on a page
     * @param comparison what compares it; gives the reason where it is not compared
     */
    record Case(String name, Comparison comparison) {}

    /** Compares a network with what was recorded of it. */
    @FunctionalInterface
    interface Comparison {
        /** The reason to leave it out, empty if the tally was given the values. */
        Optional<String> run(Tally tally);
    }

    private RealNetworks() {}

    /** What the RTNeural project exported. */
    static List<Case> rtNeural() {
        return List.of(
                of(
                        "gru",
                        tally -> RtNeural.keras(
                                "gru",
                                "@Layer(dense = @Dense(units = 8, activation = TANH)),"
                                        + " @Layer(gru = @GruCell(units = 8, reset = Reset.AFTER)),"
                                        + " @Layer(dense = @Dense(units = 8, activation = SIGMOID)),"
                                        + " @Layer(dense = @Dense(units = 1))",
                                tally)),
                of(
                        "lstm_1d",
                        tally -> RtNeural.keras(
                                "lstm_1d",
                                "@Layer(lstm = @LstmCell(units = 8)), @Layer(dense = @Dense(units = 1))",
                                tally)),
                of("lstm_torch", RtNeural::torch));
    }

    /** Trained models. */
    static List<Case> trained() {
        return List.of(
                of("dtln, both LSTMs", TrainedModels::dtln),
                of("nam-lstm", TrainedModels::nam),
                of("silero-vad, LSTM of the ONNX model", TrainedModels::sileroOnnx),
                of("silero-vad, LSTM of the safetensors file", TrainedModels::sileroTorch),
                new Case("keras3-lstm-stack", tally -> Optional.of(refusal("keras3-lstm-stack/lstm.keras"))),
                new Case("kotlindl-lstm", tally -> Optional.of(refusal("kotlindl-lstm/weights.h5"))));
    }

    /** What is said of a file that is not read. */
    private static String refusal(String file) {
        try {
            Weights weights = Weights.read(Reference.path(REAL + file));
            weights.names().forEach(weights::tensor);
            throw new AssertionError("expected a refusal, found " + weights);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (WeightsException refused) {
            WeightsException.Problem first = refused.problems().get(0);
            return "expected %s, found %s; %s".formatted(first.expected(), first.found(), first.hint());
        }
    }

    private static Case of(String name, Consumer<Tally> comparison) {
        return new Case(name, tally -> {
            comparison.accept(tally);
            tally.sequence();
            return Optional.empty();
        });
    }
}
