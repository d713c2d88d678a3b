package dev.unrolled.processor.program;

import static dev.unrolled.processor.program.Expressions.clip;
import static dev.unrolled.processor.program.Expressions.read;

import dev.unrolled.processor.model.RnnSpec;
import java.util.List;

/** {@code z = [x, h] * kernel + biases; h = activation(clip(z))}. */
final class RnnProgram {
    private RnnProgram() {}

    static CellProgram of(RnnSpec spec) {
        Kernel kernel = new Kernel(spec.inputs(), spec.units(), "state", spec.units(), 1, spec.biases());
        Vector x = Vector.input("x", spec.inputs());
        Vector h = Vector.state("h", spec.units());
        Vector z = Vector.local("z", spec.units());
        return new CellProgram(
                x,
                List.of(h),
                h,
                kernel.parameters(),
                List.of(
                        kernel.all(z.all(), x, h),
                        new Statement.Pointwise(
                                h.all(), new Expression.Activate(spec.activation(), clip(read(z), spec.clip())))),
                spec.numerics());
    }
}
