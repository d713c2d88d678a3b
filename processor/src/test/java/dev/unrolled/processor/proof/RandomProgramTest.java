package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.model.Target;
import dev.unrolled.processor.plan.CodeShape;
import dev.unrolled.processor.plan.CodeShape.Tile;
import dev.unrolled.processor.plan.Plan;
import dev.unrolled.processor.plan.Planner;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Expression.Activate;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Parameter.Matrix;
import dev.unrolled.processor.program.Parameter.MatrixView;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Statement.Affine;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Whatever program is legal, its Java gives the interpreter's bits in every code shape. */
final class RandomProgramTest {
    private static final int PROGRAMS = 50;
    private static final int TRIALS = 3;
    /** Of so many, lanes are written for 17 (for 13 with the seed 7). */
    private static final int CANDIDATES = 60_000;

    @Test
    void straight() {
        check("straight", program -> Planner.plan(program, ShapeChoice.STRAIGHT));
    }

    /** Methods of a few operations each, as only programs of thousands of them have otherwise. */
    @Test
    void straightInTinyTiles() {
        Random random = new Random(Seeds.of("straightInTinyTiles", -1));
        check("straightInTinyTiles", program -> shaped(program, new CodeShape.Straight(false, tiles(program, random))));
    }

    /** Any number of rows a pass, not only the one that is fast. */
    @Test
    void rows() {
        Random random = new Random(Seeds.of("rows", -1));
        check("rows", program -> {
            CodeShape.Rows rows =
                    (CodeShape.Rows) Planner.plan(program, ShapeChoice.ROWS).shape();
            return shaped(program, new CodeShape.Rows(1 + random.nextInt(6), rows.tiles(), 1 + random.nextInt(6)));
        });
    }

    /** Between a sum and a state nothing but copies, which random programs do not have. */
    @Test
    void copies() {
        check(Map.of("Copies", copied("m")), program -> Planner.plan(program, ShapeChoice.ROWS));
    }

    /** Two affines, each with a sigmoid and a tanh behind it. */
    @Test
    void twoPairsOfGates() {
        check(Map.of("Twice", twice()), program -> Planner.plan(program, ShapeChoice.ROWS));
    }

    private static CellProgram twice() {
        Vector x = Vector.input("x", 3);
        Vector h = Vector.state("h", 2);
        Matrix kernel = new Matrix("K", 3, 8, List.of(new RowBlock("B", "some", "something", 0, 3)));
        List<Statement> statements = new ArrayList<>();
        List<Slice> gates = new ArrayList<>();
        for (int index = 0; index < 2; index++) {
            Vector sums = Vector.local(index == 0 ? "y" : "z", 4);
            statements.add(
                    new Affine(sums.all(), List.of(x.all()), new MatrixView(kernel, 0, 3, 4 * index, 4), List.of()));
            for (int gate = 0; gate < 2; gate++) {
                Vector to = Vector.local(sums.name() + (gate == 0 ? "p" : "q"), 2);
                Activation function = gate == index ? Activation.SIGMOID : Activation.TANH;
                statements.add(new Pointwise(to.all(), new Activate(function, new Read(sums.slice(2 * gate, 2)))));
                gates.add(to.all());
            }
        }
        Expression product = gates.stream()
                .<Expression>map(Read::new)
                .reduce(Expression.Product::new)
                .orElseThrow();
        statements.add(new Pointwise(h.all(), product));
        return new CellProgram(x, List.of(h), h, List.of(kernel), statements, Numerics.FUSED);
    }

    /** Sums of so many columns that passes add six rows to all of them, of rows that begin further down in their block: two passes and a row. */
    @Test
    void longSumsOfLowerRows() {
        Map<String, CellProgram> programs = new TreeMap<>();
        for (int columns : new int[] {132, 256, 260, 272}) {
            Vector x = Vector.input("x", 13);
            Vector h = Vector.state("h", columns);
            Vector z = Vector.local("z", columns);
            Matrix kernel = new Matrix("K", 15, columns, List.of(new RowBlock("B", "some", "something", 0, 15)));
            MatrixView rows = new MatrixView(kernel, 2, 13, 0, columns);
            programs.put(
                    "Lower" + columns,
                    new CellProgram(
                            x,
                            List.of(h),
                            h,
                            List.of(kernel),
                            List.of(
                                    new Affine(z.all(), List.of(x.all()), rows, List.of()),
                                    new Pointwise(h.all(), new Activate(Activation.TANH, new Read(z.all())))),
                            Numerics.FUSED));
        }
        check(programs, program -> Planner.plan(program, new Target(ShapeChoice.LANES, true)));
    }

