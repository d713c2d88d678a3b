package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.unrolled.processor.plan.LaneGroup;
import dev.unrolled.processor.plan.LaneGroup.Segment;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.program.Parameter.BiasSlice;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Vector;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * A method that adds up sums of several examples, in one vector for each gate. A factor stands in all lanes of its example, a weight in the
 * lanes of its unit.
 *
 * <pre>{@code
 * private void sum(float[] inputs, int inputsAt, float[] state, int stateAt) {
 *   FloatVector hSum = FloatVector.zero(SPECIES);
 *   for (int k = 0; k < INPUTS; k++) {
 *     float[] row = W[k];
 *     FloatVector x = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]).blend(…, EXAMPLE_1)…;
 *     hSum = x.fma(FloatVector.broadcast(SPECIES, row[0]).blend(row[1], UNIT_1), hSum);
 *   }
 *
 *   FloatVector h = FloatVector.fromArray(SPECIES, state, stateAt);
 *   FloatVector hOf0 = h.rearrange(OF_UNIT_0);
 *   hSum = hOf0.fma(FloatVector.broadcast(SPECIES, U[0][0]).blend(U[0][1], UNIT_1), hSum);
 *   …
 *   hSum.add(FloatVector.broadcast(SPECIES, bias[0]).blend(bias[1], UNIT_1)).intoArray(sums, 0);
 * }
 * }</pre>
 */
final class PackedSums {
    private final Cell cell;
    private final LaneGroup group;
    private final PackedScratch scratch;
    private final LanesLinks links;
    private final CodeBlock.Builder code = CodeBlock.builder();
    /** What is in a variable: a vector, and one value of it in all lanes of its example. */
    private final Set<String> declared = new HashSet<>();

    PackedSums(Cell cell, LaneGroup group, PackedScratch scratch) {
        this.cell = cell;
        this.group = group;
        this.scratch = scratch;
        this.links = new LanesLinks(cell);
    }

    MethodSpec print() {
        group.sums().forEach(sum -> gates(sum).forEach(gate -> code.add(LanesLinks.zero(scratch.variable(gate)))));
        addInputs();
        for (Sum sum : group.sums()) {
            sum.segments().stream().filter(segment -> !segment.isInput()).forEach(segment -> add(sum, segment));
        }
        code.add("\n");
        group.sums().forEach(this::store);
        return MethodSpec.methodBuilder(scratch.sumMethod(group))
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc("Each sum is one chain over the kernel rows, as in {@code advance}.")
                .addParameters(StepMethods.EXAMPLE)
                .addCode(code.build())
                .build();
    }

    private List<Slice> gates(Sum sum) {
        return IntStream.range(0, sum.length() / cell.units())
                .mapToObj(gate -> sum.to().slice(gate * cell.units(), cell.units()))
                .toList();
    }

    private void addInputs() {
        List<Sum> sums = group.sums().stream()
                .filter(sum -> sum.segments().get(0).isInput())
                .toList();
        if (sums.isEmpty()) {
            return;
        }
        String input = cell.program().input().name();
        code.beginControlFlow("for (int k = 0; k < $L; k++)", Names.INPUTS);
        Map<String, String> rows = new HashMap<>();
        for (Sum sum : sums) {
            rows.computeIfAbsent(inputRow(sum), row -> declare(row, rows.size()));
        }
        code.addStatement("$T $L = $L", LanesActivations.VECTOR, input, input());
        for (Sum sum : sums) {
            add(
                    sum,
                    input,
                    CodeBlock.of("$L", rows.get(inputRow(sum))),
                    sum.segments().get(0));
        }
        code.endControlFlow();
    }

    private static String inputRow(Sum sum) {
        Segment input = sum.segments().get(0);
        RowBlock block = Rows.block(input.rows(), input.rows().row());
        return block.name() + "[" + Names.at("k", input.rows().row() - block.from()) + "]";
    }

    private String declare(String row, int others) {
        String name = others == 0 ? "row" : "row" + (others + 1);
        code.addStatement("float[] $L = $L", name, row);
        return name;
    }

    private CodeBlock input() {
        CodeBlock.Builder values = CodeBlock.builder().add(PackedClass.broadcast("inputs[inputsAt + k]"));
        for (int example = 1; example < cell.plan().packed(); example++) {
            String value = "inputs[" + Names.INPUTS_AT + Names.plus(example, cell.inputStride()) + " + k]";
            values.add("$Z.blend($L, $L)", value, PackedClass.example(example));
        }
        return values.build();
    }

    private void add(Sum sum, Segment segment) {
        Vector vector = segment.from().vector();
        if (declared.add(vector.name())) {
            code.add("\n");
            scratch.read(code, vector);
        }
        for (int k = 0; k < segment.from().length(); k++) {
            int unit = segment.from().from() + k;
            String factor = vector.name() + "Of" + unit;
            if (declared.add(factor)) {
                code.addStatement(
                        "$T $L = $L.rearrange($L)",
                        LanesActivations.VECTOR,
                        factor,
                        vector.name(),
                        PackedClass.ofUnit(unit));
            }
            add(sum, factor, Rows.row(segment.rows(), segment.rows().row() + k), segment);
        }
    }

    private void add(Sum sum, String factor, CodeBlock row, Segment segment) {
        for (Slice gate : gates(sum)) {
            CodeBlock weights = PackedClass.weights(row, segment.rows().column() + gate.from(), cell.units());
            code.add(links.link(scratch.variable(gate), factor, weights));
        }
    }

    private void store(Sum sum) {
        for (Slice gate : gates(sum)) {
            CodeBlock.Builder finished = CodeBlock.builder().add(scratch.variable(gate));
            for (BiasSlice bias : sum.biases()) {
                CodeBlock array = CodeBlock.of("$N", bias.bias().name());
                finished.add("$Z.add($L)", PackedClass.weights(array, bias.from() + gate.from(), cell.units()));
            }
            code.addStatement("$L$Z.intoArray($L, $L)", finished.build(), LanesScratch.SUMS, scratch.at(gate));
        }
    }
}
