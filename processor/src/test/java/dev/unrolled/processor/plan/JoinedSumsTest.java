package dev.unrolled.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Expression.Activate;
import dev.unrolled.processor.program.Expression.Product;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expression.Sum;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sums are joined in the program of a GRU that resets after the product, and left alone in each that differs from it in one respect. */
final class JoinedSumsTest {
    private static final Vector X = Vector.input("x", 2);
    private static final Vector H = Vector.state("h", 2);
    private static final Vector G = Vector.state("g", 2);
    private static final Vector Z = Vector.local("z", 8);
    private static final Vector R = Vector.local("r", 2);
    private static final Vector U = Vector.local("u", 2);
    private static final Vector M = Vector.local("m", 2);
    private static final Vector C = Vector.local("c", 2);
    private static final Vector D = Vector.local("d", 2);
    private static final Vector WIDE = Vector.local("wide", 3);
    private static final Matrix KERNEL = matrix("kernel");
    private static final Matrix OTHER = matrix("other");
    private static final Bias BIAS = new Bias("bias", 8);

    /** Where the gates' sums lie, and the candidate's behind them. */
    private static final Slice GATES = Z.slice(0, 4);

    private static final Slice CANDIDATE = Z.slice(4, 2);

    /** The places of the statements. */
    private static final int ALL = 0;

    private static final int RESET = 1;
    private static final int UPDATE = 2;
    private static final int OF_STATE = 3;
    private static final int COPY = 4;
    private static final int OF_INPUT = 5;
    private static final int READER = 6;
    private static final int NEXT = 7;

    private static Matrix matrix(String name) {
        return new Matrix(name, 6, 8, List.of(new RowBlock(name + "Rows", "all", "input", 0, 6)));
    }

    private static Affine affine(Slice to, Matrix matrix, int row, int column, Vector... from) {
        return new Affine(
                to,
                Arrays.stream(from).map(Vector::all).toList(),
                new MatrixView(matrix, row, 2 * from.length, column, to.length()),
                List.of(new BiasSlice(BIAS, column, to.length())));
    }

    private static Expression activated(Slice slice) {
        return new Activate(Activation.SIGMOID, new Read(slice));
    }

    private static Expression product(Slice one, Slice other) {
        return new Product(new Read(one), new Read(other));
    }

    private static Pointwise reader(Slice to, Expression first) {
        return new Pointwise(to, new Activate(Activation.TANH, new Sum(first, product(R.all(), M.all()))));
    }

    /** The two states only differ in what they are called. */
    private static List<Statement> gru() {
        return new ArrayList<>(List.of(
                affine(GATES, KERNEL, 1, 0, X, H),
                new Pointwise(R.all(), activated(Z.slice(0, 2))),
                new Pointwise(U.all(), activated(Z.slice(2, 2))),
                affine(CANDIDATE, KERNEL, 3, 4, H),
                new Pointwise(M.all(), new Read(CANDIDATE)),
                affine(CANDIDATE, KERNEL, 1, 4, X),
                reader(C.all(), new Read(CANDIDATE)),
                new Pointwise(H.all(), new Sum(product(U.all(), H.all()), product(R.all(), C.all())))));
    }

    private static CellProgram program(List<Statement> statements, Numerics numerics) {
        return new CellProgram(X, List.of(H, G), H, List.of(KERNEL, OTHER, BIAS), statements, numerics);
    }

