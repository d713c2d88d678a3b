package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.unrolled.processor.plan.LaneGroup.Segment;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.plan.LaneSizes;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Two vectors of all kernel rows of a half, one row after the other: in a large cell the tile of the first eight of several examples leaves here
 * what it reads of the rows, which lie far apart, for the tiles of the next eight.
 *
 * @param cell the cell
 * @param sum the sum
 * @param half which of its rows
 */
record LanesStrip(Cell cell, Sum sum, LanesHalf half) implements LanesWeights {
    private static final String FIELD = "strip";

    static void addTo(TypeSpec.Builder type, Cell cell, LanesScratch scratch) {
        int rows = scratch.sizes()
                .sums()
                .filter(LaneSizes::fillsStrip)
                .flatMapToInt(sum -> Stream.of(LanesHalf.INPUT, LanesHalf.REST).mapToInt(half -> half.rows(sum)))
                .max()
                .orElseThrow();
        type.addField(FieldSpec.builder(Fields.VECTOR, FIELD, Modifier.PRIVATE, Modifier.FINAL)
                .addJavadoc("Two vectors of each kernel row, which the first of several tiles leaves for the others.")
                .initializer(
                        "new float[LANES == $L$W? $L * $L$W: 0]",
                        LaneSizes.MOST_LANES,
                        cell.length(rows),
                        Names.lanes(LaneSizes.VECTORS_OF_TILE))
                .build());
    }

    /** The same sums over the kernel rows themselves, of which all vectors are left in the strip. */
    LanesWeights filledFrom(LanesWeights rows) {
        return new Filling(this, rows);
    }

    @Override
    public String suffix(int vectors) {
        return "FromStrip";
    }

    @Override
    public List<ParameterSpec> parameters(int examples, int vectors) {
        return List.of(LanesWeights.index("j"));
    }

    @Override
    public String at(int examples, int vectors, int v) {
        return Names.atVector("j", v);
    }

    @Override
    public CodeBlock row(Segment segment) {
        return CodeBlock.builder()
                .addStatement("int w = $L * $L", half.row(sum, segment, "k"), Names.lanes(LaneSizes.VECTORS_OF_TILE))
                .build();
    }

    @Override
    public CodeBlock vector(Segment segment, int v, String at) {
        return LanesLinks.read(FIELD, Names.atVector("w", v));
    }

    private record Filling(LanesStrip strip, LanesWeights rows) implements LanesWeights {
        @Override
        public String suffix(int vectors) {
            return "FillingStrip";
        }

        @Override
        public List<ParameterSpec> parameters(int examples, int vectors) {
            return rows.parameters(examples, vectors);
        }

        @Override
        public String at(int examples, int vectors, int v) {
            return rows.at(examples, vectors, v);
        }

        @Override
        public CodeBlock row(Segment segment) {
            return CodeBlock.builder()
                    .add(rows.row(segment))
                    .add(strip.row(segment))
                    .build();
        }

        @Override
        public CodeBlock vector(Segment segment, int v, String at) {
            return rows.vector(segment, v, at);
        }

        @Override
        public CodeBlock keep(Segment segment, int v) {
            return CodeBlock.builder()
                    .addStatement("w$L.intoArray($L, $L)", v, FIELD, Names.atVector("w", v))
                    .build();
        }
    }
}
