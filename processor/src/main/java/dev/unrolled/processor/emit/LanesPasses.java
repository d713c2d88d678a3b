package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.plan.LaneSizes;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * How sums are cut into passes over the kernel rows. A pass holds as many vectors as registers allow; how many make up all units
 * depends on how wide they are, which the JVM knows, so there may be a method for each of several numbers.
 */
final class LanesPasses {
    private final Cell cell;
    private final Sum sum;
    private final LanesScratch scratch;
    /** For which numbers of lanes the sums of one example are {@linkplain LanesJoinedSums joined}. */
    private final List<Integer> joined;

    LanesPasses(Cell cell, Sum sum, LanesScratch scratch, List<Integer> joined) {
        this.cell = cell;
        this.sum = sum;
        this.scratch = scratch;
        this.joined = joined;
    }

    void addTo(TypeSpec.Builder type) {
        Arrays.stream(LanesHalf.values()).forEach(half -> addTo(type, half));
        if (scratch.sizes().isLongSomewhere(sum)) {
            new LanesLongSums(cell, sum, scratch).addAdders(type);
        }
    }

    /** The methods of one half: for one example, and for several if it has a part that several share. */
    private void addTo(TypeSpec.Builder type, LanesHalf half) {
        if (half.segments(sum).isEmpty() || lanes(half).isEmpty()) {
            return;
        }
        type.addMethod(ofOne(half));
        TreeSet<Integer> counts = new TreeSet<>();
        lanes(half).stream()
                .filter(lanes -> !LaneSizes.isLong(sum, lanes))
                .forEach(lanes -> counts.add(inRegisters(lanes).vectors()));
        counts.forEach(vectors -> type.addMethod(
                LanesSums.ofRows(cell, sum, scratch, half, 1, vectors).print()));
        if (half != LanesHalf.ALL) {
            new LanesTiles(cell, sum, scratch, half).addTo(type);
        }
    }

    /** For which numbers of lanes a half is wanted of one example, the most first. */
    private List<Integer> lanes(LanesHalf half) {
        return scratch.sizes().laneCounts().stream()
                .filter(lanes -> half != LanesHalf.ALL || isWhole(lanes))
                .toList();
    }

    /** Whether one method of this sum alone adds up all links of an example. */
    private boolean isWhole(int lanes) {
        return LanesHalf.ofOne(sum, lanes).contains(LanesHalf.ALL) && !joined.contains(lanes);
    }

    private VectorPasses inRegisters(int lanes) {
        return VectorPasses.of(sum.length(), lanes, LaneSizes.vectorsInRegisters(lanes));
    }

    private MethodSpec ofOne(LanesHalf half) {
        return MethodSpec.methodBuilder(scratch.name(half.method(), sum))
                .addModifiers(scratch.access(sum))
                .addParameters(half.parameters(sum))
                .addParameter(TypeName.INT, "n")
                .addCode(LanesBranches.of(lanes(half), lanes -> code(half, lanes)))
                .build();
    }

    private CodeBlock code(LanesHalf half, int lanes) {
        return LaneSizes.isLong(sum, lanes)
                ? new LanesLongSums(cell, sum, scratch).add(half)
                : passes(half, inRegisters(lanes));
    }

    private CodeBlock passes(LanesHalf half, VectorPasses spread) {
        String end = cell.length(sum.length());
        String method =
                LanesSums.ofRows(cell, sum, scratch, half, 1, spread.vectors()).name();
        boolean hasLast = spread.vectors() > 1 && scratch.overlaps(sum.length());
        CodeBlock.Builder code = CodeBlock.builder();
        if (spread.passes() == 1) {
            return code.addStatement(
                            "$L($Ln, 0$L)",
                            method,
                            half.arguments(cell, sum, ""),
                            hasLast ? ", " + end + " - LANES" : "")
                    .build();
        }
        String step = Names.lanes(spread.vectors());
        code.beginControlFlow("for (int j = 0; j < $L; j += $L)", end, step);
        String at = "j";
        if (!spread.isExact()) {
            code.addStatement("int at = $T.min(j, $L - $L)", Math.class, end, step);
            at = "at";
        }
        String last = Names.atVector(at, spread.vectors() - 1);
        return code.addStatement("$L($Ln, $L$L)", method, half.arguments(cell, sum, ""), at, hasLast ? ", " + last : "")
                .endControlFlow()
                .build();
    }
}
