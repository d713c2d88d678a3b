package dev.unrolled.processor.proof;

import static dev.unrolled.processor.proof.Gates.blend;
import static dev.unrolled.processor.proof.Gates.product;
import static dev.unrolled.processor.proof.Gates.read;
import static dev.unrolled.processor.proof.Gates.sigmoid;
import static dev.unrolled.processor.proof.Gates.sum;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Expression.Activate;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Parameter.Bias;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.List;

/**
 * A GRU as a program, gates in the order reset, update, candidate: TensorFlow's {@code GRUCell}, which resets before the candidate's product, and
 * PyTorch's and Keras', which reset after it.
 */
record Gru(int inputs, int units, ActivationFunction activation, boolean hasBias, boolean resetsAfter) {
    Gru(int inputs, int units, Activation activation, boolean hasBias, boolean resetsAfter) {
        this(inputs, units, new ActivationFunction.Standard(activation), hasBias, resetsAfter);
    }

    CellProgram program(Numerics numerics) {
        return resetsAfter ? resetAfter(numerics) : resetBefore(numerics);
    }

    /** {@code h' = u * h + (1 - u) * activation([x, r * h] * candidate)}. */
    private CellProgram resetBefore(Numerics numerics) {
        Gates gates = new Gates(inputs, units, units, 3, hasBias);
        Vector x = Vector.input("x", inputs);
        Vector h = Vector.state("h", units);
        Vector g = Vector.local("g", 2 * units);
        Vector q = Vector.local("q", units);
        Vector n = Vector.local("n", units);
        Bias bias = gates.bias("bias");
        List<Statement> statements = List.of(
                gates.affine(g, List.of(x, h), 0, 0, bias),
                new Pointwise(g.all(), sigmoid(read(g))),
                new Pointwise(q.all(), product(new Read(gates.gate(g, 0)), read(h))),
                gates.affine(n, List.of(x, q), 0, 2, bias),
                new Pointwise(h.all(), blend(new Read(gates.gate(g, 1)), read(h), new Activate(activation, read(n)))));
        List<Parameter> parameters = hasBias ? List.of(gates.kernel(), bias) : List.of(gates.kernel());
        return new CellProgram(x, List.of(h), h, parameters, statements, numerics);
    }

    /** {@code h' = u * h + (1 - u) * activation(x * candidate + r * (h * candidate))}, with a bias for each of the two products. */
    private CellProgram resetAfter(Numerics numerics) {
        Gates gates = new Gates(inputs, units, units, 3, hasBias);
        Vector x = Vector.input("x", inputs);
        Vector h = Vector.state("h", units);
        Vector g = Vector.local("g", 2 * units);
        Vector p = Vector.local("p", units);
        Vector m = Vector.local("m", units);
        Bias bias = gates.bias("bias");
        Bias recurrentBias = gates.bias("recurrentBias");
        List<Statement> statements = List.of(
                gates.affine(g, List.of(x, h), 0, 0, bias, recurrentBias),
                new Pointwise(g.all(), sigmoid(read(g))),
                gates.affine(p, List.of(x), 0, 2, bias),
                gates.affine(m, List.of(h), inputs, 2, recurrentBias),
                new Pointwise(p.all(), sum(read(p), product(new Read(gates.gate(g, 0)), read(m)))),
                new Pointwise(h.all(), blend(new Read(gates.gate(g, 1)), read(h), new Activate(activation, read(p)))));
        List<Parameter> parameters = hasBias ? List.of(gates.kernel(), bias, recurrentBias) : List.of(gates.kernel());
        return new CellProgram(x, List.of(h), h, parameters, statements, numerics);
    }
}
