package dev.unrolled.processor.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.program.Expression.Constant;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expression.Sum;
import dev.unrolled.processor.program.Expression.Weight;
import dev.unrolled.processor.program.Parameter.Bias;
import dev.unrolled.processor.program.Parameter.BiasSlice;
import dev.unrolled.processor.program.Parameter.Matrix;
import dev.unrolled.processor.program.Parameter.MatrixView;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.processor.program.Statement.Affine;
import dev.unrolled.processor.program.Statement.Pointwise;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A program that makes no sense cannot be made: every refusal, with what it says. */
final class RefusalTest {
    private static final Vector X = Vector.input("x", 3);
    private static final Vector H = Vector.state("h", 2);
    private static final Vector Z = Vector.local("z", 2);
    private static final Matrix KERNEL = matrix("kernel", 5, 2);
    private static final Bias BIAS = new Bias("bias", 2);
    private static final Affine AFFINE =
            new Affine(Z.all(), List.of(X.all(), H.all()), KERNEL.all(), List.of(BIAS.all()));
    private static final Pointwise NEXT = new Pointwise(H.all(), new Read(Z.all()));

    @Test
    void vectorsAndSlices() {
        refused("z: expected a length of 1 or more, found 0", () -> Vector.local("z", 0));
        refused("vector: expected a name of letters, found 'z1'", () -> Vector.local("z1", 2));
        refused("vector: expected a name of letters, found ''", () -> Vector.local("", 2));
        refused("x: expected a range within [0, 3), found [-1, 1)", () -> X.slice(-1, 2));
        refused("x: expected a range within [0, 3), found [1, 1)", () -> X.slice(1, 0));
        refused("x: expected a range within [0, 3), found [2, 4)", () -> X.slice(2, 2));
        refused("x: expected a range within [0, 3), found [1, 2147483648)", () -> X.slice(1, Integer.MAX_VALUE));
    }

    @Test
    void matricesAndBiases() {
        refused(
                "kernel: expected block U to begin at row 3, found 2",
                () -> new Matrix(
                        "kernel", 5, 2, List.of(new RowBlock("W", "a", "b", 0, 3), new RowBlock("U", "a", "b", 2, 3))));
        refused(
                "kernel: expected block W to have 1 row or more, found 0",
                () -> new Matrix("kernel", 0, 2, List.of(new RowBlock("W", "a", "b", 0, 0))));
        refused(
                "kernel: expected blocks of 5 rows in all, found 3",
                () -> new Matrix("kernel", 5, 2, List.of(new RowBlock("W", "a", "b", 0, 3))));
        refused("kernel: expected 1 column or more, found 0", () -> matrix("kernel", 5, 0));
        refused(
                "kernel: expected a rectangle within [5][2], found rows [3, 6) and columns [0, 2)",
                () -> new MatrixView(KERNEL, 3, 3, 0, 2));
        refused(
                "kernel: expected a rectangle within [5][2], found rows [0, 5) and columns [1, 3)",
                () -> new MatrixView(KERNEL, 0, 5, 1, 2));
        refused("bias: expected a range within [0, 2), found [1, 3)", () -> new BiasSlice(BIAS, 1, 2));
        refused("bias: expected a length of 1 or more, found 0", () -> new Bias("bias", 0));
    }

    @Test
    void expressions() {
        refused(
                "pointwise: expected operands of one length, found 3 and 2",
                () -> new Pointwise(Z.all(), new Sum(new Read(X.all()), new Weight(BIAS.all()))));
        refused("constant: expected a finite value, found NaN", () -> new Constant(Float.NaN));
        refused("clip: expected a positive finite bound, found 0.0", () -> new Expression.Clip(new Constant(1f), 0f));
        refused(
                "clip: expected a positive finite bound, found NaN",
                () -> new Expression.Clip(new Constant(1f), Float.NaN));
        refused(
                "clip: expected a positive finite bound, found Infinity",
                () -> new Expression.Clip(new Constant(1f), Float.POSITIVE_INFINITY));
    }

