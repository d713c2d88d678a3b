package dev.unrolled.processor.emit;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.InputsAhead;
import dev.unrolled.processor.program.Statement;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Several steps of one example. What their inputs add to the sums does not depend on the state, so it is added as if they were examples of a
 * batch; then each step goes on from its sums.
 *
 * <pre>{@code
 * private void advanceFourSteps(float[] inputs, int inputsAt, float[] state, int stateAt, float[] outputs, int outputsAt) {
 *   … // z, zB, zC, zD = x * W, see AffineRows
 *   advanceRest(z, state, stateAt, outputs, outputsAt);
 *   advanceRest(zB, state, stateAt, outputs, outputsAt + UNITS);
 *   …
 * }
 * }</pre>
 */
final class RowSteps {
    private final Cell cell;
    private final RowsMethods one;
    private final RowsMethods tile;

    /** From the methods of one example and those of as many examples as steps go together. */
    RowSteps(Cell cell, RowsMethods one, RowsMethods tile) {
        this.cell = cell;
        this.one = one;
        this.tile = tile;
    }

    /** Whether a cell takes several steps together: if it has tiles, is given sequences, and sums over the input can be computed ahead. */
    static boolean areIn(Cell cell) {
        boolean isGivenSequences =
                cell.isRecurrent() && cell.place().map(Place::isGivenSequences).orElse(true);
        return isGivenSequences && !cell.rowTiles().isEmpty() && InputsAhead.areIn(cell.written());
    }

    /** How many steps go together. */
    static int together(Cell cell) {
        return cell.rowTiles().get(0);
    }

    void addTo(TypeSpec.Builder type) {
        type.addMethod(steps());
        type.addMethod(rest());
    }

    private MethodSpec steps() {
        int together = together(cell);
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.advanceSteps(together))
                .addJavadoc(
                        "$L steps of one example. What their inputs add to the sums needs no state, so they\n"
                                + "share the passes over {@link #W}.",
                        Names.number(together))
                .addModifiers(Modifier.PRIVATE)
                .addParameters(StepMethods.EXAMPLE)
                .addParameter(StepMethods.OUTPUTS)
                .addParameter(StepMethods.OUTPUTS_AT)
                .addCode(tile.inputs());
        for (int step = 0; step < together; step++) {
            method.addStatement(
                    "$L($L, state, stateAt, outputs, outputsAt$L)",
                    Names.ADVANCE_REST,
                    sums(ArrayAccess.of(cell, step)).collect(Collectors.joining(", ")),
                    Names.plus(step, cell.outputs()));
        }
        return method.build();
    }

    private MethodSpec rest() {
        MethodSpec.Builder method = MethodSpec.methodBuilder(Names.ADVANCE_REST)
                .addJavadoc("The rest of a step, from its sums over the input on.")
                .addModifiers(Modifier.PRIVATE);
        sums(new ArrayAccess(cell)).forEach(sum -> method.addParameter(Fields.VECTOR, sum));
        return method.addParameter(StepMethods.STATE)
                .addParameter(StepMethods.STATE_AT)
                .addParameter(StepMethods.OUTPUTS)
                .addParameter(StepMethods.OUTPUTS_AT)
                .addCode(one.rest())
                .beginControlFlow("if (outputs != null)")
                .addStatement(
                        "$T.arraycopy(state, stateAt$L, outputs, outputsAt, $L)",
                        System.class,
                        Names.plusOutputOffset(cell),
                        cell.outputs())
                .endControlFlow()
                .build();
    }

    /** The arrays of the sums that begin with the input. */
    private Stream<String> sums(ArrayAccess access) {
        return cell.written().statements().stream()
                .filter(statement -> statement instanceof Statement.Affine affine && affine.inputRows() > 0)
                .map(statement -> access.array(statement.to()))
                .distinct();
    }
}
