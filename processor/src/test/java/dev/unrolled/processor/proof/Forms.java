package dev.unrolled.processor.proof;

import dev.unrolled.RecurrentCell;
import java.util.Arrays;
import java.util.Random;

/** Every form of {@code step} and {@code run}, on the data of a trial, which has what it must give. */
final class Forms {
    private final Expected trial;
    private final RecurrentCell cell;
    private final Random random;

    Forms(Expected trial, RecurrentCell cell, Random random) {
        this.trial = trial;
        this.cell = cell;
        this.random = random;
    }

    void checkAll() {
        checkSingleSteps();
        checkSteps();
        checkStepsWithOffsets();
        checkStepsWithOutput();
        checkRun();
        checkRunWithOffsets();
        checkRunWithinOneArray();
    }

    private void checkSingleSteps() {
        float[] found = new float[trial.lastState.length];
        int size = cell.stateSize();
        for (int n = 0; n < trial.batch; n++) {
            float[] state = Arrays.copyOfRange(trial.state, n * size, (n + 1) * size);
            for (int t = 0; t < trial.steps; t++) {
                int from = (t * trial.batch + n) * cell.inputs();
                float[] input = Arrays.copyOfRange(trial.inputs, from, from + cell.inputs());
                float[] copy = input.clone();
                cell.step(input, state);
                assertUntouched("step(input, state): input", copy, input);
            }
            System.arraycopy(state, 0, found, n * size, size);
        }
        Bits.assertEqual("step(input, state): state", trial.lastStateAlone, found);
    }

    private void checkSteps() {
        float[] state = trial.state.clone();
        for (int t = 0; t < trial.steps; t++) {
            float[] inputs = stepInputs(t);
            float[] copy = inputs.clone();
            cell.step(trial.batch, inputs, state);
            assertUntouched("step(batch): inputs", copy, inputs);
        }
        Bits.assertEqual("step(batch): state", trial.lastState, state);
    }

    void checkStepsWithOffsets() {
        Guarded state = Guarded.around(random, trial.state);
        for (int t = 0; t < trial.steps; t++) {
            Guarded inputs = Guarded.around(random, stepInputs(t));
            float[] copy = inputs.array.clone();
            cell.step(trial.batch, inputs.array, inputs.at, state.array, state.at);
            assertUntouched("step(batch, offsets): inputs", copy, inputs.array);
        }
        Bits.assertEqual("step(batch, offsets): state", trial.lastState, state.values());
        state.check("step(batch, offsets): state");
    }

    /** The forms that give an output, and the same without one. */
    private void checkStepsWithOutput() {
        int size = trial.batch * cell.outputSize();
        Guarded outputs = Guarded.around(random, new float[trial.outputs.length]);
        float[] exact = new float[trial.outputs.length];
        float[] state = trial.state.clone();
        Guarded withOffsets = Guarded.around(random, trial.state);
        float[] without = trial.state.clone();
        for (int t = 0; t < trial.steps; t++) {
            float[] inputs = stepInputs(t);
            float[] stepOutputs = new float[size];
            cell.step(trial.batch, inputs, state, stepOutputs);
            System.arraycopy(stepOutputs, 0, exact, t * size, size);
            cell.step(trial.batch, inputs, 0, withOffsets.array, withOffsets.at, outputs.array, outputs.at + t * size);
            cell.step(trial.batch, inputs, 0, without, 0, null, -1);
        }
        Bits.assertEqual("step(batch) with outputs: outputs", trial.outputs, exact);
        Bits.assertEqual("step(batch) with outputs: state", trial.lastState, state);
        Bits.assertEqual("step(batch, offsets) with outputs: outputs", trial.outputs, outputs.values());
        Bits.assertEqual("step(batch, offsets) with outputs: state", trial.lastState, withOffsets.values());
        Bits.assertEqual("step(batch, offsets) without outputs: state", trial.lastState, without);
        outputs.check("step(batch, offsets) with outputs: outputs");
        withOffsets.check("step(batch, offsets) with outputs: state");
        if (trial.batch == 1) {
            checkSingleStepsWithOutput();
        }
    }

    private void checkSingleStepsWithOutput() {
        float[] state = trial.state.clone();
        for (int t = 0; t < trial.steps; t++) {
            float[] output = new float[cell.outputSize()];
            cell.step(stepInputs(t), state, output);
            float[] expected = Arrays.copyOfRange(trial.outputs, t * output.length, (t + 1) * output.length);
            Bits.assertEqual("step(input, state, output): output", expected, output);
        }
        Bits.assertEqual("step(input, state, output): state", trial.lastState, state);
    }

    void checkRun() {
        float[] inputs = trial.inputs.clone();
        float[] state = trial.state.clone();
        float[] outputs = new float[trial.outputs.length];
        cell.run(trial.steps, trial.batch, inputs, state, outputs);
        Bits.assertEqual("run: outputs", trial.outputs, outputs);
        Bits.assertEqual("run: state", trial.lastState, state);
        state = trial.state.clone();
        cell.run(trial.steps, trial.batch, inputs, state, null);
        Bits.assertEqual("run without outputs: state", trial.lastState, state);
        assertUntouched("run: inputs", trial.inputs, inputs);
    }

    private void checkRunWithOffsets() {
        Guarded inputs = Guarded.around(random, trial.inputs);
        Guarded state = Guarded.around(random, trial.state);
        Guarded outputs = Guarded.around(random, new float[trial.outputs.length]);
        float[] copy = inputs.array.clone();
        cell.run(trial.steps, trial.batch, inputs.array, inputs.at, state.array, state.at, outputs.array, outputs.at);
        Bits.assertEqual("run(offsets): outputs", trial.outputs, outputs.values());
        Bits.assertEqual("run(offsets): state", trial.lastState, state.values());
        state.check("run(offsets): state");
        outputs.check("run(offsets): outputs");
        state = Guarded.around(random, trial.state);
        cell.run(trial.steps, trial.batch, inputs.array, inputs.at, state.array, state.at, null, -1);
        Bits.assertEqual("run(offsets) without outputs: state", trial.lastState, state.values());
        state.check("run(offsets) without outputs: state");
        assertUntouched("run(offsets): inputs", copy, inputs.array);
    }

    /** Ranges of one array that touch and do not overlap are as good as three arrays. */
    private void checkRunWithinOneArray() {
        int stateAt = trial.outputs.length;
        int inputsAt = stateAt + trial.state.length;
        float[] all = new float[inputsAt + trial.inputs.length];
        System.arraycopy(trial.state, 0, all, stateAt, trial.state.length);
        System.arraycopy(trial.inputs, 0, all, inputsAt, trial.inputs.length);
        cell.run(trial.steps, trial.batch, all, inputsAt, all, stateAt, all, 0);
        Bits.assertEqual("run within one array: outputs", trial.outputs, Arrays.copyOfRange(all, 0, stateAt));
        Bits.assertEqual("run within one array: state", trial.lastState, Arrays.copyOfRange(all, stateAt, inputsAt));
        assertUntouched("run within one array: inputs", trial.inputs, Arrays.copyOfRange(all, inputsAt, all.length));
    }

    private float[] stepInputs(int t) {
        int size = trial.batch * cell.inputs();
        return Arrays.copyOfRange(trial.inputs, t * size, (t + 1) * size);
    }

    private static void assertUntouched(String what, float[] before, float[] after) {
        for (int i = 0; i < before.length; i++) {
            if (Float.floatToRawIntBits(before[i]) != Float.floatToRawIntBits(after[i])) {
                throw new AssertionError(what + " must not change, but did at " + i);
            }
        }
    }
}
