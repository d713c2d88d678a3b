package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.ShapeChoice;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Cells in lanes of so many weights that, where vectors have 512 bits, the first eight examples leave them to the next ones: of sums that come in
 * pairs of vectors, and that do not, in batches of eight examples, of several times eight, and with some left over.
 */
final class StripsTest {
    private static final int[] BATCHES = {8, 16, 29, 48};
    private static final int STEPS = 2;

    @Test
    void rnn() {
        check(
                new CellCase(512, 3, Activation.TANH, true, Numerics.FUSED, ShapeChoice.LANES),
                new CellCase(281, 700, Activation.TANH, false, Numerics.SEPARATE, ShapeChoice.LANES));
    }

    @Test
    void gru() {
        for (Reset reset : Reset.values()) {
            Numerics numerics = reset == Reset.AFTER ? Numerics.FUSED : Numerics.SEPARATE;
            check(SpecCase.of(SpecCase.gru(299, 5, reset, Biases.TWO, numerics)).with(ShapeChoice.LANES));
        }
    }

    @Test
    void lstm() {
        LstmSpec.Options projected = new LstmSpec.Options(1f, true, 200, 2f, 1f, 3f, false);
        check(
                SpecCase.of(SpecCase.lstm(256, 3, SpecCase.forgetBias(1f), Numerics.FUSED))
                        .with(ShapeChoice.LANES),
                SpecCase.of(SpecCase.lstm(300, 37, projected, Numerics.SEPARATE))
                        .with(ShapeChoice.LANES));
    }

    /** Of more sums fewer examples are worked on at once. */
    @Test
    void manySums() {
        LstmSpec.Options projected = new LstmSpec.Options(1f, false, 125, 2f, 1f, 3f, false);
        check(SpecCase.of(SpecCase.lstm(513, 3, projected, Numerics.FUSED)).with(ShapeChoice.LANES));
    }

    /** Of the sums of one cell some are in panels once it is frozen, and others read a strip. */
    @Test
    void stripsBesidePanels() {
        check(SpecCase.of(SpecCase.gru(40, 2150, Reset.BEFORE, Biases.ONE, Numerics.FUSED))
                .with(ShapeChoice.LANES));
    }

    /** From 2^18 weights on. */
    @Test
    void smallerCellsReadTheRowsAgain() {
        for (int inputs : new int[] {767, 768}) {
            CellCase cell = new CellCase(256, inputs, Activation.TANH, true, Numerics.FUSED, ShapeChoice.LANES);
            assertEquals(inputs == 768, hasStrip(Cells.of(cell)));
        }
    }

    /** Candidates that fill no two vectors of 512 bits read no strip, so their weights do not count; with them there would be one. */
    @Test
    void shortSumsDoNotCount() {
        for (int units : new int[] {31, 32}) {
            SpecCase cell = SpecCase.of(SpecCase.gru(units, 4096, Reset.BEFORE, Biases.ONE, Numerics.FUSED));
            assertEquals(units == 32, hasStrip(Cells.of(cell.with(ShapeChoice.LANES))));
        }
    }

    private static boolean hasStrip(CompiledCell compiled) {
        return compiled.source().contains("FromStrip(");
    }

    private static void check(AnnotatedCell... cells) {
        for (CompiledCell compiled : Cells.of(List.of(cells))) {
            assertTrue(hasStrip(compiled), compiled::source);
            for (int batch : BATCHES) {
                Numbers numbers = batch == BATCHES[1] ? Numbers.EDGES : Numbers.PLAIN;
                long seed = Seeds.of("strips " + compiled.name(), batch);
                new Trial(compiled.program(), seed, STEPS, batch, numbers).check(compiled);
            }
        }
    }
}
