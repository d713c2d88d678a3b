package dev.unrolled.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import dev.unrolled.processor.plan.LaneGroup.Segment;
import dev.unrolled.processor.plan.LaneGroup.Sum;
import dev.unrolled.processor.program.Parameter.RowBlock;
import java.util.List;

/** Where a pass in lanes finds the weights of a sum. */
interface LanesWeights {
    /** What the name of a method that holds so many vectors of sums ends with. */
    String suffix(int vectors);

    /** What such a method is told besides the examples: which of the sums it adds up. */
    List<ParameterSpec> parameters(int examples, int vectors);

    /** Where vector {@code v} of so many begins among the sums. */
    String at(int examples, int vectors, int v);

    /** What is found once for each row {@code k} of a segment. */
    CodeBlock row(Segment segment);

    /** Vector {@code v} of that row; {@code at} is where its sums lie. */
    CodeBlock vector(Segment segment, int v, String at);

    /** What is done with vector {@code v} of that row, {@code w0}, {@code w1} and so on, once it is read. */
    default CodeBlock keep(Segment segment, int v) {
        return CodeBlock.of("");
    }

    /** An index as a parameter. */
    static ParameterSpec index(String name) {
        return StepMethods.of(TypeName.INT, name);
    }

    /**
     * In the kernel rows themselves.
     *
     * @param cell the cell
     * @param sum the sum
     * @param overlaps whether its last vector overlaps the one before it, on some CPU
     */
    record OfRows(Cell cell, Sum sum, boolean overlaps) implements LanesWeights {
        static OfRows of(Cell cell, Sum sum, LanesScratch scratch) {
            return new OfRows(cell, sum, scratch.overlaps(sum.length()));
        }

        @Override
        public String suffix(int vectors) {
            return "By" + vectors;
        }

        @Override
        public List<ParameterSpec> parameters(int examples, int vectors) {
            return hasLast(examples, vectors) ? List.of(index("j"), index("last")) : List.of(index("j"));
        }

        /** A pass of several examples has no more vectors than come out even. */
        private boolean hasLast(int examples, int vectors) {
            return overlaps && examples == 1 && vectors > 1;
        }

        @Override
        public String at(int examples, int vectors, int v) {
            return hasLast(examples, vectors) && v == vectors - 1 ? "last" : Names.atVector("j", v);
        }

        @Override
        public CodeBlock row(Segment segment) {
            RowBlock block = Rows.block(segment.rows(), segment.rows().row());
            return CodeBlock.builder()
                    .addStatement(
                            "float[] row = $N[$L]",
                            block.name(),
                            Names.at("k", segment.rows().row() - block.from()))
                    .build();
        }

        @Override
        public CodeBlock vector(Segment segment, int v, String at) {
            return LanesLinks.read("row", sum.column() == 0 ? at : cell.index(sum.column()) + " + " + at);
        }
    }
}
