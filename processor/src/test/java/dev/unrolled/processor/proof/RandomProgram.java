package dev.unrolled.processor.proof;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Expression.Activate;
import dev.unrolled.processor.program.Expression.Clip;
import dev.unrolled.processor.program.Expression.Constant;
import dev.unrolled.processor.program.Expression.Difference;
import dev.unrolled.processor.program.Expression.MultiplyAdd;
import dev.unrolled.processor.program.Expression.Product;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expression.Sum;
import dev.unrolled.processor.program.Expression.Weight;
import dev.unrolled.processor.program.Parameter;
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
import java.util.List;
import java.util.Random;

/**
 * Makes legal programs that no cell is likely to need: several states, views that begin and end anywhere, slices laid end to end that cut across
 * the matrix's blocks, targets filled piece by piece, deep expressions. What holds for them holds for the cells to come.
 */
public final class RandomProgram {
    private final Random random;
    private final Numerics numerics;
    private final Vector input;
    private final List<Vector> states = new ArrayList<>();
    private final List<Vector> readable = new ArrayList<>();
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();
    private int names;

    private RandomProgram(Random random) {
        this.random = random;
        this.numerics = any(List.of(Numerics.FUSED, Numerics.SEPARATE, Numerics.TENSORFLOW_1));
        this.input = Vector.input(name("x"), 1 + random.nextInt(numerics == Numerics.TENSORFLOW_1 ? 150 : 9));
        readable.add(input);
        for (int i = 0; i <= random.nextInt(3); i++) {
            states.add(Vector.state(name("h"), 1 + random.nextInt(7)));
        }
        readable.addAll(states);
    }

    /**
     * A program.
     *
     * @param seed the same seed gives the same program
     * @return a legal program
     */
    public static CellProgram of(long seed) {
        return new RandomProgram(new Random(seed)).make();
    }

    private CellProgram make() {
        for (int i = 0; i <= random.nextInt(4); i++) {
            addLocal();
        }
        addLocal();
        for (Vector state : states) {
            if (random.nextInt(4) > 0) {
                addPointwise(random.nextInt(3) == 0 ? part(state) : state.all());
            }
        }
        if (random.nextBoolean()) {
            addPointwise(any(readable.subList(1, readable.size())).all());
        }
        return new CellProgram(input, states, any(states), parameters, statements, numerics);
    }

    /** A local filled by one or two affines, or by a pointwise statement. */
    private void addLocal() {
        Vector local = Vector.local(name("z"), 1 + random.nextInt(12));
        int cut = random.nextInt(local.length());
        List<Slice> pieces = cut == 0 || random.nextBoolean()
                ? List.of(local.all())
                : List.of(local.slice(0, cut), local.slice(cut, local.length() - cut));
        for (Slice piece : pieces) {
            if (random.nextInt(4) == 0) {
                addPointwise(piece);
            } else {
                addAffine(piece);
            }
        }
        readable.add(local);
    }

    private void addAffine(Slice to) {
        List<Slice> from = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            Vector vector = any(readable);
            from.add(random.nextBoolean() ? vector.all() : part(vector));
        }
        int rows = from.stream().mapToInt(Slice::length).sum();
        MatrixView view = view(rows, to.length());
        List<BiasSlice> biases = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            biases.add(bias(to.length()));
        }
        statements.add(new Affine(to, from, view, biases));
    }

    /** A rectangle of a new matrix, exactly as large or larger, whose blocks end anywhere. */
    private MatrixView view(int rows, int columns) {
        int above = random.nextBoolean() ? 0 : random.nextInt(6);
        int left = random.nextBoolean() ? 0 : random.nextInt(6);
        int allRows = above + rows + (random.nextBoolean() ? 0 : random.nextInt(6));
        int allColumns = left + columns + (random.nextBoolean() ? 0 : random.nextInt(6));
        List<RowBlock> blocks = new ArrayList<>();
        for (int at = 0; at < allRows; ) {
            int length = 1 + random.nextInt(Math.min(numerics == Numerics.TENSORFLOW_1 ? 80 : 17, allRows - at));
            blocks.add(new RowBlock(name("B"), "some", "something", at, length));
            at += length;
        }
        Matrix matrix = new Matrix(name("K"), allRows, allColumns, blocks);
        parameters.add(matrix);
        return new MatrixView(matrix, above, rows, left, columns);
    }

    private BiasSlice bias(int length) {
        int before = random.nextBoolean() ? 0 : random.nextInt(4);
        Bias bias = new Bias(name("b"), before + length + (random.nextBoolean() ? 0 : random.nextInt(4)));
        parameters.add(bias);
        return new BiasSlice(bias, before, length);
    }

    private void addPointwise(Slice to) {
        statements.add(new Pointwise(to, expression(to, 1 + random.nextInt(4))));
    }

    private Expression expression(Slice to, int depth) {
        if (depth == 0) {
            return leaf(to);
        }
        Expression one = expression(to, depth - 1);
        Expression other = expression(to, random.nextInt(depth));
        return switch (random.nextInt(9)) {
            case 0 -> new Sum(one, other);
            case 1 -> new Difference(one, other);
            case 2 -> new Product(one, other);
            case 3 -> new MultiplyAdd(one, other, leaf(to));
            case 4 -> new Clip(one, 0.25f + random.nextFloat());
            case 5 -> new Sum(other, one);
            case 6 -> new Activate(Activation.LINEAR, one);
            default -> new Activate(any(activations()), one);
        };
    }

    /** A slice of the right length, at the index that is written if it is of the target's vector; else a weight or a constant. */
    private Expression leaf(Slice to) {
        Vector vector = any(readable);
        if (vector.equals(to.vector())) {
            return new Read(to);
        } else if (vector.length() >= to.length()) {
            return new Read(vector.slice(random.nextInt(vector.length() - to.length() + 1), to.length()));
        }
        return random.nextBoolean() ? new Weight(bias(to.length())) : new Constant(random.nextInt(7) - 3f);
    }

    /** TensorFlow's sigmoid is refused. */
    private List<ActivationFunction> activations() {
        boolean isTensorFlow = numerics == Numerics.TENSORFLOW_1 || numerics == Numerics.TENSORFLOW_2;
        return ActivationSamples.ALL.stream()
                .filter(each -> !isTensorFlow || ActivationSamples.isKnownToTensorFlow(each))
                .toList();
    }

    private Slice part(Vector vector) {
        int from = random.nextInt(vector.length());
        return vector.slice(from, 1 + random.nextInt(vector.length() - from));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** A name of its own: digits are not allowed. */
    private String name(String prefix) {
        return prefix + (char) ('a' + names / 26) + (char) ('a' + names++ % 26);
    }
}
