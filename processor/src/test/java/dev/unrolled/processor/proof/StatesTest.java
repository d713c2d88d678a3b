package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;
import dev.unrolled.State;
import dev.unrolled.StateException;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.ActivationFunction.Standard;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.GruSpec;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.RnnSpec;
import dev.unrolled.processor.model.ShapeChoice;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** States of generated cells as bytes: a sequence goes on from them anywhere, in another code shape, and no other cell takes them. */
final class StatesTest {
    private static final float NONE = CellSpec.NO_CLIP;

    /** Cells of one shape of state, each of which differs from its neighbour in one respect, and what they call themselves. */
    private static final List<String> FINGERPRINTS = List.of(
            "RNN inputs=3 units=4 activation=TANH biases=1 numerics=FUSED",
            "RNN inputs=3 units=4 activation=TANH biases=1 numerics=SEPARATE",
            "RNN inputs=3 units=4 activation=RELU biases=1 numerics=SEPARATE",
            "RNN inputs=3 units=4 activation=RELU biases=2 numerics=SEPARATE",
            "RNN inputs=3 units=4 activation=RELU clip=2.0 biases=2 numerics=SEPARATE",
            "RNN inputs=2 units=4 activation=RELU clip=2.0 biases=2 numerics=SEPARATE",
            "RNN inputs=2 units=4 activation=LEAKY_RELU(0.2) clip=2.0 biases=2 numerics=SEPARATE",
            "GRU inputs=3 units=4 reset=BEFORE activation=TANH gateActivation=SIGMOID biases=1 numerics=FUSED",
            "GRU inputs=3 units=4 reset=AFTER activation=TANH gateActivation=SIGMOID biases=2 numerics=FUSED",
            "LSTM inputs=3 units=2 activation=TANH outputActivation=TANH gateActivation=SIGMOID biases=1 numerics=FUSED",
            "LSTM inputs=3 units=2 forgetBias=1.0 activation=TANH outputActivation=TANH gateActivation=SIGMOID biases=1 numerics=FUSED",
            "LSTM inputs=3 units=2 peepholes forgetBias=1.0 activation=TANH outputActivation=TANH gateActivation=SIGMOID biases=1 numerics=FUSED",
            "LSTM inputs=3 units=2 coupled activation=TANH outputActivation=TANH gateActivation=SIGMOID biases=1 numerics=FUSED",
            "LSTM inputs=3 units=2 activation=TANH outputActivation=RELU gateActivation=SIGMOID cellClip=3.0 biases=1 numerics=FUSED",
            "LSTM inputs=3 units=3 projection=1 activation=TANH outputActivation=TANH gateActivation=SIGMOID projectionClip=0.5 biases=1 numerics=FUSED");

    private static final List<SpecCase> CELLS = List.of(
            rnn(3, SpecCase.TANH, NONE, Biases.ONE, Numerics.FUSED),
            rnn(3, SpecCase.TANH, NONE, Biases.ONE, Numerics.SEPARATE),
            rnn(3, new Standard(Activation.RELU), NONE, Biases.ONE, Numerics.SEPARATE),
            rnn(3, new Standard(Activation.RELU), NONE, Biases.TWO, Numerics.SEPARATE),
            rnn(3, new Standard(Activation.RELU), 2f, Biases.TWO, Numerics.SEPARATE),
            rnn(2, new Standard(Activation.RELU), 2f, Biases.TWO, Numerics.SEPARATE),
            rnn(2, new Standard(Activation.LEAKY_RELU, List.of(0.2f)), 2f, Biases.TWO, Numerics.SEPARATE),
            gru(Reset.BEFORE, Biases.ONE),
            gru(Reset.AFTER, Biases.TWO),
            lstm(2, SpecCase.TANH, LstmSpec.Options.NONE),
            lstm(2, SpecCase.TANH, new LstmSpec.Options(1f, false, 0, NONE, NONE, NONE, false)),
            lstm(2, SpecCase.TANH, new LstmSpec.Options(1f, true, 0, NONE, NONE, NONE, false)),
            lstm(2, SpecCase.TANH, new LstmSpec.Options(0f, false, 0, NONE, NONE, NONE, true)),
            lstm(2, new Standard(Activation.RELU), new LstmSpec.Options(0f, false, 0, 3f, NONE, NONE, false)),
            lstm(3, SpecCase.TANH, new LstmSpec.Options(0f, false, 1, NONE, 0.5f, NONE, false)));

