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
    /** How many vectors a pass of one example holds in registers: enough to hide the latency of a multiply-add. */
    private static final int VECTORS = Sum.MOST_IN_REGISTERS / LaneSizes.MOST_LANES;

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
        if (sum.isLong()) {
            new LanesLongSums(cell, sum, scratch).addAdders(type);
        }
    }

    /** The methods of one half: for one example, and for several if it has a part that several share. */
    private void addTo(TypeSpec.Builder type, LanesHalf half) {
        if (half.segments(sum).isEmpty()
                || (half == LanesHalf.ALL && !LanesHalf.ofOne(sum).contains(half))
                || lanes(half).isEmpty()) {
            return;
        }
        if (sum.isLong()) {
            type.addMethod(new LanesLongSums(cell, sum, scratch).print(half));
        } else {
            addShort(type, half);
        }
        if (half != LanesHalf.ALL) {
            new LanesTiles(cell, sum, scratch, half).addTo(type);
        }
    }

    private void addShort(TypeSpec.Builder type, LanesHalf half) {
        type.addMethod(ofOne(half));
        TreeSet<Integer> counts = new TreeSet<>();
        for (int lanes : lanes(half)) {
            counts.add(VectorPasses.of(sum.length(), lanes, VECTORS).vectors());
        }
        counts.forEach(vectors -> type.addMethod(
                LanesSums.ofRows(cell, sum, scratch, half, 1, vectors).print()));
    }

    /** For which numbers of lanes a half is wanted of one example, the most first. */
    private List<Integer> lanes(LanesHalf half) {
        return scratch.sizes().laneCounts().stream()
                .filter(lanes -> half != LanesHalf.ALL || !joined.contains(lanes))
                .toList();
    }

    private MethodSpec ofOne(LanesHalf half) {
        CodeBlock code =
                LanesBranches.of(lanes(half), lanes -> passes(half, VectorPasses.of(sum.length(), lanes, VECTORS)));
        return MethodSpec.methodBuilder(scratch.name(half.method(), sum))
                .addModifiers(scratch.access(sum))
                .addParameters(half.parameters(sum))
                .addParameter(TypeName.INT, "n")
                .addCode(code)
                .build();
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
