package dev.unrolled.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Expression.Activate;
import dev.unrolled.processor.program.Expression.Product;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Parameter.Bias;
import dev.unrolled.processor.program.Parameter.BiasSlice;
import dev.unrolled.processor.program.Parameter.Matrix;
import dev.unrolled.processor.program.Parameter.MatrixView;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Statement.Affine;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Activations in places that no cell of ours has them in. */
final class InPlaceTest {
    private static final Vector X = Vector.input("x", 4);
    private static final Vector H = Vector.state("h", 2);
    private static final Vector Z = Vector.local("z", 6);
    private static final Vector A = Vector.local("a", 2);
    private static final Vector B = Vector.local("b", 2);
    private static final Vector WIDE = Vector.local("wide", 4);
    private static final Matrix KERNEL = new Matrix("kernel", 4, 6, List.of(new RowBlock("W", "all", "input", 0, 4)));
    private static final Bias BIAS = new Bias("bias", 6);

    private static Affine affine(Slice to, int column, Slice from) {
        return new Affine(
                to,
                List.of(from),
                new MatrixView(KERNEL, 0, from.length(), column, to.length()),
                List.of(new BiasSlice(BIAS, column, to.length())));
    }

    private static Pointwise activate(Vector to, Slice from) {
        return new Pointwise(to.all(), new Activate(Activation.TANH, new Read(from)));
    }

    private static Pointwise next(Slice one, Slice other) {
        return new Pointwise(H.all(), new Product(new Read(one), new Read(other)));
    }

    /** The rewritten program, which has the same bits. */
    private static List<Statement> rewritten(Statement... statements) {
        CellProgram program =
                new CellProgram(X, List.of(H), H, List.of(KERNEL, BIAS), List.of(statements), Numerics.FUSED);
        CellProgram found = InPlace.of(program);
        SameBits.check(program, found, 1);
        SameBits.check(program, Alignment.of(program), 2);
        return found.statements();
    }

    @Test
    void inTheOrderOfThePartsNotOfTheStatements() {
        List<Statement> found = rewritten(
                affine(Z.slice(0, 4), 0, X.all()),
                activate(B, Z.slice(2, 2)),
                activate(A, Z.slice(0, 2)),
                next(A.all(), B.all()));
        assertEquals(Z.slice(0, 4), found.get(1).to());
        assertEquals(4, found.size());
    }

    /** What a matrix multiplies lies in a vector of its own. */
    @Test
    void readByAnAffine() {
        List<Statement> found = rewritten(
                affine(Z.slice(0, 2), 0, X.all()),
                activate(A, Z.slice(0, 2)),
                affine(B.all(), 4, A.all()),
                next(B.all(), A.all()));
        assertEquals(new Pointwise(A.all(), new Read(Z.slice(0, 2))), found.get(2));
    }

    @Test
    void readInPartsWhereItLies() {
        List<Statement> found = rewritten(
                affine(Z.slice(0, 4), 0, X.all()),
                activate(WIDE, Z.slice(0, 4)),
                next(WIDE.slice(0, 2), WIDE.slice(2, 2)));
        assertEquals(next(Z.slice(0, 2), Z.slice(2, 2)), found.get(2));
    }

    /** Sums of two affines have biases of two kinds, which one activation cannot add. */
    @Test
    void acrossTheSumsOfTwo() {
        Affine first = affine(Z.slice(4, 2), 4, X.all());
        Affine second = affine(Z.slice(0, 4), 0, X.all());
        Pointwise activation = activate(WIDE, Z.slice(2, 4));
        Pointwise next = next(WIDE.slice(0, 2), WIDE.slice(2, 2));
        assertEquals(List.of(first, second, activation, next), rewritten(first, second, activation, next));
    }
}
