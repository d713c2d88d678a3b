package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.program.CellProgram;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement;
import dev.unrolled.processor.program.Vector;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * A whole step in one method, every value in a local variable.
 *
 * <pre>{@code
 * private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
 *   final float x0 = inputs[inputsAt];
 *   final float h0 = state[stateAt];
 *
 *   float z0 = Math.fma(x0, W[0][0], 0f);
 *   z0 = Math.fma(h0, U[0][0], z0);
 *   z0 += bias[0];
 *
 *   state[stateAt] = Activations.tanhScalar(z0);
 * }
 * }</pre>
 */
final class StraightMethod {
    private final Cell cell;
    private final Examples examples;
    private final CellProgram program;
    private final Arithmetic arithmetic;
    private final Set<String> declared = new HashSet<>();
    private final CodeBlock.Builder code = CodeBlock.builder();

    StraightMethod(Cell cell, Examples examples) {
        this.cell = cell;
        this.examples = examples;
        this.program = cell.program();
        this.arithmetic = Arithmetic.ofScalars(cell, examples);
    }

    void addTo(TypeSpec.Builder type) {
        readInto(program.input(), Names.INPUTS_ARRAY, Names.INPUTS_AT, 0);
        for (Vector state : program.states()) {
            if (program.isReadAfter(-1, state.all())) {
                readInto(state, Names.state(cell), Names.stateAt(cell), program.stateOffset(state));
            }
        }
        for (int index = 0; index < program.statements().size(); index++) {
            Statement statement = program.statements().get(index);
            code.add("\n");
            if (statement instanceof Statement.Affine affine) {
                add(affine);
            } else {
                add((Statement.Pointwise) statement, index);
            }
        }
        type.addMethod(MethodSpec.methodBuilder(Names.advance(examples))
                .addJavadoc("$L", cell.stepDoc(cell.oneExample(examples)))
                .addModifiers(Modifier.PRIVATE)
                .addParameters(StepMethods.example(cell))
                .addCode(code.build())
                .build());
    }

    private void readInto(Vector vector, String array, String base, int offset) {
        for (int j = 0; j < vector.length(); j++) {
            String local = vector.name() + j;
            String type = isReadAfterWrite(vector) ? "float" : "final float";
            code.addStatement("$L $L = $L[$L]", type, local, array, Names.at(base, offset + j));
            declared.add(local);
        }
    }

    private boolean isReadAfterWrite(Vector vector) {
        return IntStream.range(0, program.statements().size()).anyMatch(index -> {
            Slice to = program.statements().get(index).to();
            return to.vector().equals(vector) && program.isReadAfter(index, to);
        });
    }

    private void add(Statement.Affine affine) {
        StraightSum sums = new StraightSum(
                affine,
                program.summation(affine, examples),
                arithmetic,
                declared,
                factor -> CodeBlock.of("$L", local(factor.slice(), factor.index())));
        for (int j = 0; j < affine.matrix().columns(); j++) {
            String target = local(affine.to(), j);
            code.add(sums.links(target, j, 0, affine.matrix().rows()));
            for (Parameter.BiasSlice bias : affine.biases()) {
                code.addStatement("$L += $N[$L]", target, bias.bias().name(), bias.from() + j);
            }
        }
    }

    private void add(Statement.Pointwise pointwise, int index) {
        Slice to = pointwise.to();
        for (int j = 0; j < to.length(); j++) {
            int element = j;
            CodeBlock value = arithmetic.print(
                    pointwise.value(),
                    slice -> CodeBlock.of("$L", local(slice, element)),
                    bias -> CodeBlock.of("$N[$L]", bias.bias().name(), bias.from() + element));
            boolean isState = to.vector().role() == Vector.Role.STATE;
            boolean isRead = program.isReadAfter(index, to);
            if (isRead || !isState) {
                assign(local(to, j), value, declared.add(local(to, j)));
            }
            if (isState) {
                String at = Names.at(Names.stateAt(cell), program.stateOffset(to.vector()) + to.from() + j);
                code.addStatement(
                        "$N[$L] = $L", Names.state(cell), at, isRead ? CodeBlock.of("$L", local(to, j)) : value);
            }
        }
    }

    private void assign(String target, CodeBlock value, boolean declares) {
        code.addStatement("$L$L = $L", declares ? "float " : "", target, value);
    }

    private static String local(Slice slice, int j) {
        return slice.vector().name() + (slice.from() + j);
    }
}
