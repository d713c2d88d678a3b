package dev.unrolled.processor.emit;

import com.palantir.javapoet.ClassName;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.plan.CodeShape;
import dev.unrolled.processor.plan.Plan;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Vector;
import dev.unrolled.weights.CellLayout;
import java.util.List;

/**
 * What every emitter of a class looks at.
 *
 * @param identity who the cell is
 * @param layout which weights it has
 * @param plan how it is written
 */
record Cell(CellIdentity identity, CellLayout layout, Plan plan) {
    /** Refuses vectors whose names would hide what generated methods use. */
    Cell {
        for (Vector vector : plan.program().locals()) {
            if (Names.IN_METHODS.contains(vector.name())) {
                throw new IllegalArgumentException(
                        vector.name() + ": expected a name that generated methods do not use themselves");
            }
        }
    }

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

    ShapePrinter shapePrinter(Examples examples) {
        return plan.shape() instanceof CodeShape.Straight straight
                ? straight.isOneMethod()
                        ? new StraightMethod(this, examples)
                        : new StraightTiles(this, straight, examples)
                : new RowsMethods(this, (CodeShape.Rows) plan.shape(), examples);
    }

    /** The numbers of examples that have methods of their own. */
    List<Examples> examples() {
        return Examples.toldApartBy(program().numerics());
    }

    /** What an advancing method advances. */
    String oneExample(Examples examples) {
        if (examples().size() == 1) {
            return "one example";
        }
        return examples == Examples.ONE ? "one example on its own" : "one of several examples";
    }

    /** The length of the longest vector whose sums are cut into blocks, 0 if there is none. */
    int blockLength() {
        return program().statements().stream()
                .filter(Statement.Affine.class::isInstance)
                .map(Statement.Affine.class::cast)
                .filter(affine -> program().summation(affine, Examples.ONE).isCut())
                .mapToInt(affine -> affine.to().vector().length())
                .max()
                .orElse(0);
    }

    /** Whether weights are a sum's last summand, and not, as peepholes are, part of a pointwise expression. */
    boolean isAddedLast(Parameter weights) {
        return program().statements().stream()
                .filter(Statement.Affine.class::isInstance)
                .flatMap(affine -> ((Statement.Affine) affine).biases().stream())
                .anyMatch(bias -> bias.bias().equals(weights));
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
}
