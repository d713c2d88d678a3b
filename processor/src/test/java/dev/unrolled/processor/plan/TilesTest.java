package dev.unrolled.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Numerics;
import dev.unrolled.processor.plan.CodeShape.Tile;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Parameter.Bias;
import dev.unrolled.processor.program.Parameter.Matrix;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Vector;
import dev.unrolled.processor.proof.RandomProgram;
import dev.unrolled.processor.proof.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tiles do every multiply-add and every pointwise value exactly once, statement by statement and each sum from top to bottom. */
final class TilesTest {
    @Test
    void ofRandomPrograms() {
        for (int trial = 0; trial < 200; trial++) {
            check(RandomProgram.of(Seeds.of("ofRandomPrograms", trial)));
        }
    }

    /** Affines of all proportions, from a single row of thousands of units to a single unit of thousands of rows. */
    @Test
    void ofLargePrograms() {
        Random random = new Random(Seeds.of("ofLargePrograms", 0));
        int several = 0;
        for (int trial = 0; trial < 60; trial++) {
            int rows = 1 << random.nextInt(13);
            int columns = Math.max(1, (1 << random.nextInt(14)) / rows);
            CodeShape.Straight shape = check(large(rows + random.nextInt(3), columns + random.nextInt(3)));
            several += shape.isOneMethod() ? 0 : 1;
        }
        assertTrue(several > 10, "only " + several + " programs were cut into several methods");
    }

    /** 8 sums of 24 rows, and 8 sums of two values. */
    @Test
    void oneMethodUpToTheLastByte() {
        assertEquals(
                Bytecode.METHOD_BUDGET,
                8 * (Bytecode.TARGET + 24 * Bytecode.LINK) + 8 * (Bytecode.TARGET + 3 * Bytecode.OPERATION));
        assertTrue(check(large(24, 8)).isOneMethod());
        assertFalse(check(large(25, 8)).isOneMethod());
    }

    private static CellProgram large(int inputs, int units) {
        Vector x = Vector.input("x", inputs);
        Vector h = Vector.state("h", units);
        Vector z = Vector.local("z", units);
        Matrix kernel = new Matrix("kernel", inputs, units, List.of(new RowBlock("W", "input", "input", 0, inputs)));
        Bias bias = new Bias("bias", units);
        return new CellProgram(
                x,
                List.of(h),
                h,
                List.of(kernel, bias),
                List.of(
                        new Statement.Affine(z.all(), List.of(x.all()), kernel.all(), List.of(bias.all())),
                        new Statement.Pointwise(
                                h.all(),
                                new Expression.Sum(new Expression.Read(z.all()), new Expression.Read(h.all())))),
                Numerics.FUSED);
    }

    private static CodeShape.Straight check(CellProgram program) {
        CodeShape.Straight shape = Tiles.of(program);
        List<int[]> done = new ArrayList<>();
        program.statements()
                .forEach(statement -> done.add(new int[statement.to().length()]));
        int last = 0;
        for (Tile tile : shape.tiles()) {
            assertTrue(tile.statement() >= last, "statements run in order");
            last = tile.statement();
            assertTrue(tile.from() < tile.to(), "no tile is empty");
            for (int j = tile.from(); j < tile.to(); j++) {
                assertEquals(tile.rowFrom(), done.get(last)[j], "each sum goes on where it stopped");
                done.get(last)[j] = rows(program.statements().get(last)) == 0 ? 1 : tile.rowTo();
            }
            assertTrue(
                    shape.isOneMethod() || estimate(program.statements().get(last), tile) <= Bytecode.METHOD_BUDGET,
                    () -> tile + " is beyond the budget");
        }
        for (int index = 0; index < done.size(); index++) {
            int all = Math.max(1, rows(program.statements().get(index)));
            assertTrue(Arrays.stream(done.get(index)).allMatch(rows -> rows == all), "statement " + index + " is done");
        }
        return shape;
    }

    private static int rows(Statement statement) {
        return statement instanceof Statement.Affine affine ? affine.matrix().rows() : 0;
    }

    private static long estimate(Statement statement, Tile tile) {
        int targets = tile.to() - tile.from();
        long links = (long) targets * (tile.rowTo() - tile.rowFrom());
        return statement instanceof Statement.Affine
                ? (long) targets * Bytecode.TARGET + links * Bytecode.LINK
                : (long) targets * (Bytecode.TARGET + Bytecode.OPERATION);
    }
}
