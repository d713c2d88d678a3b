package dev.unrolled.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Expression.Activate;
import dev.unrolled.processor.program.Expression.Product;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expression.Sum;
import dev.unrolled.processor.program.Parameter.Matrix;
import dev.unrolled.processor.program.Parameter.MatrixView;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Statement.Affine;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import dev.unrolled.processor.proof.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is made of gates may take the place of the first one only if nobody misses that. */
final class InSumsTest {
    private static final int UNITS = 2;
    private static final Vector X = Vector.input("x", 3);
    private static final Vector C = Vector.state("c", UNITS);
    private static final Vector H = Vector.state("h", UNITS);
    private static final Vector Z = Vector.local("z", 4 * UNITS);
    private static final Vector F = Vector.local("f", UNITS);
    private static final Vector G = Vector.local("g", UNITS);
    private static final Vector M = Vector.local("m", UNITS);
    private static final Matrix KERNEL = new Matrix(
            "kernel",
            X.length() + UNITS,
            Z.length(),
            List.of(new RowBlock("W", "w", "input", 0, X.length()), new RowBlock("U", "u", "state", 3, UNITS)));

    private static Affine sums() {
        return new Affine(Z.all(), List.of(X.all(), H.all()), KERNEL.all(), List.of());
    }

    private static Slice gate(int index) {
        return Z.slice(index * UNITS, UNITS);
    }

    private static Pointwise copy(Vector to, Slice from) {
        return new Pointwise(to.all(), new Read(from));
    }

    private static Pointwise product(Slice to, Slice one, Slice other) {
        return new Pointwise(to, new Product(new Read(one), new Read(other)));
    }

    private static Pointwise tanh(Slice to, Slice from) {
        return new Pointwise(to, new Activate(Activation.TANH, new Read(from)));
    }

    private static CellProgram program(List<Statement> statements) {
        return new CellProgram(X, List.of(C, H), H, List.of(KERNEL), statements, Numerics.FUSED);
    }

    /** The rewritten program, which has the same bits. */
    private static List<Statement> rewritten(Statement... statements) {
        CellProgram program = program(List.of(statements));
        CellProgram found = InSums.of(program);
        SameBits.check(program, found, 1);
        return found.statements();
    }

    @Test
    void theFirstGateGivesItsPlace() {
        assertEquals(
                List.of(sums(), product(gate(0), gate(1), gate(0)), copy(H, gate(0))),
                rewritten(sums(), copy(F, gate(1)), product(H.all(), F.all(), gate(0))));
    }

    @Test
    void aLocalThatIsMadeThereIsReadThere() {
        assertEquals(
                List.of(
                        sums(),
                        product(gate(0), gate(1), gate(0)),
                        copy(C, gate(0)),
                        product(H.all(), gate(0), C.all())),
                rewritten(
                        sums(),
                        copy(F, gate(1)),
                        product(M.all(), F.all(), gate(0)),
                        copy(C, M.all()),
                        product(H.all(), M.all(), C.all())));
    }

    @Test
    void notIfItIsReadLater() {
        Statement[] program = {
            sums(), copy(F, gate(1)), product(C.all(), F.all(), gate(0)), product(H.all(), C.all(), gate(0))
        };
        assertEquals(List.of(program), rewritten(program));
    }

    @Test
    void notIfTheCopyIsOlderThanWhatIsThere() {
        Statement[] program = {
            sums(),
            copy(F, gate(1)),
            product(gate(1), gate(1), gate(2)),
            product(H.all(), F.all(), gate(0)),
            product(C.all(), H.all(), gate(1))
        };
        assertEquals(List.of(program), rewritten(program));
    }

    @Test
    void notIfAnotherTakesThePlaceBeforeItIsRead() {
        Statement[] program = {
            sums(),
            copy(F, gate(1)),
            product(M.all(), F.all(), gate(0)),
            tanh(gate(0), gate(2)),
            product(H.all(), M.all(), M.all())
        };
        assertEquals(List.of(program), rewritten(program));
    }

    @Test
    void notIfItIsWrittenAgain() {
        Statement[] program = {
            sums(), copy(F, gate(1)), product(M.all(), F.all(), gate(0)), tanh(M.all(), gate(2)), copy(H, M.all())
        };
        assertEquals(List.of(program), rewritten(program));
    }

    @Test
    void notIfSomethingElseIsReadAtAnotherIndex() {
        Slice wide = Vector.local("wide", 2 * UNITS).all();
        Slice behind = wide.vector().slice(UNITS, UNITS);
        Statement[] program = {
            sums(),
            new Pointwise(wide, new Activate(Activation.TANH, new Read(Z.slice(0, 2 * UNITS)))),
            copy(F, gate(1)),
            new Pointwise(H.all(), new Sum(new Product(new Read(F.all()), new Read(behind)), new Read(gate(0))))
        };
        assertEquals(List.of(program), rewritten(program));
    }

    @Test
    void notIfAMatrixMultipliesIt() {
        Affine next = new Affine(G.all(), List.of(M.all()), new MatrixView(KERNEL, 3, UNITS, 0, UNITS), List.of());
        Statement[] program = {sums(), copy(F, gate(1)), product(M.all(), F.all(), gate(0)), next, copy(H, G.all())};
        assertEquals(List.of(program), rewritten(program));
    }

    @Test
    void randomProgramsKeepTheirBits() {
        int changed = 0;
        for (int trial = 0; trial < 2000; trial++) {
            long seed = Seeds.of("randomProgramsKeepTheirBits", trial);
            CellProgram program = random(new Random(seed));
            CellProgram found = InSums.of(program);
            changed += found.equals(program) ? 0 : 1;
            SameBits.check(program, found, seed);
        }
        assertTrue(changed > 500, "changed " + changed);
    }

    /** Copies and products of gates, locals and states in any order. */
    private static CellProgram random(Random random) {
        List<Statement> statements = new ArrayList<>(List.of(sums()));
        List<Slice> known = new ArrayList<>(List.of(gate(0), gate(1), gate(2), gate(3), C.all(), H.all()));
        List<Slice> free = new ArrayList<>(List.of(F.all(), G.all(), M.all(), C.all(), H.all()));
        for (int i = 0; i < 3 + random.nextInt(6); i++) {
            boolean again = random.nextInt(4) == 0;
            Slice to = again || free.isEmpty() ? any(random, known) : free.remove(random.nextInt(free.size()));
            Expression read = new Read(any(random, known));
            statements.add(new Pointwise(to, random.nextInt(3) == 0 ? read : value(random, read, known)));
            if (!known.contains(to)) {
                known.add(to);
            }
        }
        return program(statements);
    }

    private static Expression value(Random random, Expression read, List<Slice> known) {
        Expression other = new Read(any(random, known));
        return switch (random.nextInt(3)) {
            case 0 -> new Activate(Activation.TANH, read);
            case 1 -> new Sum(read, other);
            default -> new Sum(new Product(read, other), new Read(any(random, known)));
        };
    }

    private static <T> T any(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
