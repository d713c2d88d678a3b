package dev.unrolled.processor.program;

import static dev.unrolled.processor.program.Expressions.clip;
import static dev.unrolled.processor.program.Expressions.oneMinus;
import static dev.unrolled.processor.program.Expressions.product;
import static dev.unrolled.processor.program.Expressions.read;
import static dev.unrolled.processor.program.Expressions.sum;

import dev.unrolled.Gate;
import dev.unrolled.Reset;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.GruSpec;
import dev.unrolled.processor.program.Expression.Activate;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Statement.Pointwise;
import java.util.ArrayList;
import java.util.List;

/** The equations of {@link dev.unrolled.GruCell}. The sums of all gates lie in one vector, each at the index of its kernel column. */
final class GruProgram {
    private static final int RESET = Gate.GRU.indexOf(Gate.RESET);
    private static final int UPDATE = Gate.GRU.indexOf(Gate.UPDATE);
    private static final int CANDIDATE = Gate.GRU.indexOf(Gate.CANDIDATE);

    private final GruSpec spec;
    private final Kernel kernel;
    private final Vector x;
    private final Vector h;
    private final Vector z;
    private final Vector r;
    private final Vector c;
    private final List<Statement> statements = new ArrayList<>();

    private GruProgram(GruSpec spec) {
        this.spec = spec;
        this.kernel = new Kernel(spec.inputs(), spec.units(), "state", spec.units(), Gate.GRU.size(), spec.biases());
        this.x = Vector.input("x", spec.inputs());
        this.h = Vector.state("h", spec.units());
        this.z = Vector.local("z", Gate.GRU.size() * spec.units());
        this.r = Vector.local("r", spec.units());
        this.c = Vector.local("c", spec.units());
    }

    static CellProgram of(GruSpec spec) {
        return new GruProgram(spec).program();
    }

    private CellProgram program() {
        Vector u = Vector.local("u", spec.units());
        statements.add(kernel.all(kernel.gates(z, RESET, 2), x, h));
        activate(r, spec.gateActivation(), new Read(kernel.gate(z, RESET)));
        activate(u, spec.gateActivation(), new Read(kernel.gate(z, UPDATE)));
        if (spec.reset() == Reset.BEFORE) {
            resetBefore();
        } else {
            resetAfter();
        }
        assign(h, sum(product(read(u), read(h)), product(oneMinus(read(u)), read(c))));
        return new CellProgram(
                x, List.of(h), h, kernel.parameters(), statements, spec.numerics(), spec.units(), Gate.GRU);
    }

    private void resetBefore() {
        Vector q = Vector.local("q", spec.units());
        Slice candidate = kernel.gate(z, CANDIDATE);
        assign(q, product(read(r), read(h)));
        statements.add(kernel.all(candidate, x, q));
        activate(c, spec.activation(), new Read(candidate));
    }

    /** The state's product comes first and makes room for the input's, which has the same columns. */
    private void resetAfter() {
        Vector m = Vector.local("m", spec.units());
        Slice candidate = kernel.gate(z, CANDIDATE);
        statements.add(kernel.ofState(candidate, h));
        assign(m, new Read(candidate));
        statements.add(kernel.ofInput(candidate, x));
        activate(c, spec.activation(), sum(new Read(candidate), product(read(r), read(m))));
    }

    private void activate(Vector to, ActivationFunction function, Expression argument) {
        assign(to, new Activate(function, clip(argument, spec.clip())));
    }

    private void assign(Vector to, Expression value) {
        statements.add(new Pointwise(to.all(), value));
    }
}
