package dev.unrolled;

import dev.unrolled.support.SequenceArguments;
import java.util.Objects;

/**
 * What the arrays of a {@link RecurrentNetwork#run(Sequence, float[], float[], float[]) run} hold: how many steps and examples, in which
 * order, and which steps an example has.
 *
 * <pre>{@code
 * Sequence sequence = Sequence.of(20, 4).lengths(20, 3, 0, 11);
 * cell.run(sequence, inputs, state, outputs);
 * }</pre>
 *
 * <p>Of a step that an example does not have, the state stays as it was, and the output is as {@link Padding} says. So the state after a run is
 * the one after each example's last step, and that of an example without any step is the one given. The input of such a step is looked at by
 * dense layers and residual connections alone, and only if {@linkplain Padding#isOfLayers() layers} pad their own outputs.
 *
 * <table>
 * <caption>What frameworks mean</caption>
 * <tr><th>framework</th><th>here</th></tr>
 * <tr><td>TensorFlow {@code dynamic_rnn(sequence_length=n, time_major=True)}</td><td>{@code lengths(n)}</td></tr>
 * <tr><td>ONNX {@code sequence_lens}</td><td>{@code lengths(n)}; {@code layout = 1} is {@code batchMajor()}</td></tr>
 * <tr><td>PyTorch {@code pack_padded_sequence(x, n, enforce_sorted=False)}</td><td>{@code lengths(n)}; {@code batch_first=True} is {@code
 * batchMajor()}</td></tr>
 * <tr><td>Keras {@code mask=m}</td><td>{@code batchMajor().mask(m).padding(Padding.REPEAT)}; with {@code zero_output_for_mask} {@link
 * Padding#ZERO_RECURRENT}</td></tr>
 * </table>
 *
 * <p>The methods that change something return another sequence: this one is immutable and can be used for any number of runs, by several
 * threads. The arrays of lengths and of the mask are not copied: they are read at every run, so that a caller may fill them anew in between.
 */
public final class Sequence {
    private final int steps;
    private final int batch;
    private final boolean isBatchMajor;
    private final Padding padding;

    @Nullable
    private final int[] lengths;

    @Nullable
    private final boolean[] mask;

    private Sequence(
            int steps,
            int batch,
            boolean isBatchMajor,
            Padding padding,
            @Nullable int[] lengths,
            @Nullable boolean[] mask) {
        this.steps = steps;
        this.batch = batch;
        this.isBatchMajor = isBatchMajor;
        this.padding = padding;
        this.lengths = lengths;
        this.mask = mask;
    }

    /**
     * A time-major sequence, {@code [steps][batch][…]}, of which every example has every step.
     *
     * @param steps the number of steps
     * @param batch the number of examples
     * @return a sequence that pads with zeros, as soon as there is something to pad
     * @throws IllegalArgumentException if one of them is negative
     */
    public static Sequence of(int steps, int batch) {
        SequenceArguments.checkCounts(steps, batch);
        return new Sequence(steps, batch, false, Padding.ZERO, null, null);
    }

    /**
     * The same with inputs and outputs in batch-major order, {@code [batch][steps][…]}. A mask is {@code [batch][steps]} then. Such sequences run
     * one example after the other, with lengths and masks too: large batches are faster time-major, where the examples of a step share what is
     * read of the weights.
     *
     * @return a copy
     */
    public Sequence batchMajor() {
        return new Sequence(steps, batch, true, padding, lengths, mask);
    }

    /**
     * The same where each example has a number of steps of its own, from the first one on.
     *
     * @param ofExamples {@code [batch]}, each from 0 to the number of steps, which is checked at every run; the array is not copied
     * @return a copy
     * @throws IllegalArgumentException if there are not as many as examples
     */
    public Sequence lengths(int... ofExamples) {
        SequenceArguments.checkLengths(batch, ofExamples);
        return new Sequence(steps, batch, isBatchMajor, padding, ofExamples, mask);
    }

    /**
     * The same where an example has the steps at which the mask is true, in any pattern. With {@link #lengths} as well, it has those that
     * both leave it.
     *
     * @param ofSteps {@code [steps][batch]}, or {@code [batch][steps]} if the sequence is batch-major; the array is not copied
     * @return a copy
     * @throws IllegalArgumentException if its size is another one
     */
    public Sequence mask(boolean... ofSteps) {
        SequenceArguments.checkMask(this, ofSteps);
        return new Sequence(steps, batch, isBatchMajor, padding, lengths, ofSteps);
    }

    /**
     * The same with other outputs for the steps that an example does not have.
     *
     * @param other what to give there
     * @return a copy
     */
    public Sequence padding(Padding other) {
        return new Sequence(steps, batch, isBatchMajor, Objects.requireNonNull(other, "padding"), lengths, mask);
    }

    /**
     * The number of steps.
     *
     * @return the number of steps that the arrays hold
     */
    public int steps() {
        return steps;
    }

    /**
     * The number of examples.
     *
     * @return the number of examples
     */
    public int batch() {
        return batch;
    }

    /**
     * Whether inputs and outputs are {@code [batch][steps][…]}.
     *
     * @return true after {@link #batchMajor()}
     */
    public boolean isBatchMajor() {
        return isBatchMajor;
    }

    /**
     * What is given for a step that an example does not have.
     *
     * @return the padding
     */
    public Padding padding() {
        return padding;
    }

    /**
     * Whether every example has every step, whatever the arrays hold.
     *
     * @return false after {@link #lengths} or {@link #mask}
     */
    public boolean isFull() {
        return lengths == null && mask == null;
    }

    /**
     * Whether an example has a step.
     *
     * @param step the step, from 0 on
     * @param example the example, from 0 on
     * @return what lengths and mask say at present
     */
    public boolean isValid(int step, int example) {
        return (lengths == null || step < lengths[example]) && (mask == null || mask[index(step, example)]);
    }

    /**
     * Where a step of an example lies: its input begins at {@code index * inputs()}, its output at {@code index * outputSize()}.
     *
     * @param step the step, from 0 on
     * @param example the example, from 0 on
     * @return {@code step * batch + example}, or {@code example * steps + step} if the sequence is batch-major
     */
    public int index(int step, int example) {
        return isBatchMajor ? example * steps + step : step * batch + example;
    }

    /**
     * Checks what can change between runs: the lengths.
     *
     * @throws IllegalArgumentException if one is negative or more than the number of steps
     */
    public void check() {
        if (lengths != null) {
            SequenceArguments.checkLengths(steps, batch, lengths);
        }
    }

    /** For example {@code [steps=20][batch=4], lengths, padded with ZERO}. */
    @Override
    public String toString() {
        String sizes = isBatchMajor
                ? "[batch=" + batch + "][steps=" + steps + "]"
                : "[steps=" + steps + "][batch=" + batch + "]";
        return sizes
                + (lengths == null ? "" : ", lengths")
                + (mask == null ? "" : ", mask")
                + (isFull() ? "" : ", padded with " + padding);
    }
}
