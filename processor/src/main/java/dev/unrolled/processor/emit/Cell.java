package dev.unrolled.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.plan.CodeShape;
import dev.unrolled.processor.plan.Plan;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Vector;

/**
 * What every emitter of a class looks at.
 *
 * @param identity who the cell is
 * @param plan how it is written
 */
record Cell(CellIdentity identity, Plan plan) {
    CellProgram program() {
        return plan.program();
    }

    int inputs() {
        return program().input().length();
    }

    int units() {
        return program().output().length();
    }

    /** Whether a state holds nothing but the output, so that both have one size and one layout. */
    boolean stateIsOutput() {
        return program().states().size() == 1;
    }

    /** The constant that holds the number of values in one state. */
    String stateSize() {
        return stateIsOutput() ? Names.UNITS : Names.STATE_SIZE;
    }

    ClassName className() {
        return ClassName.get(identity.packageName(), identity.generatedName());
    }

    ShapePrinter shapePrinter() {
        return plan.shape() instanceof CodeShape.Straight straight
                ? straight.isOneMethod() ? new StraightMethod(this) : new StraightTiles(this, straight)
                : new RowsMethods(this, (CodeShape.Rows) plan.shape());
    }

    /** A length as the generated class writes it: by the constant's name where there is one. */
    String length(int value) {
        return value == units() ? Names.UNITS : value == inputs() ? Names.INPUTS : Integer.toString(value);
    }

    /** The number of rows of a matrix as the sum of what it multiplies. */
    String rows(Parameter.Matrix matrix) {
        StringBuilder text = new StringBuilder();
        for (Parameter.RowBlock block : matrix.blocks()) {
            text.append(text.length() == 0 ? "" : " + ").append(rows(block));
        }
        return text.toString();
    }

    String rows(Parameter.RowBlock block) {
        return block.from() == 0 && block.rows() == inputs() ? Names.INPUTS : length(block.rows());
    }

    /** Whether a value must outlive the statement that writes it because a later one reads it. */
    boolean isReadAfter(int statement, Vector vector) {
        return Reads.anyAfter(program(), statement, vector);
    }
}
