package dev.unrolled.support;

import dev.unrolled.Initializer;
import dev.unrolled.Nullable;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Sequence;
import dev.unrolled.Variable;
import dev.unrolled.weights.Convention;
import dev.unrolled.weights.Weights;
import dev.unrolled.weights.WeightsLayout;
import java.util.List;
import java.util.stream.Collectors;

/** A network over weights that nobody else holds and that nothing here changes. */
public class FrozenNetwork implements RecurrentNetwork {
    private final RecurrentNetwork network;

    /**
     * Freezes a network.
     *
     * @param network a network over a private copy of the weights
     */
    public FrozenNetwork(RecurrentNetwork network) {
        this.network = network;
    }

    @Override
    public int inputs() {
        return network.inputs();
    }

    @Override
    public int stateSize() {
        return network.stateSize();
    }

    @Override
    public int outputSize() {
        return network.outputSize();
    }

    @Override
    public void run(int steps, int batch, float[] inputs, float[] state, @Nullable float[] outputs) {
        network.run(steps, batch, inputs, state, outputs);
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
        network.run(steps, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt);
    }

    @Override
    public void run(Sequence sequence, float[] inputs, float[] state, @Nullable float[] outputs) {
        network.run(sequence, inputs, state, outputs);
    }

    @Override
    public void run(
            Sequence sequence,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        network.run(sequence, inputs, inputsAt, state, stateAt, outputs, outputsAt);
    }

    @Override
    public void reserve(int steps, int batch) {
        network.reserve(steps, batch);
    }

    @Override
    public float[] initialState(int batch) {
        return network.initialState(batch);
    }

    @Override
    public float[] zeroState(int batch) {
        return network.zeroState(batch);
    }

    /** Copies: the frozen weights themselves are not given away. */
    @Override
    public List<Variable> variables() {
        return network.variables().stream().map(Variable::copy).collect(Collectors.toList());
    }

    @Override
    public WeightsLayout layout() {
        return network.layout();
    }

    @Override
    public void load(Weights weights) {
        throw new UnsupportedOperationException("a frozen " + kind() + " keeps its weights: load into the " + kind()
                + " it came from, and freeze again");
    }

    @Override
    public void load(Weights weights, Convention convention) {
        load(weights);
    }

    @Override
    public void initialize(Initializer initializer) {
        throw new UnsupportedOperationException("a frozen " + kind() + " keeps its weights: initialize the " + kind()
                + " it came from, and freeze again");
    }

    @Override
    public RecurrentNetwork fork() {
        return new FrozenNetwork(network.fork());
    }

    @Override
    public RecurrentNetwork frozen() {
        return this;
    }

    @Override
    public String fingerprint() {
        return network.fingerprint();
    }

    @Override
    public String describe() {
        return network.describe() + "\n  frozen: over a private copy of the weights";
    }

    /** What this is called in messages. */
    String kind() {
        return "network";
    }
}
