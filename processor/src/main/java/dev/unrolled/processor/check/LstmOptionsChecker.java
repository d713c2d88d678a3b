package dev.unrolled.processor.check;

import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.Declared;
import dev.unrolled.processor.model.KindDeclaration;
import dev.unrolled.processor.model.LstmSpec;
import dev.unrolled.processor.report.Origin;
import dev.unrolled.processor.report.Problem;
import dev.unrolled.processor.report.ProblemCode;
import java.util.List;

/**
 * The rules of how an LSTM's options go together.
 *
 * @param lstm the members that only an LSTM has
 * @param declaration the members that every cell has
 */
record LstmOptionsChecker(KindDeclaration.Lstm<Origin> lstm, CellDeclaration<Origin> declaration) {
    /** The options, which hold only if no problem is added. */
    LstmSpec.Options check(List<Problem> problems) {
        Declared<Float, Origin> forgetBias = lstm.forgetBias();
        if (!Float.isFinite(forgetBias.value())) {
            problems.add(Problem.of(ProblemCode.FORGET_BIAS, forgetBias.origin(), forgetBias.value()));
        }
        boolean accepted = declaration.type().value().suppressed().contains(ProblemCode.NO_DIFFERENCE.tag());
        if (!accepted) {
            warn(problems);
        }
        return new LstmSpec.Options(
                forgetBias.value(),
                lstm.peepholes().value(),
                lstm.projection().value(),
                lstm.cellClip().value(),
                lstm.projectionClip().value(),
                declaration.clip().value(),
                lstm.coupled().value());
    }

    private void warn(List<Problem> problems) {
        if (lstm.projectionClip().value() != CellSpec.NO_CLIP
                && lstm.projection().value() == 0) {
            problems.add(Problem.of(
                    ProblemCode.NO_DIFFERENCE,
                    lstm.projectionClip().origin(),
                    "projectionClip",
                    "a projection",
                    "none"));
        }
        if (lstm.forgetBias().value() != 0 && lstm.coupled().value()) {
            problems.add(Problem.of(
                    ProblemCode.NO_DIFFERENCE,
                    lstm.forgetBias().origin(),
                    "forgetBias",
                    "a forget gate of its own",
                    "coupled = true"));
        }
    }
}
