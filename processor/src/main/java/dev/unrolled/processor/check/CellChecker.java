package dev.unrolled.processor.check;

import dev.unrolled.RecurrentCell;
import dev.unrolled.processor.model.ActivationClass;
import dev.unrolled.processor.model.CellDeclaration;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.model.CellSpec;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.report.Origin;
import dev.unrolled.processor.report.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of one annotated interface. All are applied before anything is told, so that the user sees every mistake at once. */
public final class CellChecker {
    private final CellDeclaration<Origin> declaration;
    private final List<Problem> problems = new ArrayList<>();

    private CellChecker(CellDeclaration<Origin> declaration) {
        this.declaration = declaration;
    }

    /**
     * Checks a declaration.
     *
     * @param declaration what the user wrote
     * @param shape the code shape asked for
     * @return the spec, and what is to be told
     */
    public static Checked<CellSpec> check(CellDeclaration<Origin> declaration, ShapeChoice shape) {
        CellChecker checker = new CellChecker(declaration);
        checker.problems.addAll(TypeChecker.check(declaration.annotated(), ProvidedMethods.ofCell(declaration)));
        checker.problems.addAll(SizesChecker.check(declaration, shape));
        Checked<CellSpec> spec = KindChecker.check(declaration, checker.identity());
        checker.problems.addAll(spec.problems());
        boolean failed =
                checker.problems.stream().anyMatch(problem -> problem.code().isError());
        return new Checked<>(failed ? Optional.empty() : spec.value(), checker.problems);
    }

    private CellIdentity identity() {
        return TypeChecker.identity(
                declaration.annotated(),
                RecurrentCell.class,
                declaration.ownActivations().anyMatch(ActivationClass::isDeprecated),
                Set.of());
    }
}