    /** What a program has that must not be joined. */
    private enum Difference {
        NO_READER(s -> s.subList(READER, s.size()).clear()),
        TWO_AFFINES(s -> s.set(OF_INPUT, new Pointwise(CANDIDATE, product(X.all(), X.all())))),
        FOUR_AFFINES(s -> s.add(affine(D.all(), OTHER, 0, 0, X))),
        A_STATEMENT_BEFORE(s -> s.add(0, new Pointwise(D.all(), product(X.all(), X.all())))),
        A_STATEMENT_BETWEEN(s -> s.add(COPY, new Pointwise(D.all(), product(X.all(), X.all())))),
        THE_STATE_FIRST(s -> s.set(ALL, affine(GATES, KERNEL, 1, 0, H, X))),
        SUMS_APART(s -> {
            s.set(OF_STATE, affine(D.all(), KERNEL, 3, 4, H));
            s.set(COPY, new Pointwise(M.all(), new Read(D.all())));
        }),
        THE_INPUTS_SUMS_ELSEWHERE(s -> s.set(OF_INPUT, affine(Z.slice(6, 2), KERNEL, 1, 4, X))),
        ANOTHER_VECTOR_OF_SUMS(s -> {
            Slice sums = Vector.local("y", 6).slice(4, 2);
            s.set(OF_STATE, affine(sums, KERNEL, 3, 4, H));
            s.set(COPY, new Pointwise(M.all(), new Read(sums)));
            s.set(OF_INPUT, affine(sums, KERNEL, 1, 4, X));
            s.set(READER, reader(C.all(), new Read(sums)));
        }),
        A_GAP_BETWEEN_SUMS(s -> {
            Slice sums = Z.slice(6, 2);
            s.set(OF_STATE, affine(sums, KERNEL, 3, 4, H));
            s.set(COPY, new Pointwise(M.all(), new Read(sums)));
            s.set(OF_INPUT, affine(sums, KERNEL, 1, 4, X));
            s.set(READER, reader(C.all(), new Read(sums)));
        }),
        ANOTHER_MATRIX_OF_THE_INPUT(s -> s.set(OF_INPUT, affine(CANDIDATE, OTHER, 1, 4, X))),
        ANOTHER_MATRIX_OF_THE_STATE(s -> s.set(OF_STATE, affine(CANDIDATE, OTHER, 3, 4, H))),
        OTHER_ROWS_OF_THE_INPUT(s -> s.set(OF_INPUT, affine(CANDIDATE, KERNEL, 0, 4, X))),
        OTHER_ROWS_OF_THE_STATE(s -> s.set(OF_STATE, affine(CANDIDATE, KERNEL, 4, 4, H))),
        OTHER_COLUMNS_OF_THE_INPUT(s -> s.set(OF_INPUT, affine(CANDIDATE, KERNEL, 1, 5, X))),
        OTHER_COLUMNS_OF_THE_STATE(s -> s.set(OF_STATE, affine(CANDIDATE, KERNEL, 3, 5, H))),
        A_GATE_THAT_WRITES_THE_STATE(s -> s.add(OF_STATE, new Pointwise(H.all(), activated(Z.slice(2, 2))))),
        A_COPY_THAT_WRITES_THE_INPUT(s -> {
            s.set(ALL, affine(GATES, KERNEL, 1, 0, G, H));
            s.set(COPY, new Pointwise(G.all(), new Read(CANDIDATE)));
            s.set(OF_INPUT, affine(CANDIDATE, KERNEL, 1, 4, G));
            s.set(READER, new Pointwise(C.all(), new Sum(new Read(CANDIDATE), product(R.all(), G.all()))));
        }),
        A_GATE_OF_NO_SUMS(s -> s.add(OF_STATE, new Pointwise(D.all(), product(R.all(), U.all())))),
        A_GATE_OF_TWO_SUMS(s -> s.set(UPDATE, new Pointwise(U.all(), product(Z.slice(0, 2), Z.slice(2, 2))))),
        A_GATE_IN_THE_READERS_PLACE(s -> {
            s.set(UPDATE, new Pointwise(C.all(), activated(Z.slice(2, 2))));
            s.set(NEXT, new Pointwise(H.all(), product(C.all(), H.all())));
        }),
        A_GATE_IN_PLACE(s -> s.add(RESET, new Pointwise(Z.slice(0, 2), activated(Z.slice(0, 2))))),
        A_COPY_THAT_COMPUTES(s -> s.set(COPY, new Pointwise(M.all(), activated(CANDIDATE)))),
        A_COPY_OF_SOMETHING_ELSE(s -> s.set(COPY, new Pointwise(M.all(), new Read(U.all())))),
        A_COPY_IN_THE_READERS_PLACE(s -> {
            s.set(COPY, new Pointwise(C.all(), new Read(CANDIDATE)));
            s.set(READER, new Pointwise(C.all(), new Sum(new Read(CANDIDATE), product(R.all(), C.all()))));
        }),
        A_COPY_AMONG_THE_SUMS(s -> {
            s.set(COPY, new Pointwise(Z.slice(0, 2), new Read(CANDIDATE)));
            s.set(READER, new Pointwise(C.all(), new Sum(new Read(CANDIDATE), product(R.all(), U.all()))));
        }),
        A_READER_THAT_WRITES_A_STATE(s -> {
            s.set(READER, reader(G.all(), new Read(CANDIDATE)));
            s.set(NEXT, new Pointwise(H.all(), product(U.all(), G.all())));
        }),
        A_READER_IN_PLACE(s -> {
            s.set(READER, reader(CANDIDATE, new Read(CANDIDATE)));
            s.set(NEXT, new Pointwise(H.all(), product(U.all(), H.all())));
        }),
        A_READER_THAT_FILLS_A_PART(s -> {
            s.set(READER, reader(WIDE.slice(0, 2), new Read(CANDIDATE)));
            s.set(NEXT, new Pointwise(H.all(), product(U.all(), WIDE.slice(0, 2))));
        }),
        A_READER_OF_OTHER_SUMS(s -> s.set(READER, reader(C.all(), product(CANDIDATE, Z.slice(0, 2))))),
        A_READER_OF_NO_SUMS(s -> s.set(READER, reader(C.all(), new Read(U.all())))),
        ANOTHER_READER_OF_THE_COPY(s -> s.set(NEXT, new Pointwise(H.all(), product(M.all(), C.all())))),
        A_READER_OF_A_PART_OF_THE_RESULT(s -> s.set(NEXT, new Pointwise(H.slice(0, 1), new Read(C.slice(1, 1))))),
        A_RESULT_THAT_IS_WRITTEN_AGAIN(s -> s.add(NEXT, new Pointwise(C.all(), activated(U.all())))),
        ANOTHER_READER_OF_THE_SUMS(s -> s.set(NEXT, new Pointwise(H.all(), product(C.all(), CANDIDATE)))),
        ANOTHER_READER_OF_A_GATES_SUMS(s -> s.set(NEXT, new Pointwise(H.all(), product(C.all(), Z.slice(0, 2)))));

        @SuppressWarnings("ImmutableEnumChecker") // No change holds anything.
        private final Consumer<List<Statement>> change;

        Difference(Consumer<List<Statement>> change) {
            this.change = change;
        }
    }

    private static long continuing(CellProgram program) {
        return program.statements().stream()
                .filter(statement -> statement instanceof Affine affine && affine.continues())
                .count();
    }

    @ParameterizedTest
    @EnumSource
    void joined(Numerics numerics) {
        CellProgram gru = program(gru(), numerics);
        CellProgram joined = JoinedSums.of(gru);
        // TensorFlow 1 sums a single example in another order.
        assertEquals(numerics == Numerics.TENSORFLOW_1 ? 0 : 1, continuing(joined));
        if (numerics == Numerics.FUSED || numerics == Numerics.SEPARATE) {
            SameBits.check(gru, joined, 1);
            SameBits.check(gru, Alignment.of(gru), 2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void leftAlone(Difference difference) {
        List<Statement> statements = gru();
        difference.change.accept(statements);
        CellProgram program = program(statements, Numerics.FUSED);
        assertSame(program, JoinedSums.of(program));
        SameBits.check(program, Alignment.of(program), 3);
    }
}
