package dev.unrolled.weights;

import dev.unrolled.weights.CellOptions.Flag;

/**
 * Which weights a cell has, and of what size: what a {@link Convention} has to know of it.
 *
 * <p>A cell's own layout, which is called canonical here, has one matrix for all gates, the rows that multiply the input above those
 * that multiply the previous output. With {@code g} gates, {@code r} the length of an output, which is the number of units or the
 * projection's length:
 *
 * <table>
 * <caption>The canonical tensors</caption>
 * <tr><th>name</th><th>shape</th><th>of</th></tr>
 * <tr><td>{@code kernel}</td><td>{@code [inputs + r][g * units]}</td><td>every cell</td></tr>
 * <tr><td>{@code bias}</td><td>{@code [g * units]}</td><td>every cell, unless {@link #withoutBias()}</td></tr>
 * <tr><td>{@code recurrentBias}</td><td>{@code [g * units]}</td><td>{@link #withRecurrentBias()}, {@link #withResetAfter()}</td></tr>
 * <tr><td>{@code wf}, {@code wi}, {@code wo}</td><td>{@code [units]}</td><td>{@link #withPeepholes()}</td></tr>
 * <tr><td>{@code projection}</td><td>{@code [units][r]}</td><td>{@link #withProjection}</td></tr>
 * </table>
 *
 * <p>{@link CellKind} tells the order of the gates, each of {@code units} columns. Immutable and safe for use by several threads.
 */
public final class CellLayout extends WeightsLayout {
    private final CellKind kind;
    private final int inputs;
    private final int units;
    private final CellOptions options;

    private CellLayout(CellKind kind, int inputs, int units, CellOptions options) {
        this.kind = kind;
        this.inputs = TensorShape.atLeastOne("inputs", inputs);
        this.units = TensorShape.atLeastOne("units", units);
        this.options = options;
    }

    private CellLayout with(CellOptions others) {
        return new CellLayout(kind, inputs, units, others);
    }

    private CellLayout expect(CellKind expected) {
        if (kind != expected) {
            throw new IllegalArgumentException("expected " + expected + ", found " + kind);
        }
        return this;
    }

    /**
     * A basic cell: {@code h' = activation([x, h] * kernel + bias)}.
     *
     * @param inputs the number of inputs
     * @param units the number of units
     * @return a layout with one bias
     */
    public static CellLayout rnn(int inputs, int units) {
        return new CellLayout(CellKind.RNN, inputs, units, CellOptions.NONE);
    }

    /**
     * A gated recurrent unit that resets before the candidate's product.
     *
     * @param inputs the number of inputs
     * @param units the number of units
     * @return a layout with one bias
     */
    public static CellLayout gru(int inputs, int units) {
        return new CellLayout(CellKind.GRU, inputs, units, CellOptions.NONE);
    }

    /**
     * A long short-term memory.
     *
     * @param inputs the number of inputs
     * @param units the number of units
     * @return a layout with one bias, to which nothing is added at run time
     */
    public static CellLayout lstm(int inputs, int units) {
        return new CellLayout(CellKind.LSTM, inputs, units, CellOptions.NONE);
    }

    /** What has a kernel of input rows alone: {@link LayerLayout#dense}. */
    static CellLayout dense(int inputs, int outputs) {
        return new CellLayout(CellKind.DENSE, inputs, outputs, CellOptions.NONE);
    }

    /**
     * The same cell without any bias.
     *
     * @return a copy
     */
    public CellLayout withoutBias() {
        return with(options.with(Flag.NO_BIAS));
    }

    /**
     * The same cell with a bias for the input's product and one for the recurrent product, added in that order.
     *
     * @return a copy
     */
    public CellLayout withRecurrentBias() {
        return with(options.with(Flag.TWO_BIASES));
    }

