package dev.unrolled;

/**
 * How a cell rounds. Every sum is one chain over the kernel's rows from top to bottom, starting from {@code +0}, with the bias added
 * last; so single steps, batches, sequences and all code shapes give the same bits on every JVM and CPU. There is one exception,
 * {@link #TENSORFLOW_1}, where the number of examples matters; all else holds for it too.
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
     * The bits of TensorFlow 1.15 (x86-64 with AVX-512, one thread for an operation), with its own {@code tanh}.
     *
     * <p>As in TensorFlow, <b>one example alone and the same example in a larger batch differ in their last bits</b>. A batch of 1, in
     * whatever form of {@code step} or {@code run}, rounds every product and every sum; if {@code inputs + units} is 128 or more, it
     * sums blocks of 16 rows, each from {@code +0}, and adds their sums in order. In a batch of 2 or more each sum is one chain of
     * {@link Math#fma(float, float, float)}, and an example does not depend on what the others are or how many.
     *
     * <p>Equal to TensorFlow in all 32 bits within the limits of {@link #TENSORFLOW_2}, and for its activations only. Sums in blocks follow
     * the rule that was found; their values are not among the recorded ones that tests compare.
     */
    TENSORFLOW_1,
    /**
     * The bits of TensorFlow 2.18 (eager, x86-64 with AVX-512): fused sums, and TensorFlow's own {@code tanh}.
     *
     * <p>Equal to TensorFlow in all 32 bits within these limits: at least 2 units (TensorFlow sums a single column in another order
     * when the batch is larger than 1), {@code inputs + units} at most 384 (it cuts longer sums into blocks when the batch is larger
     * than 1), and no subnormal values (it flushes them to zero, we keep them). Outside them the cell computes the same formula
     * without TensorFlow's exceptions.
     *
     * <p>The activations are {@link Activation#TANH}, {@link Activation#RELU}, {@link Activation#LINEAR}, {@link Activation#RELU6},
     * {@link Activation#LEAKY_RELU} (with a negative alpha TensorFlow gives -0 for +0, we +0) and {@link Activation#SOFTSIGN}. All others,
     * and classes of your own, are refused: their bits are not known. TensorFlow computes sigmoid in two ways that depend on an element's
     * position in the tensor, and so it does exponentials.
     */
    TENSORFLOW_2
}
