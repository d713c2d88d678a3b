package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.RecurrentCell;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.ShapeChoice;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Cells in lanes whose frozen copies lay their weights out in panels: of as many units as fill panels, a few more and a few less, in batches of
 * one, of both tiles and of what is left over. On a CPU without vectors of 512 bits they run as the live cell does, and are compared all the same.
 */
final class PanelsTest {
    private static final int[] BATCHES = {1, 4, 8, 13, 17};
    private static final int STEPS = 5;

    @Test
    void rnn() {
        List<AnnotatedCell> cells = new ArrayList<>();
        for (int units :
                new int[] {63, 64, 65, 72, 79, 80, 96, 100, 112, 127, 128, 129, 132, 160, 200, 209, 256, 257, 288, 400
                }) {
            Numerics numerics = units % 2 == 0 ? Numerics.FUSED : Numerics.SEPARATE;
            cells.add(new CellCase(units, units % 7 + 1, Activation.TANH, units % 3 != 0, numerics, ShapeChoice.LANES));
        }
        check(cells);
    }

    /** Of so many weights panels are narrow: of four or of five vectors, that meet or overlap. */
    @Test
    void large() {
        List<AnnotatedCell> cells = new ArrayList<>();
        for (int[] size : new int[][] {{384, 129}, {400, 100}, {420, 60}, {393, 108}}) {
            cells.add(new CellCase(size[0], size[1], Activation.TANH, true, Numerics.FUSED, ShapeChoice.LANES));
        }
        check(cells);
    }

    @Test
    void gru() {
        List<AnnotatedCell> cells = new ArrayList<>();
        for (int units : new int[] {16, 21, 32, 33, 48, 64, 65, 100, 128}) {
            for (Reset reset : Reset.values()) {
                Numerics numerics = units % 2 == 0 ? Numerics.FUSED : Numerics.SEPARATE;
                cells.add(SpecCase.of(SpecCase.gru(units, units % 5 + 1, reset, Biases.TWO, numerics))
                        .with(ShapeChoice.LANES));
            }
        }
        // Live, one example of it goes by rows.
        cells.add(SpecCase.of(SpecCase.gru(256, 90, Reset.AFTER, Biases.TWO, Numerics.FUSED))
                .with(ShapeChoice.LANES));
        check(cells);
    }

    @Test
    void lstm() {
        List<AnnotatedCell> cells = new ArrayList<>();
        for (int units : new int[] {16, 17, 20, 23, 24, 31, 32, 40, 64, 67, 128}) {
            LstmSpec.Options projected = new LstmSpec.Options(1f, true, units - units / 5, 2f, 1f, 3f, false);
            cells.add(SpecCase.of(SpecCase.lstm(units, 3, SpecCase.forgetBias(1f), Numerics.FUSED))
                    .with(ShapeChoice.LANES));
            cells.add(SpecCase.of(SpecCase.lstm(units, 7, projected, Numerics.SEPARATE))
                    .with(ShapeChoice.LANES));
        }
        check(cells);
    }

    /** What the other tests run is what it should be: rows without the Vector API, and panels for vectors of 512 bits alone. */
    @Test
    void frozenCellsHavePanelsWhereVectorsHave512Bits() throws ReflectiveOperationException {
        RecurrentCell live = Cells.of(new CellCase(64, 3, Activation.TANH, true, Numerics.FUSED, ShapeChoice.LANES))
                .create();
        Optional<Object> lanes = value(live, "lanes");
        boolean isWide = lanes.isPresent() && value(lanes.get(), "LANES").equals(Optional.of(16));
        for (RecurrentCell frozen : List.of(live.frozen(), live.frozen().fork())) {
            Object copy = value(frozen, "cell").orElseThrow();
            assertEquals(isWide ? Optional.of("Panels") : name(lanes), name(value(copy, "lanes")));
        }
    }

    private static Optional<String> name(Optional<Object> object) {
        return object.map(each -> each.getClass().getSimpleName());
    }

    private static Optional<Object> value(Object of, String field) throws ReflectiveOperationException {
        Field found = of.getClass().getDeclaredField(field);
        found.setAccessible(true);
        return Optional.ofNullable(found.get(of));
    }

    private static void check(List<AnnotatedCell> cells) {
        for (CompiledCell compiled : Cells.of(cells)) {
            for (int batch : BATCHES) {
                Numbers numbers = batch == BATCHES[1] ? Numbers.EDGES : Numbers.PLAIN;
                long seed = Seeds.of("panels " + compiled.name(), batch);
                Trial trial = new Trial(compiled.program(), seed, STEPS, batch, numbers);
                trial.check(compiled);
                new Forms(trial, trial.cell(compiled).frozen(), new Random(seed)).checkAll();
                new Forms(trial, trial.cell(compiled).frozen().fork(), new Random(seed)).checkAll();
            }
        }
    }
}
