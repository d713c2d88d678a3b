package dev.unrolled.support;

import dev.unrolled.Nullable;
import dev.unrolled.RecurrentCell;

/** A cell over weights that nobody else holds and that nothing here changes. */
public final class FrozenCell extends FrozenNetwork implements RecurrentCell {
    private final RecurrentCell cell;

    /**
     * Freezes a cell.
     *
     * @param cell a cell over a private copy of the weights
     */
    public FrozenCell(RecurrentCell cell) {
        super(cell);
        this.cell = cell;
    }

    @Override
    public int units() {
        return cell.units();
    }

    @Override
    public void step(float[] input, float[] state) {
        cell.step(input, state);
    }

    @Override
    public void step(int batch, float[] inputs, float[] state) {
        cell.step(batch, inputs, state);
    }

    @Override
    public void step(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
        cell.step(batch, inputs, inputsAt, state, stateAt);
    }

    @Override
    public void step(float[] input, float[] state, @Nullable float[] output) {
        cell.step(input, state, output);
    }

    @Override
    public void step(int batch, float[] inputs, float[] state, @Nullable float[] outputs) {
        cell.step(batch, inputs, state, outputs);
    }

    @Override
    public void step(
            int batch,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        cell.step(batch, inputs, inputsAt, state, stateAt, outputs, outputsAt);
    }

    @Override
    public RecurrentCell fork() {
        return new FrozenCell(cell.fork());
    }

    @Override
    public RecurrentCell frozen() {
        return this;
    }

    @Override
    String kind() {
        return "cell";
    }
}
