package dev.unrolled.processor.plan;

import dev.unrolled.processor.program.Parameter.BiasSlice;
import dev.unrolled.processor.program.Parameter.MatrixView;
import dev.unrolled.processor.program.Slice;
import dev.unrolled.processor.program.Statement.Pointwise;
import dev.unrolled.processor.program.Vector;
import java.util.List;

/**
 * A stretch of a program in which all values of one index can be computed together: sums over kernel rows, none of which reads what the
 * stretch computes, and then what is made of them, index by index.
 *
 * @param length the number of indices
 * @param sums the sums, each a vector of its own
 * @param parts what is made of the sums, in order; reads of sums name the vectors of {@code sums}
 * @param kept the locals that later groups read
 */
public record LaneGroup(int length, List<Sum> sums, List<Part> parts, List<Vector> kept) {
    /**
     * How many vector operations a method may have, beside constants before its loop, so that HotSpot's C2 inlines all of them while it
     * reads the bytecode. Measured on JDK 17: of a method of loads, arithmetic, stores and twelve constants, the first 43 or so.
     */
    public static final int MOST_OPERATIONS = 42;

    /** The lanes of the narrowest vectors, 128 bits: fewer units cannot be had in lanes. */
    public static final int LEAST_LENGTH = 4;

    /** Copies the lists. */
    public LaneGroup {
        sums = List.copyOf(sums);
        parts = List.copyOf(parts);
        kept = List.copyOf(kept);
    }

    /**
     * What is made of the sums.
     *
     * @return the statements of all parts, in order
     */
    public List<Pointwise> finish() {
        return parts.stream().flatMap(part -> part.statements().stream()).toList();
    }

    /**
     * Whether a state is new after it.
     *
     * @return false if all that it makes are locals
     */
    public boolean writesState() {
        return finish().stream().anyMatch(statement -> statement.to().vector().role() == Vector.Role.STATE);
    }

    /**
     * What is added to sums at the end.
     *
     * @param sums those of a group
     * @param slice some of one of them
     * @return a slice of each bias, in order; none if the slice is no part of a sum
     */
    public static List<BiasSlice> biases(List<Sum> sums, Slice slice) {
        return sums.stream()
                .filter(sum -> sum.to().equals(slice.vector()))
                .flatMap(sum -> sum.biases().stream())
                .map(bias -> new BiasSlice(bias.bias(), bias.from() + slice.from(), slice.length()))
                .toList();
    }

    /**
     * As much of what is made of sums as a method can hold: all statements for one index, then those for the next.
     *
     * @param statements in order
     * @param left the locals that later parts of the group read
     */
    public record Part(List<Pointwise> statements, List<Vector> left) {
        /** Copies the lists. */
        public Part {
            statements = List.copyOf(statements);
            left = List.copyOf(left);
        }
    }

    /**
     * A vector of sums over kernel rows, of one gate or of several side by side.
     *
     * @param to what it is called here
     * @param column the first column of the matrix
     * @param segments what the links multiply, in order: those of the input first
     * @param biases what is added at the end, in order
     */
    public record Sum(Vector to, int column, List<Segment> segments, List<BiasSlice> biases) {
        /** Copies the lists. */
        public Sum {
            segments = List.copyOf(segments);
            biases = List.copyOf(biases);
        }

        /**
         * Whether all of the input, or nothing, is in it, once.
         *
         * @return false if it reads a part of the input, or the input several times
         */
        public boolean readsWholeInput() {
            List<Segment> inputs = segments.stream().filter(Segment::isInput).toList();
            return inputs.isEmpty()
                    || (inputs.size() == 1 && inputs.get(0).from().isWhole());
        }

        /**
         * How many weights it reads.
         *
         * @return one for each row and sum
         */
        public long weights() {
            return segments.stream()
                            .mapToLong(segment -> segment.from().length())
                            .sum()
                    * length();
        }

        /**
         * The number of sums.
         *
         * @return a multiple of the group's length
         */
        public int length() {
            return to.length();
        }
    }

    /**
     * Rows that multiply one slice.
     *
     * @param from what is multiplied
     * @param rows the rows, one per value
     */
    public record Segment(Slice from, MatrixView rows) {
        /**
         * Whether it multiplies the input.
         *
         * @return false for states and locals
         */
        public boolean isInput() {
            return from.vector().role() == Vector.Role.INPUT;
        }
    }
}
