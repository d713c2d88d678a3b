package dev.unrolled.processor.proof;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a node in ONNX Runtime. */
final class OnnxRuntime {
    private OnnxRuntime() {}

    /** All outputs, {@code [steps, D, batch, units]}, and the last h and, of an LSTM, c, {@code [D, batch, units]}. */
    static List<float[]> run(OnnxNode node) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        long[] shape = {node.steps(), node.batch(), node.inputs()};
        try (OrtSession session = environment.createSession(OnnxModel.bytes(node), new OrtSession.SessionOptions());
                OnnxTensor x = OnnxTensor.createTensor(environment, FloatBuffer.wrap(node.x()), shape);
                OrtSession.Result result = session.run(Map.of("X", x))) {
            List<float[]> outputs = new ArrayList<>();
            for (int i = 0; i < result.size(); i++) {
                FloatBuffer y = ((OnnxTensor) result.get(i)).getFloatBuffer();
                float[] values = new float[y.remaining()];
                y.get(values);
                outputs.add(values);
            }
            return outputs;
        }
    }
}