    /** {@code zB} is what the second of several examples calls its {@code z}, {@code sum} what a pass calls a sum, and {@code outputs} a parameter. */
    @Test
    void namesThatMethodsUse() {
        for (String name : List.of("zB", "zC", "zD", "sum", "outputs")) {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class, () -> Cells.of(Map.of("Hidden", copied(name)), ShapeChoice.ROWS));
            assertEquals(name + ": expected a name that generated methods do not use themselves", refused.getMessage());
        }
        check(Map.of("Seen", copied("zE")), program -> Planner.plan(program, ShapeChoice.ROWS));
    }

    /** {@code z = x * K; name = z; h = name}. */
    private static CellProgram copied(String name) {
        Vector x = Vector.input("x", 3);
        Vector h = Vector.state("h", 2);
        Vector z = Vector.local("z", 2);
        Vector copy = Vector.local(name, 2);
        Matrix kernel = new Matrix("K", 3, 2, List.of(new RowBlock("B", "some", "something", 0, 3)));
        return new CellProgram(
                x,
                List.of(h),
                h,
                List.of(kernel),
                List.of(
                        new Affine(z.all(), List.of(x.all()), new MatrixView(kernel, 0, 3, 0, 2), List.of()),
                        new Pointwise(copy.all(), new Read(z.all())),
                        new Pointwise(h.all(), new Read(copy.all()))),
                Numerics.FUSED);
    }

    /** Few random programs are of their kind: all of those, and others, which are written as rows or straight. */
    @Test
    void lanes() {
        Map<String, CellProgram> programs = programs("lanes");
        long others = programs.size();
        for (int index = PROGRAMS; index < CANDIDATES; index++) {
            CellProgram program = RandomProgram.of(Seeds.of("lanes", index));
            if (Planner.plan(program, ShapeChoice.LANES).shape() instanceof CodeShape.Lanes) {
                programs.put("Random" + index, program);
            }
        }
        assertTrue(programs.size() > others + 2, () -> "in lanes: " + (programs.size() - others));
        check(programs, program -> Planner.plan(program, ShapeChoice.LANES));
    }

    private static Plan shaped(CellProgram program, CodeShape shape) {
        return new Plan(
                program, shape, "test", Planner.plan(program, ShapeChoice.ROWS).cost());
    }

    private static List<Tile> tiles(CellProgram program, Random random) {
        List<Tile> tiles = new ArrayList<>();
        for (int index = 0; index < program.statements().size(); index++) {
            Statement statement = program.statements().get(index);
            int rows = statement instanceof Statement.Affine affine
                    ? affine.matrix().rows()
                    : 0;
            int targets = 1 + random.nextInt(4);
            int rowsPerTile = (1 + random.nextInt(5)) * unit(program, statement);
            for (int from = 0; from < statement.to().length(); from += targets) {
                int to = Math.min(statement.to().length(), from + targets);
                for (int row = 0; row < Math.max(1, rows); row += rowsPerTile) {
                    tiles.add(new Tile(index, from, to, row, Math.min(rows, row + rowsPerTile)));
                }
            }
        }
        return tiles;
    }

    /** Tiles end between blocks, where sums are cut into blocks. */
    private static int unit(CellProgram program, Statement statement) {
        return statement instanceof Statement.Affine affine
                ? Math.max(1, program.summation(affine, Examples.ONE).blockRows())
                : 1;
    }

    private static void check(String test, Function<CellProgram, Plan> planner) {
        check(programs(test), planner);
    }

    private static Map<String, CellProgram> programs(String test) {
        Map<String, CellProgram> programs = new LinkedHashMap<>();
        for (int index = 0; index < PROGRAMS; index++) {
            programs.put("Random" + index, RandomProgram.of(Seeds.of(test, index)));
        }
        return programs;
    }

    private static void check(Map<String, CellProgram> programs, Function<CellProgram, Plan> planner) {
        for (CompiledCell compiled : Cells.of(programs, planner)) {
            for (int trial = 0; trial < TRIALS; trial++) {
                new Trial(compiled.program(), Seeds.of(compiled.name(), trial)).check(compiled);
            }
        }
    }
}
