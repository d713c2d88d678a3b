package dev.unrolled.support;

import dev.unrolled.Initializer;
import dev.unrolled.Nullable;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Variable;
import dev.unrolled.weights.CellLayout;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import java.util.List;
import java.util.stream.Collectors;

/** A cell over weights that nobody else holds and that nothing here changes. */
public final class FrozenCell implements RecurrentCell {
    private final RecurrentCell cell;

    /**
     * Freezes a cell.
     *
     * @param cell a cell over a private copy of the weights
     */
    public FrozenCell(RecurrentCell cell) {
        this.cell = cell;
    }

    @Override
    public int inputs() {
        return cell.inputs();
    }

    @Override
    public int units() {
        return cell.units();
    }

    @Override
    public int stateSize() {
        return cell.stateSize();
    }

    @Override
    public int outputSize() {
        return cell.outputSize();
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
    public void run(int steps, int batch, float[] inputs, float[] state, @Nullable float[] outputs) {
        cell.run(steps, batch, inputs, state, outputs);
    }

    @Override
    public void run(
            int steps,
            int batch,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        cell.run(steps, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt);
    }

    @Override
    public float[] zeroState(int batch) {
        return cell.zeroState(batch);
    }

    /** Copies: the frozen weights themselves are not given away. */
    @Override
    public List<Variable> variables() {
        return cell.variables().stream().map(Variable::copy).collect(Collectors.toList());
    }

    @Override
    public CellLayout layout() {
        return cell.layout();
    }

    @Override
    public void load(Weights weights) {
        throw new UnsupportedOperationException(
                "a frozen cell keeps its weights: load into the cell it came from, and freeze again");
    }

    @Override
    public void load(Weights weights, Convention convention) {
        load(weights);
    }

    @Override
    public void initialize(Initializer initializer) {
        throw new UnsupportedOperationException(
                "a frozen cell keeps its weights: initialize the cell it came from, and freeze again");
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
    public String describe() {
        return cell.describe() + "\n  frozen: over a private copy of the weights";
    }
}
