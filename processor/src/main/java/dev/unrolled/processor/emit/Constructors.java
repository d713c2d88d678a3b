package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.Gate;
import dev.unrolled.GateView;
import dev.unrolled.processor.model.GateNames;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Parameter.Matrix;
import dev.unrolled.processor.program.Parameter.RowBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The public constructor and the one over given weights.
 *
 * <pre>{@code
 * public UnrolledTinyCell() {
 *   this(new float[INPUTS + UNITS][UNITS], new float[UNITS]);
 * }
 *
 * private UnrolledTinyCell(float[][] kernel, float[] bias) {
 *   this.kernel = kernel;
 *   this.W = Arrays.copyOfRange(kernel, 0, INPUTS);
 *   this.U = Arrays.copyOfRange(kernel, INPUTS, INPUTS + UNITS);
 *   this.bias = bias;
 * }
 * }</pre>
 */
final class Constructors {
    private final Cell cell;

    Constructors(Cell cell) {
        this.cell = cell;
    }

    void addTo(TypeSpec.Builder type) {
        addTo(type, CodeBlock.of(""));
    }

    /** The same with a call of the superclass's constructor. */
    void addTo(TypeSpec.Builder type, CodeBlock superCall) {
        List<CodeBlock> zeros = new ArrayList<>();
        MethodSpec.Builder sharing =
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).addCode(superCall);
        for (Parameter parameter : cell.parameters()) {
            if (parameter instanceof Matrix matrix) {
                zeros.add(CodeBlock.of("new float[$L][$L]", cell.rows(matrix), cell.length(matrix.columns())));
                sharing.addParameter(Fields.MATRIX, matrix.name());
                sharing.addStatement("this.$1N = $1N", matrix.name());
                addBlocks(sharing, matrix);
            } else {
                zeros.add(CodeBlock.of("new float[$L]", cell.length(Math.toIntExact(parameter.size()))));
                sharing.addParameter(Fields.VECTOR, parameter.name());
                sharing.addStatement("this.$1N = $1N", parameter.name());
            }
        }
        addGates(sharing);
        MethodSpec.Builder zero = MethodSpec.constructorBuilder();
        if (cell.place().isPresent()) {
            zero.addModifiers(Modifier.PRIVATE);
        } else {
            zero.addModifiers(Modifier.PUBLIC)
                    .addJavadoc("A cell whose weights are zero until they are loaded, initialized or written.");
        }
        type.addMethod(
                zero.addStatement("this($L)", CodeBlock.join(zeros, ", ")).build());
        type.addMethod(sharing.build());
    }

    private void addGates(MethodSpec.Builder constructor) {
        List<Gate> gates = cell.program().gates();
        for (int at = 0; at < gates.size(); at++) {
            constructor.addStatement(
                    "this.$N = new $T($T.$L, $L, $N, kernel, W, U$L)",
                    GateNames.of(gates.get(at)),
                    GateView.class,
                    Gate.class,
                    gates.get(at),
                    at,
                    Names.UNITS,
                    cell.gateBiases());
        }
    }

    private void addBlocks(MethodSpec.Builder constructor, Matrix matrix) {
        String from = "0";
        for (RowBlock block : matrix.namedBlocks()) {
            String to = block.from() == 0 ? cell.rows(block) : from + " + " + cell.rows(block);
            constructor.addStatement(
                    "this.$N = $T.copyOfRange($N, $L, $L)", block.name(), Arrays.class, matrix.name(), from, to);
            from = to;
        }
    }
}
