package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.model.Target;
import dev.unrolled.processor.plan.Plan;
import dev.unrolled.processor.plan.Planner;
import dev.unrolled.processor.program.CellProgram;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Batches of cells that put examples side by side: full vectors, parts of one, and examples that are left over. */
final class SideBySideGridTest {
    private static final List<Integer> BATCHES = List.of(1, 3, 4, 5, 7, 8, 9, 15, 16, 17, 23, 24, 25, 31, 33, 40);
    private static final int STEPS = 3;

    @Test
    void gatedCells() {
        Map<String, CellProgram> programs = new LinkedHashMap<>();
        new RandomGated(new Random(Seeds.of("sideBySide", 0)))
                .cells(120, 15)
                .forEach(cell -> programs.put(cell.name(), cell.program()));
        check(programs, 60);
    }

    @Test
    void manyInputs() {
        Map<String, CellProgram> programs = new LinkedHashMap<>();
        RandomGated random = new RandomGated(new Random(Seeds.of("sideBySideOfManyInputs", 0)));
        for (int units : new int[] {1, 5, 11, 13, 15}) {
            programs.put("Rnn" + units, random.rnn(units, 256).program());
            programs.put("Lstm" + units, random.lstm(units, 100).program());
        }
        check(programs, 3);
    }

    /** Two units, of which vectors of 256 bits hold four examples on JDK 25. */
    @Test
    void twoUnits() {
        Map<String, CellProgram> programs = new LinkedHashMap<>();
        RandomGated random = new RandomGated(new Random(Seeds.of("twoUnits", 0)));
        for (int index = 0; index < 60; index++) {
            int inputs = 1 + index % 9;
            SpecCase cell = index % 3 == 0
                    ? random.rnn(2, inputs)
                    : index % 3 == 1 ? random.gru(2, inputs) : random.lstm(2, inputs);
            programs.put("Two" + index, cell.program());
        }
        programs.put(
                "TwoOfTensorFlow",
                new CellCase(2, 62, Activation.TANH, true, Numerics.TENSORFLOW_2, ShapeChoice.AUTO).program());
        programs.put("TwoOfMany", random.rnn(2, 256).program());
        check(programs, 40);
        long packed = programs.values().stream()
                .filter(program -> plan(program).packed() > 0)
                .count();
        assertTrue(packed >= 30, "packed: " + packed);
    }

    /** Activations that round as TensorFlow 2 does without being its own. */
    @Test
    void tensorFlow2() {
        Map<String, CellProgram> programs = new LinkedHashMap<>();
        for (Activation activation : List.of(Activation.RELU, Activation.LINEAR, Activation.SOFTSIGN)) {
            programs.put(
                    "Rnn" + activation,
                    new CellCase(5, 7, activation, true, Numerics.TENSORFLOW_2, ShapeChoice.AUTO).program());
        }
        check(programs, 3);
    }

    /** Few random programs are of their kind. */
    @Test
    void programs() {
        Map<String, CellProgram> programs = new LinkedHashMap<>();
        for (int index = 0; index < 60_000; index++) {
            CellProgram program = RandomProgram.of(Seeds.of("sideBySidePrograms", index));
            if (!plan(program).sideBySide().isEmpty()) {
                programs.put("Random" + index, program);
            }
        }
        check(programs, 3);
    }

    private static Plan plan(CellProgram program) {
        return Planner.plan(program, new Target(ShapeChoice.AUTO, true));
    }

    private static void check(Map<String, CellProgram> programs, int least) {
        int found = 0;
        for (CompiledCell compiled : Cells.of(programs, SideBySideGridTest::plan)) {
            boolean isSideBySide = !plan(compiled.program()).sideBySide().isEmpty();
            assertEquals(isSideBySide, compiled.source().contains("SIDE_BY_SIDE"), compiled::source);
            if (isSideBySide) {
                found++;
                check(compiled);
            }
        }
        assertTrue(found >= least, "side by side: " + found);
    }

    private static void check(CompiledCell compiled) {
        for (int batch : BATCHES) {
            for (Numbers numbers : Numbers.values()) {
                long seed = Seeds.of(compiled.name() + numbers, batch);
                new Trial(compiled.program(), seed, STEPS, batch, numbers).check(compiled);
            }
        }
    }
}
