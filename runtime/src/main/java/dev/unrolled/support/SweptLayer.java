package dev.unrolled.support;

import dev.unrolled.Nullable;

/** A layer, or one direction of it, of a network that needs the whole sequence: what a {@link Sweep} steps. */
public abstract class SweptLayer {
    final int inputs;
    final int stateStride;
    final int outputFrom;
    final int outputSize;
    /** Keras repeats the outputs of a layer at masked steps, not those of a direction of two. */
    final boolean isHalf;

    /**
     * A layer.
     *
     * @param inputs the number of values in one input
     * @param stateStride what lies between the states of two examples
     * @param outputFrom where the output lies in the layer's state
     * @param outputSize the number of values in one output
     */
    protected SweptLayer(int inputs, int stateStride, int outputFrom, int outputSize) {
        this(inputs, stateStride, outputFrom, outputSize, false);
    }

    /**
     * A layer, or one direction of two.
     *
     * @param inputs the number of values in one input
     * @param stateStride what lies between the states of two examples
     * @param outputFrom where the output lies in the layer's state
     * @param outputSize the number of values in one output
     * @param isHalf whether there is another direction
     */
    protected SweptLayer(int inputs, int stateStride, int outputFrom, int outputSize, boolean isHalf) {
        this.inputs = inputs;
        this.stateStride = stateStride;
        this.outputFrom = outputFrom;
        this.outputSize = outputSize;
        this.isHalf = isHalf;
    }

    /**
     * One step of neighbouring examples.
     *
     * @param batch how many
     * @param inputs their inputs
     * @param inputsAt where these begin
     * @param state their states
     * @param stateAt where the first one's begins
     */
    protected abstract void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt);

    /**
     * Several steps of a batch, forward.
     *
     * @param steps the number of steps
     * @param batch the number of examples
     * @param inputs the inputs of all steps
     * @param inputsAt where they begin
     * @param state the states
     * @param stateAt where the first one begins
     * @param outputs where the outputs go, one behind the other, or null
     * @param outputsAt where they begin
     */
    protected abstract void advanceSequence(
            int steps,
            int batch,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt);
}
