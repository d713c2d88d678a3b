package dev.unrolled.benchmarks;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * ONNX Runtime's own recurrent operators, one thread. All tensors are made beforehand over direct memory, outputs are pinned, and two sets of
 * states take turns, so that a call copies nothing.
 */
final class OnnxRuntimePeer implements Peer {
    private final Work work;
    private final OrtSession session;
    private final List<FloatBuffer> states = new ArrayList<>();
    private final Map<String, OnnxTensor> outputs = new HashMap<>();
    private final FloatBuffer output;
    /** By whose turn it is, then by input. */
    private final List<List<Map<String, OnnxTensor>>> inputs = new ArrayList<>();

    private final List<Map<String, OnnxTensor>> nextStates = new ArrayList<>();
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private int step;

    OnnxRuntimePeer(Material material) throws OrtException {
        this.work = material.work;
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        this.session = environment.createSession(OnnxModel.bytes(material), options);
        this.output = direct(work.stepsPerCall() * work.batch() * work.units());
        if (work.isSequence()) {
            outputs.put("Y", tensor(output, work.steps(), 1, work.batch(), work.units()));
        }
        List<OnnxTensor> xs = xs(material);
        for (int turn = 0; turn < 2; turn++) {
            Map<String, OnnxTensor> ins = new HashMap<>();
            Map<String, OnnxTensor> outs = new HashMap<>();
            for (String name : OnnxModel.states(work)) {
                FloatBuffer state = direct(work.batch() * work.units());
                states.add(state);
                OnnxTensor tensor = tensor(state, 1, work.batch(), work.units());
                ins.put(name, tensor);
                outs.put(name.equals("h") ? "nextH" : "nextC", tensor);
            }
            nextStates.add(outs);
            inputs.add(xs.stream()
                    .map(x -> {
                        Map<String, OnnxTensor> all = new HashMap<>(ins);
                        all.put("X", x);
                        return all;
                    })
                    .toList());
        }
    }

    private List<OnnxTensor> xs(Material material) throws OrtException {
        List<OnnxTensor> xs = new ArrayList<>();
        for (int i = 0; i < (work.isSequence() ? 1 : Material.RING); i++) {
            float[] values = work.isSequence() ? material.sequence() : material.inputs(i);
            xs.add(tensor(direct(values.length).put(values).rewind(), work.stepsPerCall(), work.batch(), work.inputs()));
        }
        return xs;
    }

    private OnnxTensor tensor(FloatBuffer buffer, long... shape) throws OrtException {
        return OnnxTensor.createTensor(environment, buffer, shape);
    }

    private static FloatBuffer direct(int length) {
        return ByteBuffer.allocateDirect(Float.BYTES * length)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public void reset() {
        for (FloatBuffer state : states) {
            for (int i = 0; i < state.capacity(); i++) {
                state.put(i, 0);
            }
        }
        step = 0;
    }

    @Override
    public void advance() {
        // Of a sequence the states stay zeros: nobody asks for the last ones.
        int turn = work.isSequence() ? 0 : step & 1;
        Map<String, OnnxTensor> into = work.isSequence() ? outputs : nextStates.get(1 - turn);
        List<Map<String, OnnxTensor>> from = inputs.get(turn);
        try {
            session.run(from.get(step & (from.size() - 1)), into).close();
        } catch (OrtException failure) {
            throw new IllegalStateException(failure);
        }
        step++;
    }

    @Override
    public float[] output() {
        float[] values = new float[output.capacity()];
        FloatBuffer from = work.isSequence() ? output : states.get((step & 1) * states.size() / 2);
        from.get(0, values);
        return values;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Makes the peer. */
    public static final class Factory implements PeerFactory {
        @Override
        public String name() {
            return "onnxruntime";
        }

        @Override
        public String title() {
            return "ONNX Runtime";
        }

        @Override
        public Peer create(Material material) {
            try {
                return new OnnxRuntimePeer(material);
            } catch (OrtException failure) {
                throw new IllegalStateException(failure);
            }
        }
    }
}
