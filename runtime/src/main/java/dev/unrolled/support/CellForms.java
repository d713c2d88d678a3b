package dev.unrolled.support;

import static dev.unrolled.support.Refusals.ABSENT;

import dev.unrolled.Nullable;
import dev.unrolled.RecurrentCell;

/** The forms of a step that give an output: a run of one step. */
public final class CellForms {
    private CellForms() {}

    /**
     * Does {@link RecurrentCell#step(float[], float[], float[])}.
     *
     * @param cell the cell
     * @param input the input
     * @param state the state
     * @param output where the output goes, or null
     */
    public static void step(RecurrentCell cell, float[] input, float[] state, @Nullable float[] output) {
        Arguments.checkLength("input", ABSENT, ABSENT, cell.inputs(), input);
        Arguments.checkLength("state", ABSENT, ABSENT, cell.stateSize(), state);
        if (output != null) {
            Arguments.checkLength("output", ABSENT, ABSENT, cell.outputSize(), output);
        }
        cell.run(1, 1, input, 0, state, 0, output, 0);
    }

    /**
     * Does {@link RecurrentCell#step(int, float[], float[], float[])}.
     *
     * @param cell the cell
     * @param batch the number of examples
     * @param inputs the inputs
     * @param state the states
     * @param outputs where the outputs go, or null
     */
    public static void step(RecurrentCell cell, int batch, float[] inputs, float[] state, @Nullable float[] outputs) {
        Arguments.checkCount("batch", batch);
        Arguments.checkLength("inputs", ABSENT, batch, cell.inputs(), inputs);
        Arguments.checkLength("state", ABSENT, batch, cell.stateSize(), state);
        if (outputs != null) {
            Arguments.checkLength("outputs", ABSENT, batch, cell.outputSize(), outputs);
        }
        cell.run(1, batch, inputs, 0, state, 0, outputs, 0);
    }

    /**
     * Does {@link RecurrentCell#step(int, float[], int, float[], int, float[], int)}.
     *
     * @param cell the cell
     * @param batch the number of examples
     * @param inputs the inputs
     * @param inputsAt where they begin
     * @param state the states
     * @param stateAt where they begin
     * @param outputs where the outputs go, or null
     * @param outputsAt where they begin
     */
    public static void step(
            RecurrentCell cell,
            int batch,
            float[] inputs,
            int inputsAt,
            float[] state,
            int stateAt,
            @Nullable float[] outputs,
            int outputsAt) {
        Arguments.checkCount("batch", batch);
        Arguments.checkRoom("inputs", ABSENT, batch, cell.inputs(), inputs, inputsAt);
        Arguments.checkRoom("state", ABSENT, batch, cell.stateSize(), state, stateAt);
        if (outputs != null) {
            Arguments.checkRoom("outputs", ABSENT, batch, cell.outputSize(), outputs, outputsAt);
        }
        cell.run(1, batch, inputs, inputsAt, state, stateAt, outputs, outputsAt);
    }
}
