package dev.unrolled.weights;

import dev.unrolled.Nullable;
import dev.unrolled.support.Text;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Weights that cannot be used, with everything that is wrong with them. The message has one line for each problem:
 *
 * <pre>{@code
 * cell.npz: kernel at byte 128: expected shape [5][2] (UnrolledTinyCell.kernel), found [2][5]; save kernel.T
 * cell.npz: bias at byte 416: expected finite values, found bias[1] = NaN; mend the file, or use allowNonFinite()
 * }</pre>
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class WeightsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** An array, since a list is not known to be serializable. */
    private final Problem[] problems;

    /**
     * Makes an exception of all problems found.
     *
     * @param problems at least one
     * @throws IllegalArgumentException if there is none
     */
    public WeightsException(List<Problem> problems) {
        super(lines(problems));
        this.problems = problems.toArray(new Problem[0]);
    }

    private static String lines(List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("problems: expected at least one, found none");
        }
        return problems.stream().map(Problem::toString).collect(Collectors.joining("\n"));
    }

    /**
     * What is wrong.
     *
     * @return at least one problem, in the order of the file or of the cell's variables; unmodifiable
     */
    public List<Problem> problems() {
        return Collections.unmodifiableList(Arrays.asList(problems));
    }

    /** One thing that is wrong: where it stands, what was expected, what was found, and how to mend it. */
    public static final class Problem implements Serializable {
        private static final long serialVersionUID = 1L;

        /** {@link #source()}. */
        private final String source;

        /** {@link #tensor()}. */
        @Nullable
        private final String tensor;

        /** {@link #byteOffset()}. */
        private final long byteOffset;

        /** {@link #expected()}. */
        private final String expected;

        /** {@link #found()}. */
        private final String found;

        /** {@link #hint()}. */
        private final String hint;

        /**
         * Describes a problem. The texts complete the sentence "expected …, found …; …".
         *
         * @param source the file, or whatever the weights came from
         * @param tensor the tensor's name, or null if the file as a whole is meant
         * @param byteOffset the place in the file, or -1 if there is none
         * @param expected what should be there
         * @param found what is there
         * @param hint what to do about it
         */
        public Problem(
                String source, @Nullable String tensor, long byteOffset, String expected, String found, String hint) {
            this.source = Objects.requireNonNull(source, "source");
            this.tensor = tensor;
            this.byteOffset = byteOffset;
            this.expected = Objects.requireNonNull(expected, "expected");
            this.found = Objects.requireNonNull(found, "found");
            this.hint = Objects.requireNonNull(hint, "hint");
        }

        /**
         * Describes a problem of a tensor.
         *
         * @param tensor the tensor, of which source, name and place are told
         * @param expected what should be there
         * @param found what is there
         * @param hint what to do about it
         * @return the problem
         */
        public static Problem of(Tensor tensor, String expected, String found, String hint) {
            return new Problem(tensor.source(), tensor.name(), tensor.byteOffset(), expected, found, hint);
        }

        /**
         * Looks for infinities and NaN, also as what values beyond the range of float32 become.
         *
         * @param tensor a tensor
         * @return the problem of the first such value, empty if there is none
         */
        public static Optional<Problem> notFinite(Tensor tensor) {
            float[] values = tensor.toFloats();
            int first = -1;
            int count = 0;
            for (int i = 0; i < values.length; i++) {
                if (!Float.isFinite(values[i])) {
                    first = count == 0 ? i : first;
                    count++;
                }
            }
            if (count == 0) {
                return Optional.empty();
            }
            double value = tensor.values().get(first);
            String found = tensor.name() + Text.index(tensor.shape(), first) + " = " + value
                    + (Double.isFinite(value) ? ", which overflows float32" : "")
                    + (count > 1 ? " and " + (count - 1) + " more" : "");
            return Optional.of(of(tensor, "finite values", found, "mend the file, or use allowNonFinite()"));
        }

        /**
         * Where the weights came from.
         *
         * @return mostly a file's path
         */
        public String source() {
            return source;
        }

        /**
         * The tensor.
         *
         * @return its name, or null if the problem is the file's as a whole
         */
        @Nullable
        public String tensor() {
            return tensor;
        }

        /**
         * The place in the file.
         *
         * @return the offset in bytes; within a compressed member, where its compressed data begin; -1 if there is no
         *     place
         */
        public long byteOffset() {
            return byteOffset;
        }

        /**
         * What should be there.
         *
         * @return a phrase
         */
        public String expected() {
            return expected;
        }

        /**
         * What is there.
         *
         * @return a phrase
         */
        public String found() {
            return found;
        }

        /**
         * How to mend it.
         *
         * @return a phrase
         */
        public String hint() {
            return hint;
        }

        /** The problem in one line, whatever characters the names in it have. */
        @Override
        public String toString() {
            String place =
                    source + (tensor == null ? "" : ": " + tensor) + (byteOffset < 0 ? "" : " at byte " + byteOffset);
            return Text.printable(place + ": expected " + expected + ", found " + found + "; " + hint);
        }
    }
}
