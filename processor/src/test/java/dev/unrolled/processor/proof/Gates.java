package dev.unrolled.processor.proof;

import dev.unrolled.Activation;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Expression.Activate;
import dev.unrolled.processor.program.Expression.Constant;
import dev.unrolled.processor.program.Expression.Difference;
import dev.unrolled.processor.program.Expression.Product;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expression.Sum;
import dev.unrolled.processor.program.Parameter.Bias;
import dev.unrolled.processor.program.Parameter.BiasSlice;
import dev.unrolled.processor.program.Parameter.Matrix;
import dev.unrolled.processor.program.Parameter.MatrixView;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement.Affine;
import dev.unrolled.processor.program.Vector;
import java.util.List;

/** The parts that gated cells are made of: one kernel {@code [inputs + recurrent][gates * units]}, looked at gate by gate. */
record Gates(int inputs, int recurrent, int units, int gates, boolean hasBias) {
    Matrix kernel() {
        return new Matrix(
                "kernel",
                inputs + recurrent,
                gates * units,
                List.of(
                        new RowBlock("W", "input", "input", 0, inputs),
                        new RowBlock("U", "recurrent", "state", inputs, recurrent)));
    }

    Bias bias(String name) {
        return new Bias(name, gates * units);
    }

    /** {@code to = from * kernel[row .., gate ..] + biases}, over as many gates as fit into the target. */
    Affine affine(Vector to, List<Vector> from, int row, int gate, Bias... biases) {
        int rows = from.stream().mapToInt(Vector::length).sum();
        return new Affine(
                to.all(),
                from.stream().map(Vector::all).toList(),
                new MatrixView(kernel(), row, rows, gate * units, to.length()),
                hasBias
                        ? List.of(biases).stream()
                                .map(bias -> new BiasSlice(bias, gate * units, to.length()))
                                .toList()
                        : List.of());
    }

    /** One gate of a vector that holds several. */
    Slice gate(Vector vector, int gate) {
        return vector.slice(gate * units, units);
    }

    static Expression read(Vector vector) {
        return new Read(vector.all());
    }

    static Expression sigmoid(Expression argument) {
        return new Activate(Activation.SIGMOID, argument);
    }

    static Expression sum(Expression left, Expression right) {
        return new Sum(left, right);
    }

    static Expression product(Expression left, Expression right) {
        return new Product(left, right);
    }

    /** {@code share * one + (1 - share) * other}. */
    static Expression blend(Expression share, Expression one, Expression other) {
        return sum(product(share, one), product(new Difference(new Constant(1f), share), other));
    }
}
