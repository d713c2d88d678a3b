package dev.unrolled;

import dev.unrolled.support.CellForms;
import dev.unrolled.support.SequenceRun;

/**
 * A recurrent cell: it takes an input and a state and turns the state into the next one. A network of which every layer runs forward is a
 * cell, too.
 *
 * <p>Data, errors and threads are those of a {@link RecurrentNetwork}. A step takes {@code inputs} as {@code [batch][inputs()]} and gives
 * {@code outputs} as {@code [batch][outputSize()]}. Steps do what a {@link #run run} does, one step at a time, and allocate what it does (see there).
 */
public interface RecurrentCell extends RecurrentNetwork {
    /**
     * The number of units.
     *
     * @return the number of units
     */
    int units();

    /**
     * One step of one example.
     *
     * @param input {@code [inputs()]}
     * @param state {@code [stateSize()]}, becomes the new state
     * @throws IllegalArgumentException if a length differs or both are the same array
     */
    void step(float[] input, float[] state);

    /**
     * One step of a batch of independent examples.
     *
     * @param batch the number of examples
     * @param inputs {@code [batch][inputs()]}
     * @param state {@code [batch][stateSize()]}, becomes the new states
     * @throws IllegalArgumentException if a length differs, the batch is negative, or both are the same array
     */
    void step(int batch, float[] inputs, float[] state);

    /**
     * One step of a batch of independent examples, each array read from an offset on.
     *
     * @param batch the number of examples
     * @param inputs holds {@code [batch][inputs()]} from {@code inputsAt} on
     * @param inputsAt the index of the first input value
     * @param state holds {@code [batch][stateSize()]} from {@code stateAt} on, becomes the new states
     * @param stateAt the index of the first state value
     * @throws IllegalArgumentException if there is too little room, the batch or an offset is negative, or the two ranges overlap
     */
    void step(int batch, float[] inputs, int inputsAt, float[] state, int stateAt);

    /**
     * One step of one example, with its output.
     *
     * @param input {@code [inputs()]}
     * @param state {@code [stateSize()]}, becomes the new state
     * @param output {@code [outputSize()]}, or {@code null} if only the state matters
     * @throws IllegalArgumentException if a length differs or two of them are the same array
     */
    default void step(float[] input, float[] state, @Nullable float[] output) {
        CellForms.step(this, input, state, output);
    }

    /**
     * One step of a batch of independent examples, with their outputs.
     *
     * @param batch the number of examples
     * @param inputs {@code [batch][inputs()]}
     * @param state {@code [batch][stateSize()]}, becomes the new states
     * @param outputs {@code [batch][outputSize()]}, or {@code null} if only the states matter
     * @throws IllegalArgumentException if a length differs, the batch is negative, or two arrays are the same
     */
    default void step(int batch, float[] inputs, float[] state, @Nullable float[] outputs) {
        CellForms.step(this, batch, inputs, state, outputs);
    }

    /**
     * One step of a batch of independent examples with their outputs, each array used from an offset on.
     *
     * @param batch the number of examples
     * @param inputs holds {@code [batch][inputs()]} from {@code inputsAt} on
     * @param inputsAt the index of the first input value
     * @param state holds {@code [batch][stateSize()]} from {@code stateAt} on, becomes the new states
     * @param stateAt the index of the first state value
     * @param outputs takes {@code [batch][outputSize()]} from {@code outputsAt} on; or {@code null} if only the states matter
     * @param outputsAt the index of the first output value; not looked at where {@code outputs} is {@code null}
     * @throws IllegalArgumentException if there is too little room, the batch or an offset is negative, or two ranges overlap
     */
    default void step(
            int batch,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        CellForms.step(this, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt);
    }

    @Override
    default void run(Sequence sequence, float[] inputs, float[] state, @Nullable float[] outputs) {
        SequenceRun.run(this, sequence, inputs, state, outputs);
    }

    @Override
    default void run(
            Sequence sequence,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        SequenceRun.run(this, sequence, inputs, inputsAt, state, stateAt, outputs, outputsAt);
    }

    @Override
    RecurrentCell fork();

    @Override
    RecurrentCell frozen();
}
