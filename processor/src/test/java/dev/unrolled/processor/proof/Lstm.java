package dev.unrolled.processor.proof;

import static dev.unrolled.processor.proof.Gates.product;
import static dev.unrolled.processor.proof.Gates.read;
import static dev.unrolled.processor.proof.Gates.sigmoid;
import static dev.unrolled.processor.proof.Gates.sum;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Expression.Activate;
import dev.unrolled.processor.program.Expression.Clip;
import dev.unrolled.processor.program.Expression.Constant;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expression.Weight;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Parameter.Bias;
import dev.unrolled.processor.program.Parameter.Matrix;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.ArrayList;
import java.util.List;

/**
 * TensorFlow's {@code LSTMCell} as a program, gates in the order i, j, f, o, the state {@code [c, h]}.
 *
 * @param inputs the number of inputs
 * @param units the number of units
 * @param activation the activation of j and of the new c
 * @param hasBias whether there is a bias
 * @param forgetBias what is added to f, 0 for nothing
 * @param hasPeepholes whether i, f and o see c
 * @param cellClip the bound of c, 0 for none
 * @param projection the length of the projected output, 0 for none
 * @param projectionClip the bound of the projected output, 0 for none
 */
record Lstm(
        int inputs,
        int units,
        ActivationFunction activation,
        boolean hasBias,
        float forgetBias,
        boolean hasPeepholes,
        float cellClip,
        int projection,
        float projectionClip) {
    Lstm(
            int inputs,
            int units,
            Activation activation,
            boolean hasBias,
            float forgetBias,
            boolean hasPeepholes,
            float cellClip,
            int projection,
            float projectionClip) {
        this(
                inputs,
                units,
                new ActivationFunction.Standard(activation),
                hasBias,
                forgetBias,
                hasPeepholes,
                cellClip,
                projection,
                projectionClip);
    }

    static Lstm plain(int inputs, int units) {
        return new Lstm(inputs, units, Activation.TANH, true, 1f, false, 0f, 0, 0f);
    }

    int outputs() {
        return projection > 0 ? projection : units;
    }

    CellProgram program(Numerics numerics) {
        Gates gates = new Gates(inputs, outputs(), units, 4, hasBias);
        Vector x = Vector.input("x", inputs);
        Vector c = Vector.state("c", units);
        Vector h = Vector.state("h", outputs());
        Vector z = Vector.local("z", 4 * units);
        List<Statement> statements = new ArrayList<>();
        statements.add(gates.affine(z, List.of(x, h), 0, 0, gates.bias("bias")));
        Expression i = sigmoid(peep(new Read(gates.gate(z, 0)), "wi", c));
        Expression j = new Activate(activation, new Read(gates.gate(z, 1)));
        Expression f = sigmoid(peep(forget(new Read(gates.gate(z, 2))), "wf", c));
        statements.add(new Pointwise(c.all(), clip(sum(product(f, read(c)), product(i, j)), cellClip)));
        Expression o = sigmoid(peep(new Read(gates.gate(z, 3)), "wo", c));
        Expression m = product(o, new Activate(activation, read(c)));
        if (projection == 0) {
            statements.add(new Pointwise(h.all(), m));
        } else {
            Vector wide = Vector.local("m", units);
            Vector p = Vector.local("p", projection);
            statements.add(new Pointwise(wide.all(), m));
            statements.add(new Statement.Affine(
                    p.all(), List.of(wide.all()), projectionMatrix().all(), List.of()));
            statements.add(new Pointwise(h.all(), clip(read(p), projectionClip)));
        }
        return new CellProgram(x, List.of(c, h), h, parameters(gates), statements, numerics);
    }

    private List<Parameter> parameters(Gates gates) {
        List<Parameter> parameters = new ArrayList<>(List.of(gates.kernel()));
        if (hasBias) {
            parameters.add(gates.bias("bias"));
        }
        if (hasPeepholes) {
            parameters.addAll(List.of(new Bias("wf", units), new Bias("wi", units), new Bias("wo", units)));
        }
        if (projection > 0) {
            parameters.add(projectionMatrix());
        }
        return parameters;
    }

    private Matrix projectionMatrix() {
        return new Matrix(
                "projection",
                units,
                projection,
                List.of(new RowBlock("P", "projection", "unclipped output", 0, units)));
    }

    private Expression peep(Expression gate, String weight, Vector c) {
        return hasPeepholes ? sum(gate, product(new Weight(new Bias(weight, units).all()), read(c))) : gate;
    }

    private Expression forget(Expression gate) {
        return forgetBias == 0 ? gate : sum(gate, new Constant(forgetBias));
    }

    private static Expression clip(Expression value, float bound) {
        return bound == 0 ? value : new Clip(value, bound);
    }
}