    /**
     * A GRU that resets after the candidate's product, {@code x * W + bias + r * (h * U + recurrentBias)}: its two biases stay apart.
     *
     * @return a copy
     * @throws IllegalArgumentException if this is no GRU
     */
    public CellLayout withResetAfter() {
        return expect(CellKind.GRU).with(options.with(Flag.RESET_AFTER));
    }

    /**
     * An LSTM whose input, forget and output gates see the state c.
     *
     * @return a copy
     * @throws IllegalArgumentException if this is no LSTM
     */
    public CellLayout withPeepholes() {
        return expect(CellKind.LSTM).with(options.with(Flag.PEEPHOLES));
    }

    /**
     * An LSTM whose output is projected.
     *
     * @param length the length of the projected output
     * @return a copy
     * @throws IllegalArgumentException if this is no LSTM, or the length is not positive
     */
    public CellLayout withProjection(int length) {
        return expect(CellKind.LSTM).with(options.withProjection(length));
    }

    /**
     * An LSTM that adds a constant to the forget gate at run time. The constant is no weight: it is in no tensor, as in TensorFlow.
     *
     * @param constant what is added; 0 for nothing
     * @return a copy
     * @throws IllegalArgumentException if this is no LSTM
     */
    public CellLayout withForgetBias(float constant) {
        return expect(CellKind.LSTM).with(options.withForgetBias(constant));
    }

    /**
     * An LSTM that forgets as much as it takes in, {@code f = 1 - i}. Its tensors have the shapes of any other's.
     *
     * @return a copy
     * @throws IllegalArgumentException if this is no LSTM
     */
    public CellLayout withCoupledGates() {
        return expect(CellKind.LSTM).with(options.with(Flag.COUPLED_GATES));
    }

    /** A cell with a tensor for each of its states: {@link LayerLayout#withLearnedState()}. */
    CellLayout withLearnedState() {
        return with(options.with(Flag.LEARNED_STATE));
    }

    boolean hasLearnedState() {
        return options.has(Flag.LEARNED_STATE);
    }

    /** The length of an output, which the recurrent rows of the kernel multiply. */
    int outputs() {
        return projection() > 0 ? projection() : units;
    }

    /** {@return the kind of the cell} */
    public CellKind kind() {
        return kind;
    }

    /** {@return the number of inputs, which is the length of an input} */
    @Override
    public int inputs() {
        return inputs;
    }

    /** {@return the number of units, which is the number of columns of each gate} */
    public int units() {
        return units;
    }

    /** {@return whether there is a bias: false after {@link #withoutBias()}} */
    public boolean hasBias() {
        return !options.has(Flag.NO_BIAS);
    }

    /**
     * Whether the recurrent product has a bias of its own.
     *
     * @return whether there is a tensor {@code recurrentBias}
     */
    public boolean hasRecurrentBias() {
        return hasBias() && (options.has(Flag.TWO_BIASES) || resetsAfter());
    }

    /** {@return whether a GRU resets after the candidate's product: true after {@link #withResetAfter()}} */
    public boolean resetsAfter() {
        return options.has(Flag.RESET_AFTER);
    }

    /** {@return whether gates see the state c: true after {@link #withPeepholes()}} */
    public boolean hasPeepholes() {
        return options.has(Flag.PEEPHOLES);
    }

    /**
     * Whether the forget gate is what the input gate leaves of 1.
     *
     * @return true after {@link #withCoupledGates()}
     */
    public boolean hasCoupledGates() {
        return options.has(Flag.COUPLED_GATES);
    }

    /** {@return the length of the projected output, 0 if there is no projection} */
    public int projection() {
        return options.projection;
    }

    /**
     * What is added to the forget gate at run time.
     *
     * @return 0 for nothing
     */
    public float forgetBias() {
        return options.forgetBias;
    }

    /** For example {@code LSTM (inputs = 3, units = 2, peepholes)}. */
    @Override
    public String toString() {
        String columns = kind == CellKind.DENSE ? ", outputs = " : ", units = ";
        return kind + " (inputs = " + inputs + columns + units + options + ")";
    }
}
