package dev.unrolled.processor.proof;

import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ShapeChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Generated cells of every kind and of many sizes give the interpreter's bits, in all code shapes and all forms. */
final class GridTest {
    private static final int TRIALS = 4;

    @Test
    void everyKindOfCell() {
        List<CellCase> cases = new ArrayList<>();
        for (CellCase kind : CellCase.kinds()) {
            cases.add(kind.sized(7, 13));
            if (kind.hasCommonActivation()) {
                cases.add(kind.sized(1, 1));
                cases.add(kind.sized(2, 3));
                cases.add(kind.sized(3, 2));
            }
        }
        check("everyKindOfCell", cases, TRIALS);
    }

    /** All sizes up to 9 by 9, where groups of rows end within, at the end of and across the input. */
    @Test
    void everySmallSize() {
        List<CellCase> kinds = CellCase.kinds();
        List<CellCase> cases = new ArrayList<>();
        for (int units = 1; units <= 9; units++) {
            for (int inputs = 1; inputs <= 9; inputs++) {
                cases.add(kinds.get(cases.size() % kinds.size()).sized(units, inputs));
            }
        }
        check("everySmallSize", cases, TRIALS);
    }

    @Test
    void randomCellsUpTo70() {
        check("randomCellsUpTo70", random("randomCellsUpTo70", 40, 70), TRIALS);
    }

    @Test
    void randomCellsUpTo600() {
        check("randomCellsUpTo600", random("randomCellsUpTo600", 5, 600), 1);
    }

    /** Sums that TensorFlow 1.15 cuts into blocks: these end within, at the end of and across the input, and the last one is short. */
    @Test
    void blocks() {
        List<CellCase> cases = new ArrayList<>();
        int[][] sizes = {{1, 126}, {1, 127}, {2, 126}, {16, 112}, {17, 111}, {5, 130}, {40, 100}, {150, 3}, {3, 251}};
        for (int[] size : sizes) {
            CellCase.kinds().stream()
                    .filter(kind -> kind.numerics() == Numerics.TENSORFLOW_1)
                    .forEach(kind -> cases.add(kind.sized(size[0], size[1])));
        }
        check("blocks", cases, TRIALS);
    }

    private static List<CellCase> random(String test, int count, int largest) {
        Random random = new Random(Seeds.of(test, -1));
        List<CellCase> kinds = CellCase.kinds();
        List<CellCase> cases = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            cases.add(kinds.get(random.nextInt(kinds.size()))
                    .sized(1 + random.nextInt(largest), 1 + random.nextInt(largest)));
        }
        return cases;
    }

    /** All code shapes of a case see the same data, and must give the same bits. */
    private static void check(String test, List<CellCase> cases, int trials) {
        List<CellCase> shaped = new ArrayList<>();
        for (CellCase each : cases) {
            for (ShapeChoice shape : ShapeChoice.values()) {
                if (each.with(shape).isLegal()) {
                    shaped.add(each.with(shape));
                }
            }
        }
        Cells.of(shaped);
        for (int index = 0; index < cases.size(); index++) {
            CellCase each = cases.get(index);
            for (int i = 0; i < trials; i++) {
                Trial trial = new Trial(each.program(), Seeds.of(test, index * trials + i));
                shaped.stream()
                        .filter(other -> other.with(ShapeChoice.AUTO).equals(each))
                        .forEach(other -> trial.check(Cells.of(other)));
            }
        }
    }
}
