package dev.unrolled.processor.program;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A step's smallest unit of work: it fills one slice. Statements run in order; what one writes the next reads. */
public sealed interface Statement {
    /**
     * What is filled.
     *
     * @return the target
     */
    Slice to();

    /**
     * What is read.
     *
     * @return every slice, as often as it is read
     */
    List<Slice> reads();

    /**
     * The weights that are used.
     *
     * @return every matrix and bias, as often as it is used
     */
    List<Parameter> parameters();

    /**
     * The number of weights that are read.
     *
     * @return those of every matrix and bias, as often as they are used
     */
    long weights();

    /**
     * {@code to = from * matrix + biases}: for each column a {@link Summation} over the rows from top to bottom; then the biases
     * are added in their order, each sum rounded.
     *
     * @param to the target, one value per column; never part of {@code from}
     * @param from what is multiplied, laid end to end, one value per row
     * @param matrix the weights
     * @param biases what is added at the end, each one value per column
     * @param continues whether each sum goes on from what the target holds, as if both matrices were one, and not from {@code +0}; only
     *     where it is one chain
     */
    record Affine(
            Slice to,
            List<Slice> from,
            Parameter.MatrixView matrix,
            List<Parameter.BiasSlice> biases,
            boolean continues)
            implements Statement {
        /**
         * An affine whose sums begin at {@code +0}.
         *
         * @param to see the record's component of that name, and so on
         * @param from see {@code to}
         * @param matrix see {@code to}
         * @param biases see {@code to}
         */
        public Affine(Slice to, List<Slice> from, Parameter.MatrixView matrix, List<Parameter.BiasSlice> biases) {
            this(to, from, matrix, biases, false);
        }

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
         * What a row of the view multiplies.
         *
         * @param row the row, counted from the view's first
         * @return a value of one of the slices
         */
        public Factor factor(int row) {
            int first = 0;
            for (Slice slice : from) {
                if (row < first + slice.length()) {
                    return new Factor(slice, row - first);
                }
                first += slice.length();
            }
            throw new IllegalArgumentException("%s: expected one of %d rows, found row %d"
                    .formatted(matrix.matrix().name(), first, row));
        }

        /**
         * How many rows, from the first on, multiply the input: they need nothing of the state.
         *
         * @return 0 if the first row multiplies something else
         */
        public int inputRows() {
            return from.stream()
                    .takeWhile(slice -> slice.vector().role() == Vector.Role.INPUT)
                    .mapToInt(Slice::length)
                    .sum();
        }

        @Override
        public List<Slice> reads() {
            return continues ? Stream.concat(from.stream(), Stream.of(to)).toList() : from;
        }

        @Override
        public List<Parameter> parameters() {
            List<Parameter> parameters = new ArrayList<>(List.of(matrix.matrix()));
            biases.forEach(bias -> parameters.add(bias.bias()));
            return parameters;
        }

        @Override
        public long weights() {
            return multiplyAdds()
                    + biases.stream().mapToLong(Parameter.BiasSlice::length).sum();
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
     * One value of a slice.
     *
     * @param slice the slice
     * @param index the value's index within it
     */
    record Factor(Slice slice, int index) {}

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
            for (Slice read : Expressions.reads(value)) {
                if (read.overlaps(to) && !read.equals(to)) {
                    throw new IllegalArgumentException(
                            to.vector().name() + ": expected to be read at the index that is written");
                }
            }
        }

        @Override
        public List<Slice> reads() {
            return Expressions.reads(value);
        }

        @Override
        public List<Parameter> parameters() {
            return Expressions.leaves(value)
                    .filter(Expression.Weight.class::isInstance)
                    .<Parameter>map(leaf -> ((Expression.Weight) leaf).slice().bias())
                    .toList();
        }

        @Override
        public long weights() {
            return Expressions.leaves(value)
                    .filter(Expression.Weight.class::isInstance)
                    .mapToLong(leaf -> ((Expression.Weight) leaf).slice().length())
                    .sum();
        }
    }
}
