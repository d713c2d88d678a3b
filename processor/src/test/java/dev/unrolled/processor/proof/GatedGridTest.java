package dev.unrolled.processor.proof;

import dev.unrolled.Numerics;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.Limits;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Generated GRUs and LSTMs with any of their options give the interpreter's bits, in all code shapes and all forms. */
final class GatedGridTest {
    private static final int TRIALS = 4;

    @Test
    void smallSizes() {
        check("smallSizes", new RandomGated(random("smallSizes")).cells(80, 5), TRIALS);
    }

    @Test
    void sizesUpTo40() {
        check("sizesUpTo40", new RandomGated(random("sizesUpTo40")).cells(40, 40), TRIALS);
    }

    @Test
    void sizesUpTo300() {
        check("sizesUpTo300", new RandomGated(random("sizesUpTo300")).cells(4, 300), 1);
    }

    /** 400 steps and more, on usual, on saturating and on tiny weights. */
    @Test
    void longSequences() {
        List<SpecCase> cells = new ArrayList<>();
        for (Numerics numerics : List.of(Numerics.FUSED, Numerics.SEPARATE)) {
            for (Reset reset : Reset.values()) {
                cells.add(SpecCase.of(SpecCase.gru(9, 5, reset, Biases.TWO, numerics)));
            }
            cells.add(SpecCase.of(SpecCase.lstm(9, 5, SpecCase.forgetBias(1f), numerics)));
            cells.add(SpecCase.of(SpecCase.lstm(9, 5, new LstmSpec.Options(0f, true, 4, 2f, 1f, 3f, false), numerics)));
        }
        for (SpecCase cell : shaped(cells)) {
            for (Numbers numbers : List.of(Numbers.PLAIN, Numbers.SATURATING, Numbers.TINY)) {
                long seed = Seeds.of("longSequences " + numbers, 0);
                new Trial(cell.program(), seed, 400, 3, numbers).check(Cells.of(cell));
                new Trial(cell.program(), seed, 403, 1, numbers).check(Cells.of(cell));
            }
        }
    }

    private static Random random(String test) {
        return new Random(Seeds.of(test, -1));
    }

    /** Every code shape that may be asked for. */
    private static List<SpecCase> shaped(List<SpecCase> cases) {
        List<SpecCase> shaped = new ArrayList<>();
        for (SpecCase each : cases) {
            for (ShapeChoice shape : ShapeChoice.values()) {
                if (shape != ShapeChoice.STRAIGHT
                        || multiplyAdds(each.program()) <= Limits.MAX_STRAIGHT_MULTIPLY_ADDS) {
                    shaped.add(each.with(shape));
                }
            }
        }
        Cells.of(shaped);
        return shaped;
    }

    private static long multiplyAdds(CellProgram program) {
        return program.statements().stream()
                .filter(Statement.Affine.class::isInstance)
                .mapToLong(statement -> ((Statement.Affine) statement).multiplyAdds())
                .sum();
    }

    /** All code shapes of a case see the same data, and must give the same bits. */
    private static void check(String test, List<SpecCase> cases, int trials) {
        List<SpecCase> shaped = shaped(cases);
        for (int index = 0; index < cases.size(); index++) {
            SpecCase each = cases.get(index);
            for (int i = 0; i < trials; i++) {
                Trial trial = new Trial(each.program(), Seeds.of(test, index * trials + i));
                shaped.stream()
                        .filter(other -> other.spec().equals(each.spec()))
                        .forEach(other -> trial.check(Cells.of(other)));
            }
        }
    }
}
