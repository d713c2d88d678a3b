package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.unrolled.processor.plan.LaneGroup;
import dev.unrolled.processor.plan.LaneGroup.Part;
import dev.unrolled.processor.program.Expression;
import dev.unrolled.processor.program.Parameter.BiasSlice;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * A method that makes something of sums, unit by unit, of all examples at once.
 *
 * <pre>{@code
 * private void finish() {
 *   FloatVector bound = FloatVector.broadcast(SPECIES, 8.12729454f);
 *   …
 *   for (int j = 0; j < UNITS; j++) {
 *     int at = j * LANES;
 *     FloatVector hSum = FloatVector.fromArray(SPECIES, hSums, at);
 *     FloatVector hX = hSum.min(bound).max(least);
 *     …
 *     h.intoArray(hs, at);
 *   }
 * }
 * }</pre>
 */
final class SideBySidePart {
    private final Cell cell;
    private final LaneGroup group;
    private final Part part;
    private final LanesScratch scratch;
    private final CodeBlock.Builder code = CodeBlock.builder();
    private final LanesActivations activations;
    private final LanesExpressions expressions;
    /** Which variable holds a vector's value now. */
    private final Map<Vector, String> latest = new HashMap<>();

    SideBySidePart(Cell cell, LaneGroup group, int part, LanesScratch scratch) {
        this.cell = cell;
        this.scratch = scratch;
        this.group = group;
        this.part = group.parts().get(part);
        this.activations = new LanesActivations(cell.program().numerics(), code);
        this.expressions = new LanesExpressions(activations, cell.program().fusesPointwise(), this::read, this::weight);
    }

    MethodSpec print(String name) {
        part.statements().forEach(this::addStatement);
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addCode(activations.constants())
                .beginControlFlow("for (int j = 0; j < $L; j++)", cell.length(group.length()))
                .addStatement("int at = j * LANES")
                .addCode(code.build())
                .endControlFlow()
                .build();
    }

    private void addStatement(Pointwise pointwise) {
        Vector to = pointwise.to().vector();
        CodeBlock value = pointwise.value() instanceof Expression.Read read
                        && scratch.isSum(group, read.slice().vector())
                ? load(read.slice())
                : expressions.print(pointwise.value(), to.name());
        String name = latest.containsKey(to) ? expressions.unused(to.name() + "New") : to.name();
        activations.variable(name, value);
        latest.put(to, name);
        if (to.role() == Vector.Role.STATE
                || group.kept().contains(to)
                || part.left().contains(to)) {
            code.addStatement("$L.intoArray($L, at)", name, SideBySideClass.array(to));
        }
    }

    /** Each value that is read gets a variable: a sum after what it is for, all others after themselves. */
    private CodeBlock read(Slice slice, String name) {
        Vector vector = slice.vector();
        if (scratch.isSum(group, vector)) {
            return CodeBlock.of("$L", activations.variable(expressions.unused(name + "Sum"), load(slice)));
        }
        if (!latest.containsKey(vector)) {
            latest.put(vector, vector.name());
            activations.variable(vector.name(), load(slice));
        }
        return CodeBlock.of("$L", latest.get(vector));
    }

    private CodeBlock load(Slice slice) {
        return LanesLinks.read(
                SideBySideClass.array(slice.vector()),
                slice.from() == 0 ? "at" : cell.index(slice.from()) + " * LANES + at");
    }

    private CodeBlock weight(BiasSlice bias) {
        return CodeBlock.of(
                "$T.broadcast(SPECIES, $N[$L])",
                LanesActivations.VECTOR,
                bias.bias().name(),
                bias.from() == 0 ? "j" : cell.index(bias.from()) + " + j");
    }
}
