package dev.unrolled.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.RunOptions;
import org.tensorflow.types.TFloat32;

/**
 * A session over a graph, run in the calling thread. The state that a step fetches is what the next one is fed: the same tensor, which nobody
 * copies.
 */
final class TensorFlowPeer implements Peer {
    private final Work work;
    private final Graph graph = new Graph();
    private final TensorFlowGraph nodes;
    private final Session session;
    private final RunOptions options;
    private final List<TFloat32> inputs = new ArrayList<>();
    private Result last;
    private final List<Tensor> states = new ArrayList<>();
    private int step;

    TensorFlowPeer(Material material) {
        this.work = material.work;
        this.nodes = TensorFlowGraph.of(graph, material);
        this.session = new Session(
                graph,
                ConfigProto.newBuilder()
                        .setIntraOpParallelismThreads(1)
                        .setInterOpParallelismThreads(1)
                        .build());
        // A pool of this number is the calling thread.
        this.options = RunOptions.newBuilder().setInterOpThreadPool(-1).build();
        for (int i = 0; i < (work.isSequence() ? 1 : Material.RING); i++) {
            float[] values = work.isSequence() ? material.sequence() : material.inputs(i);
            Shape shape = work.isSequence()
                    ? Shape.of(work.steps(), work.batch(), work.inputs())
                    : Shape.of(work.batch(), work.inputs());
            inputs.add(TFloat32.tensorOf(shape, DataBuffers.of(values)));
        }
    }

    @Override
    public void reset() {
        states.clear();
        for (int i = 0; i < nodes.states().size(); i++) {
            Shape shape = Shape.of(work.batch(), work.units());
            states.add(TFloat32.tensorOf(shape, DataBuffers.of(new float[work.batch() * work.units()])));
        }
        step = 0;
    }

    @Override
    public void advance() {
        Session.Runner runner = session.runner().setOptions(options);
        runner.feed(nodes.input(), inputs.get(step & (inputs.size() - 1)));
        for (int i = 0; i < states.size(); i++) {
            runner.feed(nodes.states().get(i), states.get(i));
        }
        nodes.outputs().forEach(runner::fetch);
        Result result = runner.run();
        for (int i = 0; i < states.size(); i++) {
            states.set(i, result.get(i));
        }
        if (last != null) {
            last.close();
        }
        last = result;
        step++;
    }

    @Override
    public float[] output() {
        TFloat32 h = (TFloat32) last.get(0);
        float[] values = new float[(int) h.size()];
        h.asRawTensor().data().asFloats().read(values);
        return values;
    }

    @Override
    public void close() {
        session.close();
        graph.close();
    }

    /** Makes the peer. */
    public static final class Factory implements PeerFactory {
        @Override
        public String name() {
            return "tensorflow";
        }

        @Override
        public String title() {
            return "TensorFlow";
        }

        @Override
        public Peer create(Material material) {
            return new TensorFlowPeer(material);
        }
    }
}
