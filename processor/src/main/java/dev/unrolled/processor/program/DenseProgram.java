package dev.unrolled.processor.program;

import static dev.unrolled.processor.program.Expressions.read;

import dev.unrolled.processor.model.DenseSpec;
import dev.unrolled.processor.program.Parameter.Bias;
import dev.unrolled.processor.program.Parameter.BiasSlice;
import dev.unrolled.processor.program.Parameter.Matrix;
import dev.unrolled.processor.program.Parameter.RowBlock;
import java.util.ArrayList;
import java.util.List;

/** {@code z = x * kernel + bias; y = activation(z)}. The output y is a state that nothing reads: it lies where the caller wants it. */
final class DenseProgram {
    private DenseProgram() {}

    static CellProgram of(DenseSpec spec) {
        Matrix kernel = new Matrix(
                "kernel",
                spec.inputs(),
                spec.units(),
                List.of(new RowBlock("kernel", "input", "input", 0, spec.inputs())));
        Bias bias = new Bias("bias", spec.units());
        List<Parameter> parameters = new ArrayList<>(List.of(kernel));
        List<BiasSlice> added = new ArrayList<>();
        if (spec.bias()) {
            parameters.add(bias);
            added.add(bias.all());
        }
        Vector x = Vector.input("x", spec.inputs());
        Vector y = Vector.state("y", spec.units());
        Vector z = Vector.local("z", spec.units());
        return new CellProgram(
                x,
                List.of(y),
                y,
                parameters,
                List.of(
                        new Statement.Affine(z.all(), List.of(x.all()), kernel.all(), added),
                        new Statement.Pointwise(y.all(), new Expression.Activate(spec.activation(), read(z)))),
                spec.numerics());
    }
}
