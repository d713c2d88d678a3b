package dev.unrolled.benchmarks;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps of an RNN or an LSTM in PyTorch as one product and elementwise functions, each a native call: that is cheaper than a call of PyTorch's
 * recurrent function, except for some sizes of an LSTM's large batches. {@link PyTorchPeer.Factory} takes the cheaper one. A GRU is not.
 */
final class PyTorchProducts implements Peer {
    private final Work work;
    private final NDManager manager;
    private final NDArray weights;
    private final NDArray bias;
    private final List<NDArray> inputs = new ArrayList<>();
    private NDArray h;
    private NDArray c;
    private int step;

    PyTorchProducts(Material material, NDManager manager) {
        this.work = material.work;
        this.manager = manager;
        int rows = work.inputs() + work.units();
        int columns = work.kind().gates * work.units();
        try (NDArray kernel = manager.create(material.tensor("kernel"), new Shape(rows, columns))) {
            // As torch.nn.functional.linear wants it; the copy makes the rows contiguous.
            this.weights = kernel.transpose().duplicate();
        }
        this.bias = manager.create(material.tensor("bias"), new Shape(columns));
        for (int i = 0; i < Material.RING; i++) {
            inputs.add(manager.create(material.inputs(i), new Shape(work.batch(), work.inputs())));
        }
        this.h = manager.zeros(new Shape(work.batch(), work.units()));
        this.c = manager.zeros(new Shape(work.batch(), work.units()));
    }

    @Override
    public void reset() {
        h.close();
        c.close();
        h = manager.zeros(new Shape(work.batch(), work.units()));
        c = manager.zeros(new Shape(work.batch(), work.units()));
        step = 0;
    }

    @Override
    public void advance() {
        NDArray x = inputs.get(step++ & (Material.RING - 1));
        try (NDArray both = x.concat(h, 1);
                NDArray sums = x.getNDArrayInternal().linear(both, weights, bias).get(0)) {
            h.close();
            h = work.kind() == Kind.RNN ? sums.tanh() : lstm(sums);
        }
    }

    /** Our gates: input, candidate, forget, output. */
    private NDArray lstm(NDArray sums) {
        try (NDList gates = sums.split(work.kind().gates, 1);
                NDArray in = gates.get(0).getNDArrayInternal().sigmoid();
                NDArray candidate = gates.get(1).tanh()) {
            NDArray next = gates.get(2).getNDArrayInternal().sigmoid();
            next.muli(c);
            next.addi(in.muli(candidate));
            c.close();
            c = next;
            NDArray out = gates.get(3).getNDArrayInternal().sigmoid();
            try (NDArray shown = c.tanh()) {
                out.muli(shown);
            }
            return out;
        }
    }

    @Override
    public float[] output() {
        return h.toFloatArray();
    }

    @Override
    public void close() {
        manager.close();
    }
}
