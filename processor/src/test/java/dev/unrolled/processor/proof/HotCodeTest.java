package dev.unrolled.processor.proof;

import dev.unrolled.RecurrentCell;
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
        check(2, 3, ShapeChoice.STRAIGHT);
    }

    /** 43 units: vectors of 16, 8 and 4 floats all leave a rest. */
    @Test
    void rows() {
        check(43, 10, ShapeChoice.ROWS);
    }

    private static void check(int units, int inputs, ShapeChoice shape) {
        List<CellCase> cases = CellCase.kinds().stream()
                .map(kind -> kind.sized(units, inputs).with(shape))
                .toList();
        for (CompiledCell compiled : Cells.of(cases)) {
            List<Trial> trials = new ArrayList<>();
            for (Numbers numbers : Numbers.values()) {
                long seed = Seeds.of(compiled.name(), trials.size());
                trials.add(new Trial(compiled.program(), seed, STEPS, BATCH, numbers));
            }
            List<RecurrentCell> cells =
                    trials.stream().map(trial -> trial.cell(compiled)).toList();
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < cells.size(); i++) {
                    checkRun(compiled, trials.get(i), cells.get(i), round);
                }
            }
        }
    }

    private static void checkRun(CompiledCell compiled, Trial trial, RecurrentCell cell, int round) {
        float[] state = trial.state.clone();
        float[] outputs = new float[trial.outputs.length];
        cell.run(STEPS, BATCH, trial.inputs, state, outputs);
        Bits.assertEqual(compiled.name() + ", round " + round + ", outputs", trial.outputs, outputs);
        Bits.assertEqual(compiled.name() + ", round " + round + ", state", trial.lastState, state);
    }
}
