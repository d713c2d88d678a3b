package dev.unrolled;

/**
 * How a cell rounds. Whatever the choice, every sum is one chain over the kernel's rows from top to bottom, starting from {@code +0},
 * with the bias added last; so single steps, batches, sequences and all code shapes give the same bits on every JVM and CPU.
 */
public enum Numerics {
    /**
     * Each link of a sum is one {@link Math#fma(float, float, float)}, rounded once. Fast where the CPU has fused multiply-add;
     * where it has not, {@code Math.fma} is exact but very slow, and {@link #SEPARATE} is the choice.
     */
    FUSED,
    /** Each product and each sum is rounded on its own, activations included. For CPUs and Android levels without fused multiply-add. */
    SEPARATE,
    /**
     * The bits of TensorFlow 2.18 (eager, x86-64 with AVX-512): fused sums, and TensorFlow's own {@code tanh}.
     *
     * <p>Equal to TensorFlow in all 32 bits within these limits: at least 2 units (TensorFlow sums a single column in another order
     * when the batch is larger than 1), {@code inputs + units} at most 384 (it cuts longer sums into blocks when the batch is larger
     * than 1), and no subnormal values (it flushes them to zero, we keep them). Outside them the cell computes the same formula
     * without TensorFlow's exceptions. {@link Activation#SIGMOID} is refused: TensorFlow computes it in two ways that depend on an
     * element's position in the tensor.
     */
    TENSORFLOW_2
}
