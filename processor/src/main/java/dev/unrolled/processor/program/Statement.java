package dev.unrolled.processor.program;

import java.util.List;

/** A step's smallest unit of work: it fills one slice. Statements run in order; what one writes the next reads. */
public sealed interface Statement {
    /**
     * What is filled.
     *
     * @return the target
     */
    Slice to();

    /**
     * {@code to = from * matrix + biases}: for each column one chain over the rows from top to bottom, starting from {@code +0}; then the biases
     * are added in their order, each sum rounded.
     *
     * @param to the target, one value per column; never part of {@code from}
     * @param from what is multiplied, laid end to end, one value per row
     * @param matrix the weights
     * @param biases what is added at the end, each one value per column
     */
    record Affine(Slice to, List<Slice> from, Parameter.MatrixView matrix, List<Parameter.BiasSlice> biases)
            implements Statement {
        /** Refuses shapes that do not fit. */
        public Affine {
            from = List.copyOf(from);
            biases = List.copyOf(biases);
            int rows = from.stream().mapToInt(Slice::length).sum();
            if (rows != matrix.rows() || to.length() != matrix.columns()) {
                throw new IllegalArgumentException("%s: expected [%d] * [%d][%d] = [%d], found [%d] * [%d][%d] = [%d]"
                        .formatted(
                                matrix.matrix().name(),
                                matrix.rows(),
                                matrix.rows(),
                                matrix.columns(),
                                matrix.columns(),
                                rows,
                                matrix.rows(),
                                matrix.columns(),
                                to.length()));
            }
            for (Parameter.BiasSlice bias : biases) {
                if (bias.length() != to.length()) {
                    throw new IllegalArgumentException("%s: expected length %d, found %d"
                            .formatted(bias.bias().name(), to.length(), bias.length()));
                }
            }
            if (to.vector().role() != Vector.Role.LOCAL || from.stream().anyMatch(to::overlaps)) {
                throw new IllegalArgumentException(
                        to.vector().name() + ": expected an affine to fill a local that it does not read");
            }
        }

        /**
         * The number of multiply-adds.
         *
         * @return rows times columns
         */
        public long multiplyAdds() {
            return (long) matrix.rows() * matrix.columns();
        }
    }

    /**
     * {@code to[j] = value[j]} for every index, each from values at the same index of the slices it reads.
     *
     * @param to the target
     * @param value what is computed
     */
    record Pointwise(Slice to, Expression value) implements Statement {
        /** Refuses lengths that do not fit. */
        public Pointwise {
            int length = value.length().orElse(to.length());
            if (length != to.length()) {
                throw new IllegalArgumentException(
                        "%s: expected %d values, found %d".formatted(to.vector().name(), to.length(), length));
            }
            if (to.vector().role() == Vector.Role.INPUT) {
                throw new IllegalArgumentException(
                        to.vector().name() + ": expected a state or a local, found an input");
            }
            checkSameIndex(to, value);
        }

        /** A statement works in place, index by index: it may read its own target only at the index it writes. */
        private static void checkSameIndex(Slice to, Expression value) {
            if (value instanceof Expression.Read read
                    && read.slice().overlaps(to)
                    && !read.slice().equals(to)) {
                throw new IllegalArgumentException(
                        to.vector().name() + ": expected to be read at the index that is written");
            }
            value.operands().forEach(operand -> checkSameIndex(to, operand));
        }
    }
}
