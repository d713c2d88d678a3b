package dev.unrolled.processor.proof;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.ShapeChoice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The bits do not change when the JIT compiles and vectorises a step: most other tests are over before it does. Every kind of cell runs long
 * enough for that, on plain numbers, on edge cases and on infinities and NaN, and is compared all along.
 */
final class HotCodeTest {
    private static final int STEPS = 5;
    private static final int BATCH = 4;
    private static final int ROUNDS = 250;

    @Test
    void straight() {
        check(CellCase.kinds(), 2, 3, ShapeChoice.STRAIGHT, BATCH);
    }

    /** 43 units: vectors of 16, 8 and 4 floats all leave a rest. Four examples at once, two, and one. */
    @Test
    void rows() {
        check(CellCase.kinds(), 43, 10, ShapeChoice.ROWS, BATCH + 3);
    }

    /** One example, whose inputs are multiplied four steps at a time; three steps are left over. */
    @Test
    void sequencesInRows() {
        check(
                CellCase.kinds().stream()
                        .map(kind -> kind.sized(43, 10).with(ShapeChoice.ROWS))
                        .toList(),
                11,
                1);
        check(gated().stream().map(each -> each.with(ShapeChoice.ROWS)).toList(), 11, 1);
    }

    /** In which the last vector overlaps, or there are several widths; batches of more and of fewer examples than a tile. */
    @Test
    void lanes() {
        check(CellCase.kinds(), 43, 10, ShapeChoice.LANES, BATCH + 1);
    }

    /** So many weights that tiles leave them to each other; two of eight examples, and one. */
    @Test
    void strips() {
        check(List.of(new CellCase(512, 3, Activation.TANH, true, Numerics.FUSED, ShapeChoice.LANES)), 17);
    }

    /** Of which a frozen copy has two panels of nine vectors, which overlap; a tile of eight examples, and one. */
    @Test
    void panels() {
        check(
                List.of(
                        new CellCase(257, 5, Activation.TANH, true, Numerics.FUSED, ShapeChoice.LANES),
                        new CellCase(257, 13, Activation.TANH, true, Numerics.SEPARATE, ShapeChoice.LANES)),
                9);
    }

    /** The sums of one example, which TensorFlow 1.15 cuts into blocks from 128 kernel rows on. */
    @Test
    void blocks() {
        List<CellCase> kinds = CellCase.kinds().stream()
                .filter(kind -> kind.numerics() == Numerics.TENSORFLOW_1)
                .toList();
        check(kinds, 43, 100, ShapeChoice.ROWS, 1);
        check(kinds, 1, 130, ShapeChoice.STRAIGHT, 1);
    }

    /** Loops between the sums, over gates at all offsets: 43 and 48 units, of which only the latter fill vectors. */
    @Test
    void gates() {
        check(gated(), BATCH + 3);
        check(gated().stream().map(each -> each.with(ShapeChoice.LANES)).toList(), BATCH + 3);
    }

    private static List<SpecCase> gated() {
        List<SpecCase> cases = new ArrayList<>();
        for (Numerics numerics : List.of(Numerics.FUSED, Numerics.SEPARATE)) {
            for (int units : new int[] {43, 48}) {
                for (Reset reset : Reset.values()) {
                    cases.add(SpecCase.of(SpecCase.gru(units, 5, reset, Biases.TWO, numerics)));
                }
                LstmSpec.Options full = new LstmSpec.Options(1f, true, 9, 2f, 1f, 3f, false);
                cases.add(SpecCase.of(SpecCase.lstm(units, 5, full, numerics)));
                cases.add(SpecCase.of(SpecCase.lstm(units, 5, LstmSpec.Options.NONE, numerics)));
            }
        }
        return cases;
    }

    private static void check(List<CellCase> kinds, int units, int inputs, ShapeChoice shape, int batch) {
        check(kinds.stream().map(kind -> kind.sized(units, inputs).with(shape)).toList(), batch);
    }

    private static void check(List<? extends AnnotatedCell> cases, int batch) {
        check(cases, STEPS, batch);
    }

    private static void check(List<? extends AnnotatedCell> cases, int steps, int batch) {
        for (CompiledCell compiled : Cells.of(cases)) {
            List<Trial> trials = new ArrayList<>();
            for (Numbers numbers : Numbers.values()) {
                long seed = Seeds.of(compiled.name(), trials.size());
                trials.add(new Trial(compiled.program(), seed, steps, batch, numbers));
            }
            List<RecurrentCell> cells =
                    trials.stream().map(trial -> trial.cell(compiled)).toList();
            List<RecurrentCell> frozen =
                    cells.stream().map(RecurrentCell::frozen).toList();
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < cells.size(); i++) {
                    checkRun(compiled, trials.get(i), cells.get(i), round);
                    checkRun(compiled, trials.get(i), frozen.get(i), round);
                }
            }
        }
    }

    private static void checkRun(CompiledCell compiled, Trial trial, RecurrentCell cell, int round) {
        float[] state = trial.state.clone();
        float[] outputs = new float[trial.outputs.length];
        cell.run(trial.steps, trial.batch, trial.inputs, state, outputs);
        Bits.assertEqual(compiled.name() + ", round " + round + ", outputs", trial.outputs, outputs);
        Bits.assertEqual(compiled.name() + ", round " + round + ", state", trial.lastState, state);
    }
}
