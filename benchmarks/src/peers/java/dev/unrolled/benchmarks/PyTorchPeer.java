package dev.unrolled.benchmarks;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.recurrent.RNN;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * PyTorch's own recurrent functions, called through DJL, one thread: one native call for a step or a sequence. Steps of an RNN or an LSTM are
 * often cheaper as {@link PyTorchProducts}.
 */
final class PyTorchPeer implements Peer {
    private final Work work;
    private final NDManager manager;
    private final NDList weights = new NDList();
    private final List<NDArray> inputs = new ArrayList<>();
    private NDList states = new NDList();
    private NDArray output;
    private int step;

    PyTorchPeer(Material material, NDManager manager) {
        this.work = material.work;
        this.manager = manager;
        Weights tensors = material.weights(Convention.PYTORCH);
        for (String name : List.of("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")) {
            int[] shape = tensors.tensor(name).shape();
            long[] sizes = java.util.Arrays.stream(shape).asLongStream().toArray();
            weights.add(manager.create(tensors.tensor(name).toFloats(), new Shape(sizes)));
        }
        for (int i = 0; i < (work.isSequence() ? 1 : Material.RING); i++) {
            float[] values = work.isSequence() ? material.sequence() : material.inputs(i);
            inputs.add(manager.create(values, new Shape(work.stepsPerCall(), work.batch(), work.inputs())));
        }
    }

    @Override
    public void reset() {
        states.close();
        states = new NDList();
        for (int i = 0; i < (work.kind() == Kind.LSTM ? 2 : 1); i++) {
            states.add(manager.zeros(new Shape(1, work.batch(), work.units())));
        }
        step = 0;
    }

    @Override
    public void advance() {
        NDArray x = inputs.get(step & (inputs.size() - 1));
        NDList result = call(x);
        if (output != null) {
            output.close();
        }
        output = result.get(0);
        NDList next = new NDList(result.subList(1, result.size()));
        if (work.isSequence()) {
            next.close();
        } else {
            states.close();
            states = next;
        }
        step++;
    }

    private NDList call(NDArray x) {
        var functions = x.getNDArrayInternal();
        return switch (work.kind()) {
            case RNN -> functions.rnn(
                    x, states.get(0), weights, true, 1, RNN.Activation.TANH, 0, false, false, false);
            case GRU -> functions.gru(x, states.get(0), weights, true, 1, 0, false, false, false);
            case LSTM -> functions.lstm(x, states, weights, true, 1, 0, false, false, false);
        };
    }

    @Override
    public float[] output() {
        return output.toFloatArray();
    }

    @Override
    public void close() {
        manager.close();
    }

    /** Makes the peer. */
    public static final class Factory implements PeerFactory {
        private static final long WARM_UP_NANOSECONDS = 600_000_000;
        private static final int TURNS = 5;
        private static final long TURN_NANOSECONDS = 40_000_000;

        static {
            // All native code lies in a jar: nothing is to be looked for elsewhere.
            System.setProperty("ai.djl.offline", "true");
            System.setProperty("ai.djl.pytorch.num_threads", "1");
            System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
            System.setProperty("OPT_OUT_TRACKING", "true");
        }

        @Override
        public String name() {
            return "pytorch";
        }

        @Override
        public String title() {
            return "PyTorch (DJL)";
        }

        @Override
        public Peer create(Material material) {
            Peer call = new PyTorchPeer(material, manager());
            if (material.work.isSequence() || material.work.kind() == Kind.GRU) {
                return call;
            }
            return cheaper(new PyTorchProducts(material, manager()), call);
        }

        private static NDManager manager() {
            return NDManager.newBaseManager(Device.cpu(), "PyTorch");
        }

        /** No rule says which it is: of large batches that changes with the size, to and fro. Timed in turns; closes the other one. */
        private static Peer cheaper(Peer one, Peer other) {
            one.reset();
            other.reset();
            nanoseconds(one, WARM_UP_NANOSECONDS);
            nanoseconds(other, WARM_UP_NANOSECONDS);
            double difference = 0;
            for (int turn = 0; turn < TURNS; turn++) {
                difference += nanoseconds(one, TURN_NANOSECONDS) - nanoseconds(other, TURN_NANOSECONDS);
            }
            Peer dearer = difference > 0 ? one : other;
            dearer.close();
            return dearer == one ? other : one;
        }

        /** Of a call. */
        private static double nanoseconds(Peer peer, long atLeast) {
            long start = System.nanoTime();
            long calls = 0;
            long now;
            do {
                peer.advance();
                calls++;
                now = System.nanoTime();
            } while (now - start < atLeast);
            return (double) (now - start) / calls;
        }
    }
}
