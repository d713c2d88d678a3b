package dev.unrolled.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.DenseSpec;
import dev.unrolled.processor.model.GruSpec;
import dev.unrolled.processor.model.RnnSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.model.Target;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.CellPrograms;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.proof.RandomProgram;
import dev.unrolled.processor.proof.Seeds;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which shape is chosen, why, and what it costs. */
final class PlannerTest {
    private static final CellIdentity IDENTITY =
            new CellIdentity("p", List.of("Cell"), true, true, false, Set.of(), Set.of());
    private static final int MOST = Planner.AUTO_STRAIGHT_MULTIPLY_ADDS;

    @Test
    void straightUpToTheThresholdAndRowsAbove() {
        Plan most = Planner.plan(rnn(1, MOST - 1, true), ShapeChoice.AUTO);
        assertEquals("straight", most.shape().name());
        assertEquals(MOST + " multiply-adds, at most " + MOST + ": loops would cost more than the work", most.reason());
        Plan more = Planner.plan(rnn(1, MOST, true), ShapeChoice.AUTO);
        assertEquals(
                new CodeShape.Rows(Planner.ROWS_PER_SHORT_PASS, Planner.TILES, Planner.ROWS_PER_PASS_OF_TILES),
                more.shape());
        assertEquals(
                (MOST + 1) + " multiply-adds, more than " + MOST + ": loops take less time than code written out",
                more.reason());
    }

    @Test
    void moreRowsAPassWhereItIsShortAndTheKernelSmall() {
        assertEquals(6, rowsPerPass(rnn(64, 64, true)));
        assertEquals(4, rowsPerPass(rnn(64, 65, true)));
        assertEquals(6, rowsPerPass(rnn(1, 41, true)));
        assertEquals(4, rowsPerPass(rnn(91, 1, true)));
        assertEquals(6, rowsPerPass(dense(192)));
        assertEquals(4, rowsPerPass(dense(193)));
        assertEquals(4, rowsPerPass(blocks()));
    }

    /** More scratch where tiles leave weights to each other, half as much beyond. */
    @Test
    void sizesOfLanes() {
        LaneSizes small = lanes(20, 30);
        assertEquals(List.of(16, 8, 4), small.laneCounts());
        assertEquals(16, small.mostLanes());
        assertFalse(small.hasStrip());
        assertEquals(32, small.examplesAtOnce());
        assertEquals(List.of(4), lanes(7, 30).laneCounts());
        assertFalse(lanes(63, 64).sums().anyMatch(lanes(63, 64)::hasPanels));
        assertTrue(lanes(64, 64).sums().allMatch(lanes(64, 64)::hasPanels));
        assertFalse(lanes(511, 1).hasStrip());
        assertTrue(lanes(512, 1).hasStrip());
        assertEquals(32, lanes(2048, 100).examplesAtOnce());
        assertEquals(16, lanes(2049, 100).examplesAtOnce());
    }

    private static LaneSizes lanes(int units, int inputs) {
        Plan plan = Planner.plan(rnn(units, inputs, true), ShapeChoice.LANES);
        return new LaneSizes(((CodeShape.Lanes) plan.shape()).groups());
    }

    private static CellProgram dense(int units) {
        return CellPrograms.of(new DenseSpec(
                IDENTITY, units, 10, new ActivationFunction.Standard(Activation.TANH), true, Numerics.FUSED));
    }

    /** A small cell whose sums are cut into blocks. */
    private static CellProgram blocks() {
        return CellPrograms.of(new RnnSpec(
                IDENTITY,
                12,
                12,
                new ActivationFunction.Standard(Activation.TANH),
                CellSpec.NO_CLIP,
                Biases.ONE,
                Numerics.TENSORFLOW_1));
    }

    private static int rowsPerPass(CellProgram program) {
        return ((CodeShape.Rows) Planner.plan(program, ShapeChoice.ROWS).shape()).rowsPerPass();
    }

    @Test
    void whatIsAskedFor() {
        Plan rows = Planner.plan(rnn(1, 1, true), ShapeChoice.ROWS);
        assertEquals("rows", rows.shape().name());
        assertEquals("asked for with -Aunrolled.shape=rows", rows.reason());
        Plan straight = Planner.plan(rnn(64, 64, true), ShapeChoice.STRAIGHT);
        assertEquals("straight", straight.shape().name());
        assertEquals("asked for with -Aunrolled.shape=straight", straight.reason());
    }

