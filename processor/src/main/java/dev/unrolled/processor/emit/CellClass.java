package dev.unrolled.processor.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.RecurrentCell;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.plan.Plan;
import dev.unrolled.weights.CellLayout;

/** Assembles a generated class from its parts. */
public final class CellClass {
    private final Cell cell;
    private final String fingerprint;

    private CellClass(Cell cell, String fingerprint) {
        this.cell = cell;
        this.fingerprint = fingerprint;
    }

    /**
     * Writes a cell's class.
     *
     * @param identity who the cell is
     * @param layout which weights it has
     * @param fingerprint what its state means
     * @param plan how it is written
     * @return the source file
     */
    public static JavaFile emit(CellIdentity identity, CellLayout layout, String fingerprint, Plan plan) {
        return new CellClass(new Cell(identity, layout, plan), fingerprint).file();
    }

    private JavaFile file() {
        TypeSpec.Builder type = ClassHead.of(cell.identity(), new ClassDoc(cell).text(), RecurrentCell.class);
        new Fields(cell).addTo(type);
        new Constructors(cell).addTo(type);
        new StepMethods(cell).addTo(type);
        cell.shapePrinter().addTo(type);
        SideBySide.of(cell).ifPresent(each -> each.addTo(type));
        new WeightMethods(cell).addTo(type);
        type.addMethod(FingerprintMethod.of(fingerprint));
        new Accessors(cell).addTo(type);
        addDeclaredForms(type);
        return ClassHead.file(cell.identity(), type);
    }

    private void addDeclaredForms(TypeSpec.Builder type) {
        DeclaredForms forms = new DeclaredForms(cell.identity(), cell.examples().size() > 1 ? Names.PAIR : "");
        forms.addSteps(type);
        forms.addInitialState(type);
        if (SequencePanels.of(cell).isEmpty() && SideBySide.of(cell).isEmpty()) {
            forms.addReserve(type);
        }
    }
}
