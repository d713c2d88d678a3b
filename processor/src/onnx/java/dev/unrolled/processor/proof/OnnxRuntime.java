package dev.unrolled.processor.proof;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;

/** Runs a node in ONNX Runtime. */
final class OnnxRuntime {
    private OnnxRuntime() {}

    /** All outputs, {@code [steps, batch, units]}. */
    static float[] run(OnnxNode node) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {node.steps(), node.batch(), node.inputs()};
        try (OrtSession session = environment.createSession(OnnxModel.bytes(node), new OrtSession.SessionOptions());
                OnnxTensor x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(node.x()), shape);
                OrtSession.Result result = session.run(Map.of("X", x))) {
            FloatBuffer y = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[y.remaining()];
            y.get(values);
            return values;
        }
    }
}
