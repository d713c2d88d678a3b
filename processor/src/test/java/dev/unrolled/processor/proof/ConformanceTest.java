package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Numerics;
import dev.unrolled.processor.GoldenFiles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every recorded case of every framework on one page, {@code docs/conformance.md}. */
final class ConformanceTest {
    private static final String HEAD = """
        # Conformance

        What generated cells compute beside what frameworks recorded: every case of the reference data, its number of values and the largest absolute
        difference of a `FUSED` cell from them, from the framework's own float32 values and from float64 values alike; cases recorded in float64 are run by the
        reference interpreter in double. Where examples end early or are masked, the padded outputs are compared, too. A case of several layers, of another
        direction or of last outputs is run by a network, whose weights are loaded layer by layer by the framework's convention. A test makes
        this page and holds it true where the recorded data lie beside the project ([CONTRIBUTING](../CONTRIBUTING.md#recorded-data)).

        """;

    private final StringBuilder page = new StringBuilder(HEAD);

    /** What is compared of a case, or why it is not. */
    private interface Comparison {
        /** The reason to leave it out, empty if the tally was given the values. */
        Optional<String> run(JsonNode one, Tally tally);
    }

    @Test
    void page() {
        suite("TensorFlow 2.18", TensorFlow.FOLDER, (one, tally) -> tensorFlow(new TensorFlow(one, "tf2"), one, tally));
        suite("TensorFlow 1.15", TensorFlow.FOLDER, (one, tally) -> tensorFlow(new TensorFlow(one, "tf1"), one, tally));
        suite("PyTorch 1.13", PyTorch.FOLDER, ConformanceTest::pyTorch);
        suite("Keras layers, run by TensorFlow 2.18 and TensorFlow.js", Keras.FOLDER, ConformanceTest::keras);
        suite("ONNX Runtime", Onnx.FOLDER, ConformanceTest::onnx);
        networks("RTNeural", RealNetworks.rtNeural());
        networks("Trained models", RealNetworks.trained());
        GoldenFiles.check(GoldenFiles.REPOSITORY.resolve("docs/conformance.md"), page.toString());
    }

    private void suite(String title, String folder, Comparison comparison) {
        networks(
                title,
                Reference.manifest(folder)
                        .map(each ->
                                new RealNetworks.Case(each.get("name").asText(), tally -> comparison.run(each, tally)))
                        .toList());
    }

    private void networks(String title, List<RealNetworks.Case> cases) {
        page.append("## ").append(title).append("\n\n| case | values | largest difference |\n|---|--:|--:|\n");
        for (RealNetworks.Case each : cases) {
            Tally tally = new Tally(title);
            String name = each.name();
            Optional<String> reason = each.comparison().run(tally);
            page.append(reason.map(why -> "| `%s` | – | `%s` |%n".formatted(name, why))
                    .orElseGet(() -> String.format(
                            Locale.ROOT, "| `%s` | %d | %.1e |%n", name, tally.values(), tally.largest())));
        }
        page.append("\n");
    }

    private static Optional<String> tensorFlow(TensorFlow recorded, JsonNode one, Tally tally) {
        return recorded.activation()
                .map(activation -> {
                    switch (one.get("kind").asText()) {
                        case "basic_rnn_cell" -> {
                            Recorded rnn = recorded.rnn();
                            compare(rnn, TensorFlowRnnTest.cell(rnn, activation, Numerics.FUSED), tally);
                        }
                        case "gru_cell" -> compare(recorded.gru(), recorded.gruCell(activation, Numerics.FUSED), tally);
                        default -> compare(recorded.lstm(), recorded.lstmCell(activation, Numerics.FUSED), tally);
                    }
                    return Optional.<String>empty();
                })
                .orElseGet(() -> Optional.of("another activation"));
    }

    private static Optional<String> pyTorch(JsonNode one, Tally tally) {
        if (!PyTorch.isOneLayer(one)) {
            compare(new PyTorchNetwork(one).recorded(Numerics.FUSED), tally);
            return Optional.empty();
        }
        PyTorch recorded = new PyTorch(one);
        String kind = one.get("kind").asText();
        if (kind.startsWith("rnn")) {
            Recorded rnn = recorded.rnn();
            compare(rnn, PyTorchRnnTest.cell(one, rnn, Numerics.FUSED), tally);
        } else if (kind.startsWith("gru")) {
            compare(recorded.gru(), recorded.gruCell(Numerics.FUSED), tally);
        } else {
            compare(recorded.lstm(), recorded.lstmCell(Numerics.FUSED), tally);
        }
        return Optional.empty();
    }

    private static Optional<String> keras(JsonNode one, Tally tally) {
        if (KerasNetwork.isNetwork(one)) {
            compare(new KerasNetwork(one).recorded(Numerics.FUSED), tally);
            return Optional.empty();
        }
        String type = Keras.layer(one).path("class").asText();
        Keras layer = new Keras(one);
        switch (type) {
            case "SimpleRNN" -> compare(layer.rnn(), layer.rnnCell(Numerics.FUSED), tally);
            case "GRU" -> compare(layer.gru(), layer.gatedCell(Numerics.FUSED), tally);
            default -> compare(layer.lstm(), layer.gatedCell(Numerics.FUSED), tally);
        }
        return Optional.empty();
    }

    private static Optional<String> onnx(JsonNode one, Tally tally) {
        OnnxNetwork network = new OnnxNetwork(one);
        if (network.isNetwork()) {
            compare(network.recorded(Numerics.FUSED), tally);
        } else {
            Onnx node = new Onnx(one);
            compare(node.recorded(), node.cell(Numerics.FUSED), tally);
        }
        return Optional.empty();
    }

    private static void compare(RecordedNetwork recorded, Tally tally) {
        recorded.compareFloats(Double.POSITIVE_INFINITY, tally);
    }

    private static void compare(Recorded recorded, AnnotatedCell cell, Tally tally) {
        if (recorded.isDouble()) {
            recorded.compareDoubles(cell.program(), Double.POSITIVE_INFINITY, tally);
        } else {
            recorded.compareFloats(recorded.run(Cells.of(cell)), Double.POSITIVE_INFINITY, tally);
        }
    }
}
