package dev.unrolled;

/**
 * A gate's weights, live. Its columns lie beside those of the other gates, so they cannot be an array of their own:
 *
 * <pre>{@code
 * cell.forgetGate.bias().fill(1f);
 * float weight = cell.forgetGate.U().get(3, 0);
 * other.resetGate.kernel().set(cell.resetGate.kernel().copy());
 * }</pre>
 */
public final class GateView {
    private final Gate gate;
    private final WeightView kernel;
    private final WeightView inputRows;
    private final WeightView stateRows;

    @Nullable
    private final WeightView bias;

    @Nullable
    private final WeightView recurrentBias;

    /**
     * A gate of a cell, for generated classes.
     *
     * @param gate which one
     * @param at its place among the cell's gates
     * @param units the number of units
     * @param kernel the cell's kernel
     * @param W the kernel's upper rows
     * @param U the kernel's lower rows
     * @param biases the cell's biases: none, the bias, or the bias and the recurrent bias
     */
    public GateView(Gate gate, int at, int units, float[][] kernel, float[][] W, float[][] U, float[]... biases) {
        this.gate = gate;
        this.kernel = new WeightView(kernel, at * units, units);
        this.inputRows = new WeightView(W, at * units, units);
        this.stateRows = new WeightView(U, at * units, units);
        this.bias = biases.length > 0 ? new WeightView(new float[][] {biases[0]}, at * units, units) : null;
        this.recurrentBias = biases.length > 1 ? new WeightView(new float[][] {biases[1]}, at * units, units) : null;
    }

    /**
     * Which gate this is.
     *
     * @return the gate
     */
    public Gate gate() {
        return gate;
    }

    /**
     * All its weights but the biases.
     *
     * @return {@code [inputs + outputSize][units]}
     */
    public WeightView kernel() {
        return kernel;
    }

    /**
     * The kernel's upper rows, which multiply the input.
     *
     * @return {@code [inputs][units]}
     */
    public WeightView W() {
        return inputRows;
    }

    /**
     * The kernel's lower rows, which multiply the previous output.
     *
     * @return {@code [outputSize][units]}
     */
    public WeightView U() {
        return stateRows;
    }

    /**
     * Its part of the bias.
     *
     * @return {@code [1][units]}
     * @throws IllegalStateException if the cell has no bias
     */
    public WeightView bias() {
        return present(bias, "bias");
    }

    /**
     * Its part of the recurrent bias.
     *
     * @return {@code [1][units]}
     * @throws IllegalStateException if the cell has no recurrent bias
     */
    public WeightView recurrentBias() {
        return present(recurrentBias, "recurrent bias");
    }

    private WeightView present(@Nullable WeightView view, String what) {
        if (view == null) {
            throw new IllegalStateException(gate + ": expected a cell with a " + what + ", found one without");
        }
        return view;
    }
}
