package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.CodeShape;
import dev.unrolled.processor.plan.CodeShape.Tile;
import dev.unrolled.processor.program.Examples;
import dev.unrolled.processor.program.Parameter;
import dev.unrolled.processor.program.Statement;
import java.util.HashSet;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * A step cut into methods that each stay below the JIT's limit; locals live in scratch arrays between them.
 *
 * <pre>{@code
 * private void advance(float[] inputs, int inputsAt, float[] state, int stateAt) {
 *   advance0(inputs, inputsAt, state, stateAt);
 *   advance1(inputs, inputsAt, state, stateAt);
 * }
 *
 * private void advance0(float[] inputs, int inputsAt, float[] state, int stateAt) {
 *   float z0 = Math.fma(inputs[inputsAt], W[0][0], 0f);
 *   z0 = Math.fma(inputs[inputsAt + 1], W[1][0], z0);
 *   z[0] = z0;
 * }
 * }</pre>
 */
final class StraightTiles {
    private final Cell cell;
    private final Examples examples;
    private final List<Tile> tiles;
    private final Arithmetic arithmetic;
    private final ArrayAccess access;

    StraightTiles(Cell cell, CodeShape.Straight shape, Examples examples) {
        this.cell = cell;
        this.examples = examples;
        this.tiles = shape.tiles();
        this.arithmetic = Arithmetic.ofScalars(cell, examples);
        this.access = new ArrayAccess(cell);
    }

    void addTo(TypeSpec.Builder type) {
        String name = Names.advance(examples);
        MethodSpec.Builder advance = method(name)
                .addJavadoc("One step of $L, in methods small enough for the JIT compiler.", cell.oneExample(examples));
        for (int index = 0; index < tiles.size(); index++) {
            advance.addStatement("$L$L(inputs, inputsAt, $L, $L)", name, index, Names.state(cell), Names.stateAt(cell));
        }
        type.addMethod(advance.build());
        for (int index = 0; index < tiles.size(); index++) {
            Tile tile = tiles.get(index);
            Statement statement = cell.program().statements().get(tile.statement());
            type.addMethod(method(name + index)
                    .addCode(
                            statement instanceof Statement.Affine affine
                                    ? affine(affine, tile)
                                    : pointwise((Statement.Pointwise) statement, tile))
                    .build());
        }
    }

    private MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name).addModifiers(Modifier.PRIVATE).addParameters(StepMethods.example(cell));
    }

    private CodeBlock affine(Statement.Affine affine, Tile tile) {
        CodeBlock.Builder code = CodeBlock.builder();
        StraightSum sums = new StraightSum(
                affine,
                cell.program().summation(affine, examples),
                arithmetic,
                new HashSet<>(),
                factor -> access.element(factor.slice(), factor.index()));
        for (int j = tile.from(); j < tile.to(); j++) {
            String sum = affine.to().vector().name() + (affine.to().from() + j);
            CodeBlock stored = access.element(affine.to(), j);
            if (tile.rowFrom() > 0) {
                code.addStatement("float $L = $L", sum, stored);
            }
            code.add(sums.links(sum, j, tile.rowFrom(), tile.rowTo()));
            boolean isLast = tile.rowTo() == affine.matrix().rows();
            for (Parameter.BiasSlice bias : isLast ? affine.biases() : List.<Parameter.BiasSlice>of()) {
                code.addStatement("$L += $N[$L]", sum, bias.bias().name(), bias.from() + j);
            }
            code.addStatement("$L = $L", stored, sum);
        }
        return code.build();
    }

    private CodeBlock pointwise(Statement.Pointwise pointwise, Tile tile) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int j = tile.from(); j < tile.to(); j++) {
            int element = j;
            CodeBlock value = arithmetic.print(
                    pointwise.value(),
                    slice -> access.element(slice, element),
                    bias -> CodeBlock.of("$N[$L]", bias.bias().name(), bias.from() + element));
            code.addStatement("$L = $L", access.element(pointwise.to(), j), value);
        }
        return code.build();
    }
}
