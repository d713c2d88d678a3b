package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Equation;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Programs as one would write them on paper. */
final class EquationTest {
    @Test
    void basicCell() {
        CellCase one = new CellCase(2, 3, Activation.TANH, true, Numerics.FUSED, ShapeChoice.AUTO);
        assertEquals(List.of("h' = tanh([x, h] * kernel + bias)"), Equation.of(one.program()));
        CellCase linear = new CellCase(2, 3, Activation.LINEAR, false, Numerics.FUSED, ShapeChoice.AUTO);
        assertEquals(List.of("h' = [x, h] * kernel"), Equation.of(linear.program()));
    }

    @Test
    void gru() {
        assertEquals(
                List.of(
                        "g = sigmoid([x, h] * kernel[:, 0..4] + bias[0..4])",
                        "h' = g[2..4] * h + (1 - g[2..4]) * tanh([x, g[0..2] * h] * kernel[:, 4..6] + bias[4..6])"),
                Equation.of(new Gru(3, 2, Activation.TANH, true, false).program(Numerics.FUSED)));
        assertEquals(
                List.of(
                        "g = sigmoid([x, h] * kernel[:, 0..4])",
                        "h' = g[2..4] * h + (1 - g[2..4]) * tanh(x * W[:, 4..6] + g[0..2] * (h * U[:, 4..6]))"),
                Equation.of(new Gru(3, 2, Activation.TANH, false, true).program(Numerics.FUSED)));
    }

    @Test
    void lstm() {
        assertEquals(
                List.of(
                        "z = [x, h] * kernel + bias",
                        "c' = sigmoid(z[4..6] + 1) * c + sigmoid(z[0..2]) * tanh(z[2..4])",
                        "h' = sigmoid(z[6..8]) * tanh(c')"),
                Equation.of(Lstm.plain(3, 2).program(Numerics.FUSED)));
        assertEquals(
                List.of(
                        "z = [x, h] * kernel + bias",
                        "c' = clip(sigmoid(z[4..6] + 1 + wf * c) * c + sigmoid(z[0..2] + wi * c) * tanh(z[2..4]), 0.5)",
                        "h' = clip((sigmoid(z[6..8] + wo * c') * tanh(c')) * projection, 0.25)"),
                Equation.of(new Lstm(3, 2, Activation.TANH, true, 1f, true, 0.5f, 1, 0.25f).program(Numerics.FUSED)));
    }

    /** A local that is read in parts, or twice, or is written again, keeps its name. */
    @Test
    void localsThatAreNotReadOnceAsAWhole() {
        Vector x = Vector.input("x", 2);
        Vector h = Vector.state("h", 2);
        Vector z = Vector.local("z", 2);
        CellProgram program = new CellProgram(
                x,
                List.of(h),
                h,
                List.of(),
                List.of(
                        new Pointwise(z.all(), Gates.sum(Gates.read(x), Gates.read(h))),
                        new Pointwise(h.slice(0, 1), new Read(z.slice(1, 1))),
                        new Pointwise(h.slice(1, 1), Gates.sum(new Read(z.slice(0, 1)), new Read(h.slice(0, 1))))),
                Numerics.FUSED);
        assertEquals(List.of("z = x + h", "h'[0..1] = z[1..2]", "h'[1..2] = z[0..1] + h'[0..1]"), Equation.of(program));
    }
}
