package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.program.Examples;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Batches and sequences as loops over {@code advance}.
 *
 * <pre>{@code
 * private void advanceBatch(int batch, float[] inputs, int inputsAt, float[] state, int stateAt) {
 *   for (int n = 0; n < batch; n++) {
 *     advance(inputs, inputsAt + n * INPUTS, state, stateAt + n * UNITS);
 *   }
 * }
 * }</pre>
 *
 * <p>Where examples share passes over rows, as many as possible go four at a time, then two. The steps of one example, whose inputs are
 * known, go four at a time ({@link RowSteps}). Before all of these stand examples that go side by side ({@link SideBySide}).
 */
final class ExampleLoops {
    private final Cell cell;

    ExampleLoops(Cell cell) {
        this.cell = cell;
    }

    void addTo(TypeSpec.Builder type) {
        if (cell.isRecurrent()) {
            type.addMethod(advanceSequence());
        }
        type.addMethod(advanceBatch());
    }

    private MethodSpec advanceSequence() {
        MethodSpec.Builder method = method(Names.ADVANCE_SEQUENCE).addParameters(StepMethods.SEQUENCE);
        if (RowSteps.areIn(cell)) {
            int together = RowSteps.together(cell);
            method.addStatement("int t = 0")
                    .beginControlFlow("if (batch == 1)")
                    .beginControlFlow("for (; t <= steps - $1L; t += $1L)", together)
                    .addStatement(
                            "$L($Zinputs, inputsAt + t * $L, state, stateAt, outputs, outputsAt + t * $L)",
                            Names.advanceSteps(together),
                            cell.inputStride(),
                            cell.outputs())
                    .endControlFlow()
                    .endControlFlow()
                    .beginControlFlow("for (; t < steps; t++)");
        } else {
            method.beginControlFlow("for (int t = 0; t < steps; t++)");
        }
        return method.addStatement(
                        "advanceBatch(batch, inputs, inputsAt + t * batch * $L, state, stateAt)", cell.inputStride())
                .beginControlFlow("if (outputs != null)")
                .addCode(copyOutput())
                .endControlFlow()
                .endControlFlow()
                .build();
    }

    CodeBlock copyOutput() {
        String outputs = cell.outputs();
        if (cell.stateIsOutput() && cell.stateStride().equals(outputs)) {
            return CodeBlock.builder()
                    .addStatement(
                            "$1T.arraycopy(state, stateAt, outputs, outputsAt + t * batch * $2L, batch * $2L)",
                            System.class,
                            outputs)
                    .build();
        }
        return CodeBlock.builder()
                .beginControlFlow("for (int n = 0; n < batch; n++)")
                .addStatement("int from = $L", "stateAt + n * " + cell.stateStride() + Names.plusOutputOffset(cell))
                .addStatement(
                        "$1T.arraycopy(state, from, outputs, outputsAt + (t * batch + n) * $2L, $2L)",
                        System.class,
                        outputs)
                .endControlFlow()
                .build();
    }

    private MethodSpec advanceBatch() {
        MethodSpec.Builder method =
                method(Names.ADVANCE_BATCH).addParameter(StepMethods.BATCH).addParameters(StepMethods.example(cell));
        Examples examples = Examples.ONE;
        if (cell.examples().contains(Examples.SEVERAL)) {
            examples = Examples.SEVERAL;
            method.beginControlFlow("if (batch == 1)")
                    .addStatement("$L(inputs, inputsAt, state, stateAt)", Names.advance(Examples.ONE))
                    .addStatement("return")
                    .endControlFlow();
        }
        Optional<SideBySide> sideBySide = SideBySide.of(cell);
        if (cell.rowTiles().isEmpty()) {
            sideBySide.ifPresent(each -> method.addStatement("int n = 0").addCode(each.advance()));
            return method.beginControlFlow("for ($L n < batch; n++)", sideBySide.isEmpty() ? "int n = 0;" : ";")
                    .addStatement(advance(Names.advance(examples)))
                    .endControlFlow()
                    .build();
        }
        method.addStatement("int n = 0");
        sideBySide.ifPresent(each -> method.addCode(each.advance()));
        for (int tile : cell.rowTiles()) {
            method.beginControlFlow("for (; n <= batch - $1L; n += $1L)", tile)
                    .addStatement(advance(Names.ADVANCE + Names.number(tile)))
                    .endControlFlow();
        }
        return method.beginControlFlow("if (n < batch)")
                .addStatement(advance(Names.advance(examples)))
                .endControlFlow()
                .build();
    }

    private CodeBlock advance(String name) {
        return CodeBlock.of(
                "$L(inputs, inputsAt + n * $L, $L, $L + n * $L)",
                name,
                cell.inputStride(),
                Names.state(cell),
                Names.stateAt(cell),
                cell.stateStride());
    }

    private static MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE);
    }
}
