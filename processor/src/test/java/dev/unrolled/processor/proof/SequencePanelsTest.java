package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.weights.Weights;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Live cells in lanes that copy their weights for a long sequence, where vectors have 512 bits. On another CPU they run as ever, and are
 * compared all the same.
 */
final class SequencePanelsTest {
    private static final int LONG = 64;
    private static final int FEW = 3;

    @Test
    void sequencesOfManySteps() {
        List<AnnotatedCell> cells = new ArrayList<>();
        for (int units : new int[] {64, 65, 72, 100, 129}) {
            Numerics numerics = units % 2 == 0 ? Numerics.FUSED : Numerics.SEPARATE;
            cells.add(new CellCase(units, 5, Activation.TANH, true, numerics, ShapeChoice.LANES));
        }
        for (int units : new int[] {32, 33, 67, 80}) {
            LstmSpec.Options projected = new LstmSpec.Options(1f, true, units - units / 5, 2f, 1f, 3f, false);
            cells.add(lstm(units, SpecCase.forgetBias(1f), Numerics.FUSED));
            cells.add(lstm(units, projected, Numerics.SEPARATE));
            for (Reset reset : Reset.values()) {
                cells.add(SpecCase.of(SpecCase.gru(units, 3, reset, Biases.TWO, Numerics.FUSED))
                        .with(ShapeChoice.LANES));
            }
        }
        for (CompiledCell compiled : Cells.of(cells)) {
            for (int batch : new int[] {1, FEW, FEW + 1}) {
                trial(compiled, LONG + batch % 2, batch).check(compiled);
            }
        }
    }

    /** The copy is of the weights as they are when the sequence begins. */
    @Test
    void weightsChangeBetweenSequences() {
        CompiledCell compiled = Cells.of(lstm(33, SpecCase.forgetBias(1f), Numerics.FUSED));
        Trial first = trial(compiled, LONG, 1);
        RecurrentCell cell = first.cell(compiled);
        RecurrentCell fork = cell.fork();
        for (Trial trial : List.of(first, trial(compiled, LONG + 1, FEW), trial(compiled, LONG + 2, 1))) {
            cell.load(Weights.of(trial.cell(compiled)));
            new Forms(trial, cell, new Random(1)).checkAll();
            new Forms(trial, fork, new Random(1)).checkAll();
        }
    }

    /** What the other tests run is what it should be. */
    @Test
    void onlyLongSequencesOfFewExamplesMakeRoom() throws ReflectiveOperationException {
        CompiledCell compiled = Cells.of(lstm(16, SpecCase.forgetBias(1f), Numerics.FUSED));
        boolean isWide = isWide(compiled.create());
        assertFalse(hasPanels(run(compiled.create(), LONG - 1, 1)));
        assertFalse(hasPanels(run(compiled.create(), LONG, FEW + 1)));
        assertEquals(isWide, hasPanels(run(compiled.create(), LONG, FEW)));
        RecurrentCell reserved = compiled.create();
        reserved.reserve(LONG - 1, 1);
        assertFalse(hasPanels(reserved));
        reserved.reserve(LONG, 100);
        assertEquals(isWide, hasPanels(reserved));
    }

    @Test
    void frozenCellsMakeNoSecondCopy() throws ReflectiveOperationException {
        RecurrentCell live =
                Cells.of(lstm(32, SpecCase.forgetBias(1f), Numerics.FUSED)).create();
        for (RecurrentCell frozen : List.of(live.frozen(), live.frozen().fork())) {
            frozen.reserve(LONG, 1);
            assertFalse(hasPanels((RecurrentCell) value(run(frozen, LONG, 1), "cell")));
        }
    }

    @Test
    void cellsOfManyWeightsHaveNoCopy() {
        assertTrue(Cells.of(lstm(256, SpecCase.forgetBias(1f), Numerics.FUSED))
                .source()
                .contains("lanesFor("));
        assertFalse(Cells.of(lstm(512, SpecCase.forgetBias(1f), Numerics.FUSED))
                .source()
                .contains("lanesFor("));
    }

    private static AnnotatedCell lstm(int units, LstmSpec.Options options, Numerics numerics) {
        return SpecCase.of(SpecCase.lstm(units, 3, options, numerics)).with(ShapeChoice.LANES);
    }

    private static Trial trial(CompiledCell compiled, int steps, int batch) {
        long seed = Seeds.of("sequence panels " + compiled.name(), batch);
        return new Trial(compiled.program(), seed, steps, batch, Numbers.PLAIN);
    }

    private static RecurrentCell run(RecurrentCell cell, int steps, int batch) {
        float[] inputs = new float[steps * batch * cell.inputs()];
        cell.run(steps, batch, inputs, cell.zeroState(batch), null);
        return cell;
    }

    private static boolean isWide(RecurrentCell cell) throws ReflectiveOperationException {
        Object lanes = value(cell, "lanes");
        return lanes != null && value(lanes, "LANES").equals(16);
    }

    private static boolean hasPanels(RecurrentCell cell) throws ReflectiveOperationException {
        return value(cell, "panels") != null;
    }

    private static Object value(Object of, String field) throws ReflectiveOperationException {
        Field found = of.getClass().getDeclaredField(field);
        found.setAccessible(true);
        return found.get(of);
    }
}
