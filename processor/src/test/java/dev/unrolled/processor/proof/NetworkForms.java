package dev.unrolled.processor.proof;

import dev.unrolled.Padding;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.Sequence;
import java.util.Arrays;
import java.util.Random;

/** Every form of {@code run}, on the data of a trial: whole sequences, and sequences of which examples lack some steps. */
final class NetworkForms {
    private final NetworkTrial trial;
    private final RecurrentNetwork network;
    private final Random random;

    NetworkForms(NetworkTrial trial, RecurrentNetwork network, Random random) {
        this.trial = trial;
        this.network = network;
        this.random = random;
    }

    void checkAll() {
        checkRun();
        checkWithOffsets();
        checkLengths(Padding.ZERO);
        checkMask(Padding.ZERO);
        checkMask(Padding.REPEAT);
        checkMask(Padding.ZERO_RECURRENT);
        checkLengths(Padding.REPEAT);
        checkBatchMajor(Padding.ZERO);
        checkBatchMajor(Padding.REPEAT);
        checkBatchMajor(Padding.ZERO_RECURRENT);
    }

    void checkRun() {
        NetworkTrial.Result expected = trial.run();
        float[] state = trial.state.clone();
        float[] outputs = new float[expected.outputs().length];
        Arrays.fill(outputs, Float.NaN);
        network.run(trial.steps, trial.batch, trial.inputs, state, outputs);
        Bits.assertEqual("run: outputs", expected.outputs(), outputs);
        Bits.assertEqual("run: state", expected.state(), state);
        state = trial.state.clone();
        network.run(trial.steps, trial.batch, trial.inputs, state, null);
        Bits.assertEqual("run without outputs: state", expected.state(), state);
    }

    private void checkWithOffsets() {
        NetworkTrial.Result expected = trial.run();
        Guarded inputs = Guarded.around(random, trial.inputs);
        Guarded state = Guarded.around(random, trial.state);
        Guarded outputs = Guarded.around(random, new float[expected.outputs().length]);
        network.run(
                trial.steps, trial.batch, inputs.array, inputs.at, state.array, state.at, outputs.array, outputs.at);
        Bits.assertEqual("run(offsets): outputs", expected.outputs(), outputs.values());
        Bits.assertEqual("run(offsets): state", expected.state(), state.values());
        outputs.check("run(offsets): outputs");
        state.check("run(offsets): state");
        Bits.assertEqual("run(offsets): inputs", trial.inputs, inputs.values());
    }

    private void checkLengths(Padding padding) {
        int[] lengths = new int[trial.batch];
        boolean[][] valid = new boolean[trial.steps][trial.batch];
        for (int n = 0; n < trial.batch; n++) {
            lengths[n] = random.nextInt(trial.steps + 1);
            for (int t = 0; t < lengths[n]; t++) {
                valid[t][n] = true;
            }
        }
        Sequence sequence =
                Sequence.of(trial.steps, trial.batch).lengths(lengths).padding(padding);
        check("lengths " + Arrays.toString(lengths), sequence, valid);
    }

    private void checkMask(Padding padding) {
        boolean[][] valid = mask();
        boolean[] mask = new boolean[trial.steps * trial.batch];
        for (int t = 0; t < trial.steps; t++) {
            System.arraycopy(valid[t], 0, mask, t * trial.batch, trial.batch);
        }
        Sequence sequence = Sequence.of(trial.steps, trial.batch).mask(mask).padding(padding);
        check("mask " + Arrays.deepToString(valid) + " " + padding, sequence, valid);
    }

    private boolean[][] mask() {
        boolean[][] valid = new boolean[trial.steps][trial.batch];
        for (boolean[] step : valid) {
            for (int n = 0; n < trial.batch; n++) {
                step[n] = random.nextInt(3) > 0;
            }
        }
        return valid;
    }

    private void check(String what, Sequence sequence, boolean[][] valid) {
        NetworkTrial.Result expected = trial.run(valid, true, sequence.padding());
        float[] state = trial.state.clone();
        float[] outputs = new float[expected.outputs().length];
        Arrays.fill(outputs, Float.NaN);
        network.run(sequence, trial.inputs, state, outputs);
        Bits.assertEqual(what + ": outputs", expected.outputs(), outputs);
        Bits.assertEqual(what + ": state", expected.state(), state);
        Guarded inputs = Guarded.around(random, trial.inputs);
        Guarded states = Guarded.around(random, trial.state);
        Guarded guarded = Guarded.around(random, new float[expected.outputs().length]);
        network.run(sequence, inputs.array, inputs.at, states.array, states.at, guarded.array, guarded.at);
        Bits.assertEqual(what + ", offsets: outputs", expected.outputs(), guarded.values());
        Bits.assertEqual(what + ", offsets: state", expected.state(), states.values());
        guarded.check(what + ", offsets: outputs");
        states.check(what + ", offsets: state");
        state = trial.state.clone();
        network.run(sequence, trial.inputs, state, null);
        Bits.assertEqual(what + ", without outputs: state", expected.state(), state);
    }

    /** The same example by example: each is a batch of its own. */
    private void checkBatchMajor(Padding padding) {
        boolean[][] valid = mask();
        boolean[] mask = new boolean[trial.steps * trial.batch];
        float[] inputs = new float[trial.inputs.length];
        float[] expectedState = new float[trial.state.length];
        float[] expected = new float[trial.run().outputs().length];
        for (int n = 0; n < trial.batch; n++) {
            NetworkTrial one = trial.example(n);
            NetworkTrial.Result alone = trial.example(n, valid, padding);
            System.arraycopy(one.inputs, 0, inputs, n * one.inputs.length, one.inputs.length);
            System.arraycopy(alone.outputs(), 0, expected, n * alone.outputs().length, alone.outputs().length);
            System.arraycopy(alone.state(), 0, expectedState, n * one.state.length, one.state.length);
            for (int t = 0; t < trial.steps; t++) {
                mask[n * trial.steps + t] = valid[t][n];
            }
        }
        Sequence sequence =
                Sequence.of(trial.steps, trial.batch).batchMajor().mask(mask).padding(padding);
        float[] state = trial.state.clone();
        float[] outputs = new float[expected.length];
        network.run(sequence, inputs, state, outputs);
        Bits.assertEqual("batch-major: outputs", expected, outputs);
        Bits.assertEqual("batch-major: state", expectedState, state);
    }
}
