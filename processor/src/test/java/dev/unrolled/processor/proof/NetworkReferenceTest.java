package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.unrolled.Numerics;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Generated networks compute what PyTorch, Keras and ONNX Runtime compute of several layers or directions, loaded by the convention. */
final class NetworkReferenceTest {
    /** Programs hold clips and parameters as floats. */
    private static final double PARAMETER_ROUNDING = 1e-7;

    @Test
    void pyTorch() {
        Tally floats = floats("PyTorch 1.13, several layers or directions");
        Tally doubles = doubles("PyTorch 1.13, several layers or directions");
        List<JsonNode> cases = Reference.manifest(PyTorch.FOLDER)
                .filter(one -> !PyTorch.isOneLayer(one))
                .toList();
        compare(cases, one -> new PyTorchNetwork(one)::recorded, PyTorch::tolerance, 1e-12, floats, doubles);
        floats.report(74_320);
        doubles.report(18_580);
    }

    @Test
    void keras() {
        Tally floats = floats("Keras, stacked, bidirectional, backward, masked, last");
        Tally doubles = doubles("Keras, stacked, bidirectional, backward, masked, last");
        List<JsonNode> cases =
                Reference.manifest(Keras.FOLDER).filter(KerasNetwork::isNetwork).toList();
        compare(cases, one -> new KerasNetwork(one)::recorded, one -> 2e-6, PARAMETER_ROUNDING, floats, doubles);
        floats.report(34_188);
        doubles.report(7_779);
    }

    @Test
    void onnxRuntime() {
        Tally floats = floats("ONNX Runtime, reverse and bidirectional");
        Tally doubles = doubles("ONNX Runtime, reverse and bidirectional");
        List<JsonNode> cases = new ArrayList<>();
        for (JsonNode each : Reference.manifest(Onnx.FOLDER).toList()) {
            OnnxNetwork node = new OnnxNetwork(each);
            if (node.isNetwork()) {
                cases.add(each);
            }
        }
        compare(cases, one -> new OnnxNetwork(one)::recorded, one -> 2e-6, PARAMETER_ROUNDING, floats, doubles);
        floats.report(57_216);
        doubles.report(14_304);
    }

    private static Tally floats(String suite) {
        return new Tally(suite + ", FUSED and SEPARATE");
    }

    private static Tally doubles(String suite) {
        return new Tally(suite + ", in double");
    }

    private static void compare(
            List<JsonNode> cases,
            Function<JsonNode, Function<Numerics, RecordedNetwork>> reader,
            ToDoubleFunction<JsonNode> tolerance,
            double doubleTolerance,
            Tally floats,
            Tally doubles) {
        List<Numerics> both = List.of(Numerics.FUSED, Numerics.SEPARATE);
        CompiledNetwork.of(cases.stream()
                .flatMap(one -> both.stream()
                        .map(numerics -> reader.apply(one).apply(numerics).network()))
                .toList());
        for (JsonNode one : cases) {
            Function<Numerics, RecordedNetwork> recorded = reader.apply(one);
            recorded.apply(Numerics.FUSED).compareDoubles(doubleTolerance, doubles);
            both.forEach(numerics -> recorded.apply(numerics).compareFloats(tolerance.applyAsDouble(one), floats));
        }
    }
}
