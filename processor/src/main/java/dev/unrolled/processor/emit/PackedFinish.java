package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.unrolled.processor.plan.LaneGroup;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/**
 * A method that makes something of a group's sums, for all units of several examples at once.
 *
 * <pre>{@code
 * private void finish(float[] state, int stateAt) {
 *   FloatVector bound = FloatVector.broadcast(SPECIES, 8.12729454f);
 *   …
 *
 *   FloatVector hSum = FloatVector.fromArray(SPECIES, sums, 0);
 *   FloatVector hX = hSum.min(bound).max(least);
 *   …
 *   h.intoArray(state, stateAt);
 * }
 * }</pre>
 */
final class PackedFinish {
    private final Cell cell;
    private final LaneGroup group;
    private final PackedScratch scratch;
    private final CodeBlock.Builder code = CodeBlock.builder();
    private final LanesActivations activations;
    private final LanesExpressions expressions;
    /** Which variable holds a vector's value now, or a sum. */
    private final Map<Slice, String> latest = new HashMap<>();

    PackedFinish(Cell cell, LaneGroup group, PackedScratch scratch) {
        this.cell = cell;
        this.group = group;
        this.scratch = scratch;
        this.activations = new LanesActivations(cell.program().numerics(), code);
        this.expressions = new LanesExpressions(
                activations,
                cell.program().fusesPointwise(),
                (slice, name) -> CodeBlock.of("$L", read(slice)),
                bias -> PackedClass.weights(CodeBlock.of("$N", bias.bias().name()), bias.from(), cell.units()));
    }

    MethodSpec print() {
        group.finish().forEach(this::add);
        List<Vector> states = cell.program().states();
        if (group.writesState()) {
            code.add("\n");
            PackedScratch.write(
                    code, states.stream().map(state -> read(state.all())).toList());
        }
        return MethodSpec.methodBuilder(scratch.finishMethod(group))
                .addModifiers(Modifier.PRIVATE)
                .addParameters(List.of(StepMethods.STATE, StepMethods.STATE_AT))
                .addCode(activations.constants())
                .addCode(code.build())
                .build();
    }

    private void add(Pointwise pointwise) {
        code.add("\n");
        Vector to = pointwise.to().vector();
        CodeBlock value = expressions.print(pointwise.value(), to.name());
        String name = latest.containsKey(to.all()) ? expressions.unused(to.name() + "New") : to.name();
        latest.put(to.all(), activations.variable(name, value));
        if (group.kept().contains(to)) {
            code.addStatement("$L.intoArray($L, 0)", name, SideBySideClass.array(to));
        }
    }

    /** The variable that holds a value, which is declared where it is read first. */
    private String read(Slice slice) {
        if (!latest.containsKey(slice)) {
            if (scratch.isSum(slice)) {
                latest.put(
                        slice,
                        activations.variable(
                                scratch.variable(slice), LanesLinks.read(LanesScratch.SUMS, scratch.at(slice))));
            } else {
                scratch.read(code, slice.vector());
                latest.put(slice, slice.vector().name());
            }
        }
        return Objects.requireNonNull(latest.get(slice));
    }
}