    @Test
    void statements() {
        refused(
                "kernel: expected [5] * [5][2] = [2], found [3] * [5][2] = [2]",
                () -> new Affine(Z.all(), List.of(X.all()), KERNEL.all(), List.of()));
        refused(
                "kernel: expected [5] * [5][2] = [2], found [5] * [5][2] = [1]",
                () -> new Affine(Z.slice(0, 1), List.of(X.all(), H.all()), KERNEL.all(), List.of()));
        refused(
                "bias: expected length 2, found 1",
                () -> new Affine(Z.all(), List.of(X.all(), H.all()), KERNEL.all(), List.of(new BiasSlice(BIAS, 0, 1))));
        refused(
                "h: expected an affine to fill a local that it does not read",
                () -> new Affine(H.all(), List.of(X.all(), Z.all()), KERNEL.all(), List.of()));
        refused(
                "z: expected an affine to fill a local that it does not read",
                () -> new Affine(Z.all(), List.of(X.all(), Z.all()), KERNEL.all(), List.of()));
        refused("z: expected 2 values, found 3", () -> new Pointwise(Z.all(), new Read(X.all())));
        refused("x: expected a state or a local, found an input", () -> new Pointwise(X.all(), new Constant(1f)));
        Vector wide = Vector.local("wide", 3);
        refused(
                "wide: expected to be read at the index that is written",
                () -> new Pointwise(
                        wide.slice(0, 2), new Expression.Activate(Activation.TANH, new Read(wide.slice(1, 2)))));
        refused("kernel: expected one of 5 rows, found row 5", () -> AFFINE.factor(5));
    }

    @Test
    void programs() {
        refused("output: expected one of the states, found z", () -> program(X, H, Z, KERNEL, AFFINE, NEXT));
        refused("h: expected the role INPUT, found STATE", () -> program(H, H, H, KERNEL, AFFINE, NEXT));
        refused("x: expected the role STATE, found INPUT", () -> program(X, X, X, KERNEL, AFFINE, NEXT));
        refused("z: read before it is written", () -> program(X, H, H, KERNEL, NEXT, AFFINE));
        refused("kernel: not among the cell's parameters", () -> program(X, H, H, matrix("other", 5, 2), AFFINE, NEXT));
        BiasSlice unknown = new Bias("unknown", 2).all();
        refused(
                "unknown: not among the cell's parameters",
                () -> program(
                        X,
                        H,
                        H,
                        KERNEL,
                        new Affine(Z.all(), List.of(X.all(), H.all()), KERNEL.all(), List.of(unknown))));
        refused(
                "unknown: not among the cell's parameters",
                () -> program(X, H, H, KERNEL, new Pointwise(Z.all(), new Weight(unknown))));
        Vector other = Vector.state("c", 2);
        refused(
                "c: not among the cell's states",
                () -> program(X, H, H, KERNEL, AFFINE, new Pointwise(other.all(), new Read(Z.all()))));
        refused(
                "c: read before it is written",
                () -> program(X, H, H, KERNEL, new Pointwise(Z.all(), new Read(other.all()))));
        refused("z: expected one thing of this name, found two", () -> program(X, H, H, matrix("z", 5, 2), AFFINE));
        refused(
                "z: expected one thing of this name, found two",
                () -> program(
                        X,
                        H,
                        H,
                        KERNEL,
                        AFFINE,
                        new Pointwise(Vector.local("z", 1).all(), new Constant(1f))));
    }

    @Test
    void values() {
        Values values = new Values(program(X, H, H, KERNEL, AFFINE, NEXT));
        refused("kernel: expected 10 values, found 9", () -> values.set("kernel", new double[9]));
        refused("expected one of [kernel, bias], found other", () -> values.set("other", 1, 2));
    }

    /** Only what was written may be read, value by value. */
    @Test
    void halfWrittenVector() {
        Pointwise half = new Pointwise(Z.slice(0, 1), new Constant(1f));
        Pointwise otherHalf = new Pointwise(Z.slice(1, 1), new Constant(2f));
        refused("z: read before it is written", () -> program(X, H, H, KERNEL, half, NEXT));
        assertEquals(List.of(Z), program(X, H, H, KERNEL, half, otherHalf, NEXT).locals());
    }

    @Test
    void asManyWeightsAsTheLimit() {
        Matrix large = matrix("large", 1 << 13, 1 << 13);
        refused("weights: expected fewer than 67108864, found 67108866", () -> program(X, H, H, large));
        Matrix legal = matrix("legal", (1 << 13) - 1, 1 << 13);
        assertEquals(List.of(legal), program(X, H, H, legal).matrices());
        Matrix half = matrix("half", 1 << 12, 1 << 13);
        Matrix more = matrix("more", 1 << 12, 1 << 13);
        refused(
                "weights: expected fewer than 67108864, found 67108864",
                () -> new CellProgram(X, List.of(H), H, List.of(half, more), List.of(), Numerics.FUSED));
    }

    private static CellProgram program(
            Vector input, Vector state, Vector output, Matrix matrix, Statement... statements) {
        return new CellProgram(
                input, List.of(state), output, List.of(matrix, BIAS), List.of(statements), Numerics.FUSED);
    }

    private static Matrix matrix(String name, int rows, int columns) {
        return new Matrix(name, rows, columns, List.of(new RowBlock(name + "Rows", "all", "input", 0, rows)));
    }

    private static void refused(String message, Executable made) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, made).getMessage());
    }
}
