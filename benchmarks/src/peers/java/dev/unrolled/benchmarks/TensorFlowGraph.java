package dev.unrolled.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.nn.BlockLSTM;
import org.tensorflow.op.nn.LSTMBlockCell;
import org.tensorflow.types.TFloat32;

/**
 * The cells as graphs. An LSTM is TensorFlow's fused operator; RNN and GRU, for which it has none that computes them, are products
 * and activations, and a sequence of them is a graph of all its steps, whose input half is one product.
 *
 * @param input fed with the inputs
 * @param states fed with the states, h first; none of a sequence, which begins with zeros
 * @param outputs fetched: the next states, h first, or all h of a sequence
 */
record TensorFlowGraph(Placeholder<TFloat32> input, List<Placeholder<TFloat32>> states, List<Operand<TFloat32>> outputs) {
    static TensorFlowGraph of(Graph graph, Material material) {
        return new Builder(Ops.create(graph), material).build();
    }

    private static final class Builder {
        private final Ops tf;
        private final Material material;
        private final Work work;
        private final int units;
        private final int columns;

        Builder(Ops tf, Material material) {
            this.tf = tf;
            this.material = material;
            this.work = material.work;
            this.units = work.units();
            this.columns = work.kind().gates * units;
        }

        TensorFlowGraph build() {
            Shape shape = work.isSequence()
                    ? Shape.of(work.steps(), work.batch(), work.inputs())
                    : Shape.of(work.batch(), work.inputs());
            Placeholder<TFloat32> x = tf.placeholder(TFloat32.class, Placeholder.shape(shape));
            if (work.kind() == Kind.LSTM) {
                return work.isSequence() ? lstmSequence(x) : lstm(x);
            }
            return work.isSequence() ? sequence(x) : step(x);
        }

        private TensorFlowGraph step(Placeholder<TFloat32> x) {
            Placeholder<TFloat32> h = state();
            Operand<TFloat32> next;
            if (work.kind() == Kind.RNN) {
                Operand<TFloat32> both = tf.concat(List.of(x, h), tf.constant(1));
                Operand<TFloat32> product = tf.linalg.matMul(both, kernel(0, work.inputs() + units));
                next = tf.math.tanh(tf.nn.biasAdd(product, vector("bias")));
            } else {
                next = next(tf.nn.biasAdd(tf.linalg.matMul(x, kernel(0, work.inputs())), vector("bias")), h, u(), rb());
            }
            return new TensorFlowGraph(x, List.of(h), List.of(next));
        }

        private TensorFlowGraph sequence(Placeholder<TFloat32> x) {
            Operand<TFloat32> flat =
                    tf.reshape(x, tf.constant(new int[] {work.steps() * work.batch(), work.inputs()}));
            Operand<TFloat32> products =
                    tf.nn.biasAdd(tf.linalg.matMul(flat, kernel(0, work.inputs())), vector("bias"));
            Operand<TFloat32> u = u();
            Operand<TFloat32> rb = work.kind() == Kind.GRU ? rb() : null;
            Operand<TFloat32> h = constant(new float[work.batch() * units], work.batch(), units);
            List<Operand<TFloat32>> outputs = new ArrayList<>();
            for (Operand<TFloat32> product : tf.split(tf.constant(0), products, (long) work.steps())) {
                h = work.kind() == Kind.RNN
                        ? tf.math.tanh(tf.math.add(product, tf.linalg.matMul(h, u)))
                        : next(product, h, u, rb);
                outputs.add(h);
            }
            return new TensorFlowGraph(x, List.of(), List.of(tf.stack(outputs)));
        }

        /** A GRU that resets after the product. */
        private Operand<TFloat32> next(
                Operand<TFloat32> x, Operand<TFloat32> h, Operand<TFloat32> u, Operand<TFloat32> bias) {
            Operand<TFloat32> product = tf.nn.biasAdd(tf.linalg.matMul(h, u), bias);
            List<? extends Operand<TFloat32>> xs = columns(x);
            List<? extends Operand<TFloat32>> hs = columns(product);
            Operand<TFloat32> gates = tf.math.sigmoid(tf.math.add(xs.get(0), hs.get(0)));
            Operand<TFloat32> reset = part(gates, 0);
            Operand<TFloat32> update = part(gates, units);
            Operand<TFloat32> candidate = tf.math.tanh(tf.math.add(xs.get(1), tf.math.mul(reset, hs.get(1))));
            // u h + (1 - u) c, with one product less.
            return tf.math.add(candidate, tf.math.mul(update, tf.math.sub(h, candidate)));
        }

        /** Both gates, and the candidate. */
        private List<? extends Operand<TFloat32>> columns(Operand<TFloat32> all) {
            return tf.splitV(all, tf.constant(new int[] {2 * units, units}), tf.constant(1), 2L)
                    .output();
        }

        private Operand<TFloat32> part(Operand<TFloat32> gates, int from) {
            return tf.slice(gates, tf.constant(new int[] {0, from}), tf.constant(new int[] {work.batch(), units}));
        }

        private TensorFlowGraph lstm(Placeholder<TFloat32> x) {
            Placeholder<TFloat32> h = state();
            Placeholder<TFloat32> c = state();
            Operand<TFloat32> none = constant(new float[units], units);
            LSTMBlockCell<TFloat32> cell = tf.nn.lSTMBlockCell(
                    x,
                    c,
                    h,
                    kernel(0, work.inputs() + units),
                    none,
                    none,
                    none,
                    vector("bias"),
                    LSTMBlockCell.forgetBias(0f),
                    LSTMBlockCell.cellClip(-1f));
            return new TensorFlowGraph(x, List.of(h, c), List.of(cell.h(), cell.cs()));
        }

        private TensorFlowGraph lstmSequence(Placeholder<TFloat32> x) {
            Operand<TFloat32> zeros = constant(new float[work.batch() * units], work.batch(), units);
            Operand<TFloat32> none = constant(new float[units], units);
            BlockLSTM<TFloat32> cells = tf.nn.blockLSTM(
                    tf.constant((long) work.steps()),
                    x,
                    zeros,
                    zeros,
                    constant(inOrderOfSequences(material.tensor("kernel")), work.inputs() + units, columns),
                    none,
                    none,
                    none,
                    constant(inOrderOfSequences(material.tensor("bias")), columns),
                    BlockLSTM.cellClip(-1f));
            return new TensorFlowGraph(x, List.of(), List.of(cells.h()));
        }

        /** The operator for sequences, version 2, wants input, forget, candidate, output; that for steps has our order. */
        private float[] inOrderOfSequences(float[] rows) {
            float[] ordered = rows.clone();
            for (int at = 0; at < rows.length; at += columns) {
                System.arraycopy(rows, at + 2 * units, ordered, at + units, units);
                System.arraycopy(rows, at + units, ordered, at + 2 * units, units);
            }
            return ordered;
        }

        private Placeholder<TFloat32> state() {
            return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(work.batch(), units)));
        }

        private Operand<TFloat32> u() {
            return kernel(work.inputs(), work.inputs() + units);
        }

        private Operand<TFloat32> rb() {
            return vector("recurrentBias");
        }

        private Operand<TFloat32> kernel(int from, int to) {
            float[] rows = java.util.Arrays.copyOfRange(material.tensor("kernel"), from * columns, to * columns);
            return constant(rows, to - from, columns);
        }

        private Operand<TFloat32> vector(String name) {
            return constant(material.tensor(name), columns);
        }

        private Operand<TFloat32> constant(float[] values, long... shape) {
            return tf.constant(Shape.of(shape), DataBuffers.of(values));
        }
    }
}
