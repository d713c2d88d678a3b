package dev.unrolled.processor.check;

import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ActivationDeclaration;
import dev.unrolled.processor.model.ActivationFunction;
import dev.unrolled.processor.model.Biases;
import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.model.CellKind;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.Declared;
import dev.unrolled.processor.model.DenseSpec;
import dev.unrolled.processor.model.GruSpec;
import dev.unrolled.processor.model.KindDeclaration;
import dev.unrolled.processor.model.Limits;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.model.RnnSpec;
import dev.unrolled.processor.report.Origin;
import dev.unrolled.processor.report.Problem;
import dev.unrolled.processor.report.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of an annotation's members other than sizes, for each kind of cell. */
final class KindChecker {
    private final CellDeclaration<Origin> declaration;
    private final CellIdentity identity;
    private final List<Problem> problems = new ArrayList<>();

    private KindChecker(CellDeclaration<Origin> declaration, CellIdentity identity) {
        this.declaration = declaration;
        this.identity = identity;
    }

    static Checked<CellSpec> check(CellDeclaration<Origin> declaration, CellIdentity identity) {
        KindChecker checker = new KindChecker(declaration, identity);
        Optional<ActivationFunction> activation = checker.activation(declaration.activation());
        checker.checkNumerics();
        checker.checkClip("clip", declaration.clip());
        checker.checkBiases();
        KindDeclaration<Origin> kind = declaration.kind();
        Optional<CellSpec> spec = kind instanceof KindDeclaration.Gru<Origin> gru
                ? checker.gru(gru, activation)
                : kind instanceof KindDeclaration.Lstm<Origin> lstm
                        ? checker.lstm(lstm, activation)
                        : activation.map(kind instanceof KindDeclaration.Dense<Origin> ? checker::dense : checker::rnn);
        return new Checked<>(spec, checker.problems);
    }

    private CellSpec rnn(ActivationFunction activation) {
        return new RnnSpec(identity, units(), inputs(), activation, clip(), declaration.biases(), numerics());
    }

    private CellSpec dense(ActivationFunction activation) {
        return new DenseSpec(
                identity, units(), inputs(), activation, declaration.bias().value(), numerics());
    }

    private Optional<CellSpec> gru(KindDeclaration.Gru<Origin> gru, Optional<ActivationFunction> activation) {
        Optional<ActivationFunction> gate = activation(gru.gate());
        return activation.flatMap(candidate -> gate.map(function -> new GruSpec(
                identity,
                units(),
                inputs(),
                gru.reset().value(),
                candidate,
                function,
                clip(),
                declaration.biases(),
                numerics())));
    }

    private Optional<CellSpec> lstm(KindDeclaration.Lstm<Origin> lstm, Optional<ActivationFunction> activation) {
        Optional<ActivationFunction> gate = activation(lstm.gate());
        Optional<ActivationFunction> output = lstm.output().isAnyWritten() ? activation(lstm.output()) : activation;
        LstmSpec.Options options = new LstmOptionsChecker(lstm, declaration).check(problems);
        checkClip("cellClip", lstm.cellClip());
        checkClip("projectionClip", lstm.projectionClip());
        return activation.flatMap(candidate -> output.flatMap(shown -> gate.map(function -> new LstmSpec(
                identity, units(), inputs(), options, candidate, shown, function, declaration.biases(), numerics()))));
    }

    private Optional<ActivationFunction> activation(ActivationDeclaration<Origin> members) {
        Checked<ActivationFunction> checked = ActivationChecker.check(members, identity);
        problems.addAll(checked.problems());
        return checked.value();
    }

    private void checkClip(String member, Declared<Float, Origin> clip) {
        if (!(clip.value() > 0)) {
            add(ProblemCode.CLIP, clip.origin(), member, clip.value());
        }
    }

    private void checkBiases() {
        if (declaration.recurrentBias().isEmpty()) {
            return;
        }
        Declared<Boolean, Origin> recurrent = declaration.recurrentBias().get();
        if (recurrent.value() && declaration.biases() == Biases.NONE) {
            add(ProblemCode.RECURRENT_BIAS, recurrent.origin(), "bias = true beside it", "bias = false");
        } else if (!recurrent.value() && declaration.keepsBiasesApart() && declaration.biases() == Biases.TWO) {
            add(ProblemCode.RECURRENT_BIAS, recurrent.origin(), "true with reset = AFTER", "false");
        }
    }

    private void checkNumerics() {
        Numerics numerics = numerics();
        Origin origin = declaration.numerics().origin();
        if (numerics != Numerics.TENSORFLOW_1 && numerics != Numerics.TENSORFLOW_2) {
            return;
        }
        CellKind kind = declaration.kind().kind();
        if (kind != CellKind.RNN) {
            add(ProblemCode.TENSORFLOW_KIND, origin, kind, numerics);
            return;
        }
        Optional<String> unknown = unknownToTensorFlow();
        if (unknown.isPresent()) {
            add(ProblemCode.TENSORFLOW_ACTIVATION, origin, unknown.get(), numerics);
            return;
        }
        int rows = inputs() + units();
        boolean accepted = declaration.type().value().suppressed().contains(ProblemCode.TENSORFLOW_LIMIT.tag());
        boolean isBeyond = units() == 1 || rows > Limits.MAX_TENSORFLOW_ROWS;
        if (isBeyond && !accepted && SizesChecker.areRight(declaration)) {
            add(ProblemCode.TENSORFLOW_LIMIT, origin, Limits.MAX_TENSORFLOW_ROWS, units(), rows);
        }
    }

    /** An activation whose bits are not known to be TensorFlow's. */
    private Optional<String> unknownToTensorFlow() {
        if (declaration.activation().own().isPresent()) {
            return Optional.of("a class of your own");
        }
        Activation kind = declaration.activation().kind().value();
        return Limits.TENSORFLOW_ACTIVATIONS.contains(kind) ? Optional.empty() : Optional.of(kind.name());
    }

    private int units() {
        return declaration.units().value();
    }

    private int inputs() {
        return declaration.inputs().value();
    }

    private float clip() {
        return declaration.clip().value();
    }

    private Numerics numerics() {
        return declaration.numerics().value();
    }

    private void add(ProblemCode code, Origin origin, Object... arguments) {
        problems.add(Problem.of(code, origin, arguments));
    }
}
