package dev.unrolled.processor.program;

import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.RnnSpec;
import dev.unrolled.processor.program.Parameter.Bias;
import dev.unrolled.processor.program.Parameter.Matrix;
import dev.unrolled.processor.program.Parameter.RowBlock;
import java.util.List;

/** The equations of all cell kinds, as programs. */
public final class CellPrograms {
    private CellPrograms() {}

    /**
     * The program of a cell.
     *
     * @param spec what the user asked for
     * @return one step of it
     */
    public static CellProgram of(CellSpec spec) {
        if (spec instanceof RnnSpec rnn) {
            return rnn(rnn);
        }
        throw new IllegalArgumentException("no program for " + spec);
    }

    /** {@code z = [x, h] * kernel + bias; h = activation(z)}. */
    private static CellProgram rnn(RnnSpec spec) {
        Vector x = Vector.input("x", spec.inputs());
        Vector h = Vector.state("h", spec.units());
        Vector z = Vector.local("z", spec.units());
        Matrix kernel = kernel(spec.inputs(), spec.units(), spec.units());
        Bias bias = new Bias("bias", spec.units());
        return new CellProgram(
                x,
                List.of(h),
                h,
                spec.bias() ? List.of(kernel, bias) : List.of(kernel),
                List.of(
                        new Statement.Affine(
                                z.all(),
                                List.of(x.all(), h.all()),
                                kernel.all(),
                                spec.bias() ? List.of(bias.all()) : List.of()),
                        new Statement.Pointwise(
                                h.all(), new Expression.Activate(spec.activation(), new Expression.Read(z.all())))),
                spec.numerics());
    }

    /** TensorFlow's layout: the rows that multiply the input above those that multiply the state. */
    private static Matrix kernel(int inputs, int recurrent, int columns) {
        return new Matrix(
                "kernel",
                inputs + recurrent,
                columns,
                List.of(
                        new RowBlock("W", "input", "input", 0, inputs),
                        new RowBlock("U", "recurrent", "state", inputs, recurrent)));
    }
}
