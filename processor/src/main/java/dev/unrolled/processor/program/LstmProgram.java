package dev.unrolled.processor.program;

import static dev.unrolled.processor.program.Expressions.clip;
import static dev.unrolled.processor.program.Expressions.oneMinus;
import static dev.unrolled.processor.program.Expressions.product;
import static dev.unrolled.processor.program.Expressions.read;
import static dev.unrolled.processor.program.Expressions.sum;

import dev.unrolled.Gate;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.program.Expression.Activate;
import dev.unrolled.processor.program.Expression.Constant;
import dev.unrolled.processor.program.Expression.Read;
import dev.unrolled.processor.program.Expression.Weight;
import dev.unrolled.processor.program.Parameter.Bias;
import dev.unrolled.processor.program.Parameter.Matrix;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.processor.program.Statement.Affine;
import dev.unrolled.processor.program.Statement.Pointwise;
import java.util.ArrayList;
import java.util.List;

/** The equations of {@link dev.unrolled.LstmCell}. The sums of all gates lie in one vector, each at the index of its kernel column. */
final class LstmProgram {
    private static final int INPUT = Gate.LSTM.indexOf(Gate.INPUT);
    private static final int CANDIDATE = Gate.LSTM.indexOf(Gate.CANDIDATE);
    private static final int FORGET = Gate.LSTM.indexOf(Gate.FORGET);
    private static final int OUTPUT = Gate.LSTM.indexOf(Gate.OUTPUT);

    private final LstmSpec spec;
    private final LstmSpec.Options options;
    private final Kernel kernel;
    private final Vector c;
    private final Vector h;
    private final Vector z;
    private final List<Statement> statements = new ArrayList<>();

    private LstmProgram(LstmSpec spec) {
        this.spec = spec;
        this.options = spec.options();
        this.kernel = new Kernel(
                spec.inputs(), spec.outputSize(), "previous h", spec.units(), Gate.LSTM.size(), spec.biases());
        this.c = Vector.state("c", spec.units());
        this.h = Vector.state("h", spec.outputSize());
        this.z = Vector.local("z", Gate.LSTM.size() * spec.units());
    }

    static CellProgram of(LstmSpec spec) {
        return new LstmProgram(spec).program();
    }

    private CellProgram program() {
        Vector x = Vector.input("x", spec.inputs());
        Vector i = local("i");
        Vector g = local("g");
        Vector f = local("f");
        Vector o = local("o");
        if (options.coupled()) {
            statements.add(kernel.all(kernel.gates(z, INPUT, 2), x, h));
            statements.add(kernel.all(kernel.gate(z, OUTPUT), x, h));
        } else {
            statements.add(kernel.all(z.all(), x, h));
        }
        activate(i, spec.gateActivation(), peep(sums(INPUT), "wi"));
        activate(g, spec.activation(), sums(CANDIDATE));
        if (options.coupled()) {
            assign(f, oneMinus(read(i)));
        } else {
            activate(f, spec.gateActivation(), peep(forget(sums(FORGET)), "wf"));
        }
        assign(c, clip(sum(product(read(f), read(c)), product(read(i), read(g))), options.cellClip()));
        activate(o, spec.gateActivation(), peep(sums(OUTPUT), "wo"));
        show(product(read(o), new Activate(spec.outputActivation(), read(c))));
        return new CellProgram(x, List.of(c, h), h, parameters(), statements, spec.numerics(), spec.units(), Gate.LSTM);
    }

    /** Makes h of what the output gate lets through. */
    private void show(Expression shown) {
        if (options.projection() == 0) {
            assign(h, shown);
            return;
        }
        Vector m = local("m");
        Vector p = Vector.local("p", options.projection());
        assign(m, shown);
        statements.add(new Affine(p.all(), List.of(m.all()), projection().all(), List.of()));
        assign(h, clip(read(p), options.projectionClip()));
    }

    private List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(kernel.parameters());
        if (options.peepholes()) {
            List.of("wf", "wi", "wo").forEach(name -> parameters.add(new Bias(name, spec.units())));
        }
        if (options.projection() > 0) {
            parameters.add(projection());
        }
        return parameters;
    }

    private Matrix projection() {
        return new Matrix(
                "projection",
                spec.units(),
                options.projection(),
                List.of(new RowBlock("projection", "projection", "unprojected output", 0, spec.units())));
    }

    private Expression sums(int gate) {
        return new Read(kernel.gate(z, gate));
    }

    private Expression peep(Expression sums, String weight) {
        return options.peepholes()
                ? sum(sums, product(new Weight(new Bias(weight, spec.units()).all()), read(c)))
                : sums;
    }

    private Expression forget(Expression sums) {
        return options.forgetBias() == 0 ? sums : sum(sums, new Constant(options.forgetBias()));
    }

    private void activate(Vector to, ActivationFunction function, Expression argument) {
        assign(to, new Activate(function, clip(argument, options.clip())));
    }

    private void assign(Vector to, Expression value) {
        statements.add(new Pointwise(to.all(), value));
    }

    private Vector local(String name) {
        return Vector.local(name, spec.units());
    }
}