    private static SpecCase rnn(
            int inputs, ActivationFunction activation, float clip, Biases biases, Numerics numerics) {
        return SpecCase.of(new RnnSpec(CellCase.identity("Rnn"), 4, inputs, activation, clip, biases, numerics));
    }

    private static SpecCase gru(Reset reset, Biases biases) {
        return SpecCase.of(new GruSpec(
                CellCase.identity("Gru"), 4, 3, reset, SpecCase.TANH, SpecCase.SIGMOID, NONE, biases, Numerics.FUSED));
    }

    private static SpecCase lstm(int units, ActivationFunction output, LstmSpec.Options options) {
        return SpecCase.of(new LstmSpec(
                CellCase.identity("Lstm"),
                units,
                3,
                options,
                SpecCase.TANH,
                output,
                SpecCase.SIGMOID,
                Biases.ONE,
                Numerics.FUSED));
    }

    /** The words are in saved states: they may not change. */
    @Test
    void fingerprints() {
        List<CompiledCell> cells = Cells.of(CELLS);
        Set<String> found = new HashSet<>();
        for (int i = 0; i < cells.size(); i++) {
            RecurrentCell cell = cells.get(i).create();
            assertEquals(FINGERPRINTS.get(i), cell.fingerprint());
            assertEquals(FINGERPRINTS.get(i), cell.fork().frozen().fork().fingerprint());
            assertEquals(4, cell.stateSize());
            assertTrue(found.add(cell.fingerprint()), cell.fingerprint());
        }
    }

    @Test
    void noOtherCellTakesAState() {
        List<RecurrentCell> cells =
                Cells.of(CELLS).stream().map(CompiledCell::create).toList();
        for (RecurrentCell one : cells) {
            byte[] saved = State.write(one, new float[] {1, 2, 3, 4});
            for (RecurrentCell other : cells) {
                if (other == one) {
                    Bits.assertEqual("state", new float[] {1, 2, 3, 4}, State.read(other, saved));
                } else {
                    String message = "state: expected [state=4] of " + other.fingerprint() + ", found [state=4] of "
                            + one.fingerprint();
                    assertEquals(
                            message,
                            assertThrows(StateException.class, () -> State.read(other, saved))
                                    .getMessage());
                }
            }
        }
    }

    /** Stopped after any step, saved, and gone on with in a cell of the other code shape. */
    @Test
    void aSequenceGoesOnAnywhere() {
        for (SpecCase each : CELLS) {
            CompiledCell straight = Cells.of(each.with(ShapeChoice.STRAIGHT));
            CompiledCell rows = Cells.of(each.with(ShapeChoice.ROWS));
            long seed = Seeds.of("states of " + each.name(), 0);
            Trial trial = new Trial(straight.program(), seed, 5, 3, Numbers.PLAIN);
            for (int cut = 0; cut <= trial.steps; cut++) {
                check(trial, trial.cell(straight), trial.cell(rows), cut, each.name() + ", seed " + seed);
            }
        }
    }

    private static void check(Trial trial, RecurrentCell first, RecurrentCell second, int cut, String name) {
        float[] state = trial.state.clone();
        float[] outputs = new float[trial.outputs.length];
        int inputsAt = cut * trial.batch * first.inputs();
        int outputsAt = cut * trial.batch * first.outputSize();
        first.run(cut, trial.batch, trial.inputs, 0, state, 0, outputs, 0);
        float[] restored = State.read(second, State.write(first, state));
        second.run(trial.steps - cut, trial.batch, trial.inputs, inputsAt, restored, 0, outputs, outputsAt);
        Bits.assertEqual(name + ", cut at " + cut + ": outputs", trial.outputs, outputs);
        Bits.assertEqual(name + ", cut at " + cut + ": state", trial.lastState, restored);
        float[] moved = new float[restored.length];
        for (int n = 0; n < trial.batch; n++) {
            State.copy(second, restored, n, moved, trial.batch - 1 - n);
            assertTrue(State.isEqual(second, restored, n, moved, trial.batch - 1 - n));
        }
        int size = second.stateSize();
        State.zero(second, moved, 0);
        Bits.assertEqual(name + ": zeroed", new float[size], Arrays.copyOf(moved, size));
        Bits.assertEqual(
                name + ": copied",
                Arrays.copyOf(restored, size),
                Arrays.copyOfRange(moved, (trial.batch - 1) * size, trial.batch * size));
    }
}
