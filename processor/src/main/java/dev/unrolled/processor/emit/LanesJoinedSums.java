package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.unrolled.processor.plan.LaneGroup;
import dev.unrolled.processor.plan.LaneGroup.Segment;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.plan.LaneSizes;
import dev.unrolled.processor.program.Parameter.RowBlock;
import dev.unrolled.processor.program.Slice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/**
 * All sums of a group in one pass over the kernel rows, for one example, where registers hold them: a sum of few vectors alone waits for its
 * own last link, again and again.
 *
 * <pre>{@code
 * private void sumsBy3(float[] inputs, int inputsAt, float[] state, int stateAt) {
 *   FloatVector z1v0 = FloatVector.zero(SPECIES);
 *   …
 *   for (int k = 0; k < INPUTS; k++) {
 *     float[] row = W[k];
 *     FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
 *     z1v0 = a.fma(FloatVector.fromArray(SPECIES, row, 0), z1v0);
 *     z1v1 = a.fma(FloatVector.fromArray(SPECIES, row, LANES), z1v1);
 *     z2v0 = a.fma(FloatVector.fromArray(SPECIES, row, 2 * UNITS), z2v0);
 *   }
 *   …
 *   z1v0.intoArray(sums, 0);
 *   …
 * }
 * }</pre>
 */
final class LanesJoinedSums {
    private final Cell cell;
    private final LaneGroup group;
    private final LanesScratch scratch;
    private final LanesFactors factors;
    private final LanesLinks links;

    LanesJoinedSums(Cell cell, LaneGroup group, LanesScratch scratch) {
        this.cell = cell;
        this.group = group;
        this.scratch = scratch;
        this.factors = new LanesFactors(cell, scratch);
        this.links = new LanesLinks(cell);
    }

    /** For which numbers of lanes there is such a pass, the most first. */
    List<Integer> lanes() {
        return group.sums().size() > 1 && group.sums().stream().allMatch(LanesJoinedSums::canBeJoined)
                ? scratch.sizes().laneCounts().stream()
                        .filter(lanes -> vectors(lanes) <= LaneSizes.vectorsOfGroupInRegisters(lanes))
                        .toList()
                : List.of();
    }

    /** One pass for the input and one for the rest keep the order of a sum's links, whatever the order of the passes for other sums. */
    private static boolean canBeJoined(Sum sum) {
        return LanesHalf.INPUT.segments(sum).size() <= 1
                && LanesHalf.REST.segments(sum).size() <= 1;
    }

    private int vectors(int lanes) {
        return group.sums().stream().mapToInt(sum -> vectors(sum, lanes)).sum();
    }

    private static int vectors(Sum sum, int lanes) {
        return VectorPasses.ceil(sum.length(), lanes);
    }

    /** The sums of one example: joined where they can be, and otherwise as the code given does it. */
    CodeBlock calls(IntFunction<CodeBlock> otherwise) {
        List<Integer> joined = lanes();
        return LanesBranches.of(
                scratch.sizes().laneCounts(),
                lanes -> joined.contains(lanes)
                        ? CodeBlock.builder()
                                .addStatement("$L($L)", name(lanes), arguments())
                                .build()
                        : otherwise.apply(lanes));
    }

    private String name(int lanes) {
        return scratch.name("sums", group) + "By" + vectors(lanes);
    }

    private String arguments() {
        return parameters().stream().map(ParameterSpec::name).collect(Collectors.joining(", "));
    }

    private Set<ParameterSpec> parameters() {
        Set<ParameterSpec> parameters = new LinkedHashSet<>();
        for (LanesHalf half : List.of(LanesHalf.INPUT, LanesHalf.REST)) {
            group.sums().forEach(sum -> parameters.addAll(half.parameters(sum)));
        }
        return parameters;
    }

    MethodSpec print(int lanes) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Sum sum : group.sums()) {
            for (int v = 0; v < vectors(sum, lanes); v++) {
                code.add(LanesLinks.zero(register(sum, v)));
            }
        }
        passes().forEach((rows, sums) -> addPass(code, rows, sums, lanes));
        for (Sum sum : group.sums()) {
            for (int v = 0; v < vectors(sum, lanes); v++) {
                addStore(code, sum, v, lanes);
            }
        }
        return MethodSpec.methodBuilder(name(lanes))
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc(
                        "All sums of one example; {@code $L} is the second vector of the first of them.",
                        register(group.sums().get(0), 1))
                .addParameters(parameters())
                .addCode(code.build())
                .build();
    }

    /** Which sums a pass over rows adds to: first those over the input's rows. */
    private Map<Pass, List<Sum>> passes() {
        Map<Pass, List<Sum>> passes = new LinkedHashMap<>();
        for (LanesHalf half : List.of(LanesHalf.INPUT, LanesHalf.REST)) {
            for (Sum sum : group.sums()) {
                for (Segment segment : half.segments(sum)) {
                    passes.computeIfAbsent(Pass.of(segment), pass -> new ArrayList<>())
                            .add(sum);
                }
            }
        }
        return passes;
    }

    private void addPass(CodeBlock.Builder code, Pass pass, List<Sum> sums, int lanes) {
        code.beginControlFlow(
                "for (int k = 0; k < $L; k++)", cell.length(pass.from().length()));
        code.addStatement("float[] row = $N[$L]", pass.block().name(), Names.at("k", pass.row()));
        code.add(LanesLinks.broadcast("a", factors.array(pass.from()), factors.index(pass.from(), 0, "k")));
        for (Sum sum : sums) {
            for (int v = 0; v < vectors(sum, lanes); v++) {
                code.add(links.link(register(sum, v), "a", LanesLinks.read("row", at(sum.column(), sum, v, lanes))));
            }
        }
        code.endControlFlow();
    }

    private void addStore(CodeBlock.Builder code, Sum sum, int v, int lanes) {
        int offset = scratch.offset(sum.to().all());
        boolean endsScratch = overlaps(sum, v, lanes)
                && offset + sum.length() == scratch.sizes().sumsLength();
        code.addStatement(
                "$L.intoArray($L,$W$L)",
                register(sum, v),
                LanesScratch.SUMS,
                endsScratch ? "SUMS - LANES" : at(offset, sum, v, lanes));
    }

    /** Where a vector begins, of those that begin with a sum: the last ends with it. */
    private String at(int begin, Sum sum, int v, int lanes) {
        if (overlaps(sum, v, lanes)) {
            return cell.length(begin + sum.length()) + " - LANES";
        } else if (v == 0) {
            return cell.index(begin);
        }
        String vectors = Names.lanes(v);
        return begin == 0 ? vectors : cell.index(begin) + " + " + vectors;
    }

    private static boolean overlaps(Sum sum, int v, int lanes) {
        return v > 0 && (v + 1) * lanes > sum.length();
    }

    /** {@code z2v0} for the first vector of the second sum. */
    private String register(Sum sum, int v) {
        return scratch.name("z", sum) + "v" + v;
    }

    /** A pass over kernel rows: what multiplies them, and the first of them. */
    private record Pass(Slice from, RowBlock block, int row) {
        static Pass of(Segment segment) {
            RowBlock block = Rows.block(segment.rows(), segment.rows().row());
            return new Pass(segment.from(), block, segment.rows().row() - block.from());
        }
    }
}