    /** Where lanes read rows in pieces, and the weights are more than the L2 cache holds. */
    @Test
    void oneExampleOfALargeGruInRows() {
        assertTrue(isOneInRows(gru(256, 86, Reset.AFTER)));
        assertFalse(isOneInRows(gru(256, 85, Reset.AFTER)));
        assertFalse(isOneInRows(gru(256, 300, Reset.BEFORE)));
        assertFalse(isOneInRows(gru(24, 4096, Reset.AFTER)));
        assertTrue(isOneInRows(gru(65, 1400, Reset.AFTER)));
        assertFalse(isOneInRows(gru(64, 1400, Reset.AFTER)));
        assertFalse(isOneInRows(rnn(512, 512, true)));
        assertEquals(
                "256 units, at least 16, and the Vector API at hand; a step of one example in rows, unless frozen and in vectors of 512 bits; rows where the JVM has no Vector API",
                lanes(gru(256, 86, Reset.AFTER)).reason());
    }

    private static boolean isOneInRows(CellProgram program) {
        return ((CodeShape.Lanes) lanes(program).shape()).oneInRows();
    }

    private static Plan lanes(CellProgram program) {
        return Planner.plan(program, new Target(ShapeChoice.AUTO, true));
    }

    private static CellProgram gru(int units, int inputs, Reset reset) {
        return CellPrograms.of(new GruSpec(
                IDENTITY,
                units,
                inputs,
                reset,
                new ActivationFunction.Standard(Activation.TANH),
                new ActivationFunction.Standard(Activation.SIGMOID),
                CellSpec.NO_CLIP,
                Biases.TWO,
                Numerics.FUSED));
    }

    @Test
    void costOfABasicCell() {
        assertEquals(
                new Cost(10, 4 * (10 + 2), 4 * (3 + 2), 4 * 2),
                Planner.plan(rnn(2, 3, true), ShapeChoice.AUTO).cost());
        assertEquals(
                new Cost(10, 4 * 10, 4 * (3 + 2), 4 * 2),
                Planner.plan(rnn(2, 3, false), ShapeChoice.AUTO).cost());
        assertEquals(
                new Cost(4096L * 8191, 4 * (4096L * 8191 + 4096), 4 * (4095 + 4096), 4 * 4096),
                Planner.plan(rnn(4096, 4095, true), ShapeChoice.AUTO).cost());
    }

    /** How many vectors of weights an expression reads. */
    private static int weights(Expression expression) {
        int own = expression instanceof Expression.Weight ? 1 : 0;
        return own
                + expression.operands().stream().mapToInt(PlannerTest::weights).sum();
    }

    @Test
    void costOfAnyProgram() {
        for (int trial = 0; trial < 200; trial++) {
            CellProgram program = RandomProgram.of(Seeds.of("costOfAnyProgram", trial));
            Cost cost = Planner.plan(program, ShapeChoice.ROWS).cost();
            long links = 0;
            long vectors = 0;
            for (Statement statement : program.statements()) {
                if (statement instanceof Statement.Affine affine) {
                    links += (long) affine.matrix().rows() * affine.to().length();
                    vectors += (long) affine.biases().size() * affine.to().length();
                } else if (statement instanceof Statement.Pointwise pointwise) {
                    vectors +=
                            (long) weights(pointwise.value()) * pointwise.to().length();
                }
            }
            assertEquals(links, cost.multiplyAdds());
            assertEquals(4 * (links + vectors), cost.weightBytes());
            int read = program.isRecurrent() ? program.stateSize() : 0;
            assertEquals(4L * (program.input().length() + read), cost.readBytes());
            assertEquals(4L * program.stateSize(), cost.writtenBytes());
        }
    }

    @Test
    void oneMethodWhileItFits() {
        CodeShape.Straight small = straight(rnn(2, 3, true));
        assertTrue(small.isOneMethod());
        assertEquals(List.of(new CodeShape.Tile(0, 0, 2, 0, 5), new CodeShape.Tile(1, 0, 2, 0, 0)), small.tiles());
        int fits = (Bytecode.METHOD_BUDGET - 2 * Bytecode.TARGET - 2 * Bytecode.OPERATION) / Bytecode.LINK;
        assertTrue(straight(rnn(1, fits - 1, true)).isOneMethod());
        assertEquals(false, straight(rnn(1, fits, true)).isOneMethod());
    }

    private static CodeShape.Straight straight(CellProgram program) {
        return (CodeShape.Straight) Planner.plan(program, ShapeChoice.STRAIGHT).shape();
    }

    private static CellProgram rnn(int units, int inputs, boolean bias) {
        return CellPrograms.of(new RnnSpec(
                IDENTITY,
                units,
                inputs,
                new ActivationFunction.Standard(Activation.TANH),
                CellSpec.NO_CLIP,
                bias ? Biases.ONE : Biases.NONE,
                Numerics.FUSED));
    }
}
