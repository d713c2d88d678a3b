package dev.unrolled.processor.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Equation;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expression.Sum;
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
                        "z[0..4] = [x, h] * kernel[:, 0..4] + bias[0..4]",
                        "r = sigmoid(z[0..2])",
                        "u = sigmoid(z[2..4])",
                        "c = tanh([x, r * h] * kernel[:, 4..6] + bias[4..6])",
                        "h' = u * h + (1 - u) * c"),
                Equation.of(gru(Reset.BEFORE, Biases.ONE)));
        assertEquals(
                List.of(
                        "z[0..4] = [x, h] * kernel[:, 0..4]",
                        "r = sigmoid(z[0..2])",
                        "u = sigmoid(z[2..4])",
                        "c = tanh(x * W[:, 4..6] + r * (h * U[:, 4..6]))",
                        "h' = u * h + (1 - u) * c"),
                Equation.of(gru(Reset.AFTER, Biases.NONE)));
    }

    private static CellProgram gru(Reset reset, Biases biases) {
        return SpecCase.of(SpecCase.gru(2, 3, reset, biases, Numerics.FUSED)).program();
    }

    private static CellProgram lstm(LstmSpec.Options options) {
        return SpecCase.of(SpecCase.lstm(2, 3, options, Numerics.FUSED)).program();
    }

    @Test
    void lstm() {
        assertEquals(
                List.of(
                        "z = [x, h] * kernel + bias",
                        "i = sigmoid(z[0..2])",
                        "g = tanh(z[2..4])",
                        "f = sigmoid(z[4..6] + 1)",
                        "c' = f * c + i * g",
                        "o = sigmoid(z[6..8])",
                        "h' = o * tanh(c')"),
                Equation.of(lstm(SpecCase.forgetBias(1f))));
        assertEquals(
                List.of(
                        "z = [x, h] * kernel + bias",
                        "i = sigmoid(z[0..2] + wi * c)",
                        "g = tanh(z[2..4])",
                        "f = sigmoid(z[4..6] + 1 + wf * c)",
                        "c' = clip(f * c + i * g, 0.5)",
                        "o = sigmoid(z[6..8] + wo * c')",
                        "h' = clip((o * tanh(c')) * projection, 0.25)"),
                Equation.of(lstm(new LstmSpec.Options(1f, true, 1, 0.5f, 0.25f, CellSpec.NO_CLIP, false))));
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
                        new Pointwise(z.all(), new Sum(new Read(x.all()), new Read(h.all()))),
                        new Pointwise(h.slice(0, 1), new Read(z.slice(1, 1))),
                        new Pointwise(h.slice(1, 1), new Sum(new Read(z.slice(0, 1)), new Read(h.slice(0, 1))))),
                Numerics.FUSED);
        assertEquals(List.of("z = x + h", "h'[0..1] = z[1..2]", "h'[1..2] = z[0..1] + h'[0..1]"), Equation.of(program));
    }
}
