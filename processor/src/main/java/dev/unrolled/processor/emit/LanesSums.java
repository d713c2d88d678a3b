package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.unrolled.processor.plan.LaneGroup.Segment;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import javax.lang.model.element.Modifier;

/**
 * A method that adds up some sums of one or several examples over all kernel rows, held in registers from the first row to the last.
 *
 * <pre>{@code
 * private void sumBy2(float[] inputs, int inputsAt, float[] state, int stateAt, int n, int j) {
 *   FloatVector z0 = FloatVector.zero(SPECIES);
 *   FloatVector z1 = FloatVector.zero(SPECIES);
 *   for (int k = 0; k < INPUTS; k++) {
 *     float[] row = W[k];
 *     FloatVector a = FloatVector.broadcast(SPECIES, inputs[inputsAt + k]);
 *     z0 = a.fma(FloatVector.fromArray(SPECIES, row, j), z0);
 *     z1 = a.fma(FloatVector.fromArray(SPECIES, row, j + LANES), z1);
 *   }
 *   …
 *   z0.intoArray(sums, n * SUMS + j);
 *   z1.intoArray(sums, n * SUMS + j + LANES);
 * }
 * }</pre>
 */
final class LanesSums {
    private final Cell cell;
    private final Sum sum;
    private final LanesScratch scratch;
    private final LanesFactors factors;
    private final LanesHalf half;
    private final int examples;
    private final int vectors;
    private final LanesWeights weights;
    private final LanesLinks links;
    private final CodeBlock.Builder code = CodeBlock.builder();

    LanesSums(
            Cell cell, Sum sum, LanesScratch scratch, LanesHalf half, int examples, int vectors, LanesWeights weights) {
        this.cell = cell;
        this.sum = sum;
        this.scratch = scratch;
        this.factors = new LanesFactors(cell, scratch);
        this.half = half;
        this.examples = examples;
        this.vectors = vectors;
        this.weights = weights;
        this.links = new LanesLinks(cell);
    }

    /** Over the kernel rows themselves. */
    static LanesSums ofRows(Cell cell, Sum sum, LanesScratch scratch, LanesHalf half, int examples, int vectors) {
        LanesWeights rows = LanesWeights.OfRows.of(cell, sum, scratch);
        return new LanesSums(cell, sum, scratch, half, examples, vectors, rows);
    }

    MethodSpec print() {
        begin();
        half.segments(sum).forEach(this::addSegment);
        end();
        return MethodSpec.methodBuilder(name())
                .addModifiers(Modifier.PRIVATE)
                .addParameters(half.parameters(sum))
                .addParameter(TypeName.INT, "n")
                .addParameters(weights.parameters(examples, vectors))
                .addCode(code.build())
                .build();
    }

    String name() {
        return scratch.name(half.method(), sum) + (examples == 1 ? "" : "Of" + examples) + weights.suffix(vectors);
    }

    private void begin() {
        for (int e = 0; e < examples; e++) {
            for (int v = 0; v < vectors; v++) {
                CodeBlock value = half.continues(sum)
                        ? CodeBlock.of(
                                "fromArray(SPECIES, $L,$W$L)",
                                LanesScratch.BEGUN,
                                scratch.sumAt(sum.to().all(), LanesFactors.example(e), at(v)))
                        : CodeBlock.of("zero(SPECIES)");
                code.addStatement("$1T $2L = $1T.$3L", LanesActivations.VECTOR, register(e, v), value);
            }
        }
    }

    private void addSegment(Segment segment) {
        code.beginControlFlow(
                "for (int k = 0; k < $L; k++)", cell.length(segment.from().length()));
        code.add(weights.row(segment));
        for (int e = 0; e < examples; e++) {
            code.add(LanesLinks.broadcast(
                    factor(e), factors.array(segment.from()), factors.index(segment.from(), e, "k")));
        }
        for (int v = 0; v < vectors; v++) {
            addLinks(segment, v);
        }
        code.endControlFlow();
    }

    private void addLinks(Segment segment, int v) {
        CodeBlock read = weights.vector(segment, v, at(v));
        if (examples > 1) {
            code.addStatement("$T w$L = $L", LanesActivations.VECTOR, v, read);
            code.add(weights.keep(segment, v));
            read = CodeBlock.of("w$L", v);
        }
        for (int e = 0; e < examples; e++) {
            code.add(links.link(register(e, v), factor(e), read));
        }
    }

    private void end() {
        for (int e = 0; e < examples; e++) {
            for (int v = 0; v < vectors; v++) {
                code.addStatement(
                        "$L.intoArray($L,$W$L)",
                        register(e, v),
                        half.isLast(sum) ? LanesScratch.SUMS : LanesScratch.BEGUN,
                        scratch.sumAt(sum.to().all(), LanesFactors.example(e), at(v)));
            }
        }
    }

    /** {@code z2}, or {@code zB2} of the second example. */
    private String register(int e, int v) {
        return "z" + (examples == 1 ? "" : (char) ('A' + e)) + v;
    }

    private String factor(int e) {
        return examples == 1 ? "a" : "a" + e;
    }

    private String at(int v) {
        return weights.at(examples, vectors, v);
    }
}
