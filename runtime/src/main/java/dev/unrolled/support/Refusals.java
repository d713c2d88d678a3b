package dev.unrolled.support;

import dev.unrolled.Sequence;
import java.math.BigInteger;

/** What {@link Arguments} says. Apart from the checks, so that those stay small enough to inline. */
final class Refusals {
    /** In place of a number of steps or of examples: the form has none. */
    static final int ABSENT = -1;

    private Refusals() {}

    static IllegalArgumentException negative(String name, int found) {
        return new IllegalArgumentException(name + ": expected 0 or more, found " + found);
    }

    static IllegalArgumentException negativeOffset(String array, int found) {
        return new IllegalArgumentException(array + ": expected an offset of 0 or more, found " + found);
    }

    static IllegalArgumentException length(String array, int steps, int batch, int size, int found) {
        return new IllegalArgumentException(
                array + ": expected " + shape(array, steps, batch, size) + " floats, found " + found);
    }

    static IllegalArgumentException room(String array, int steps, int batch, int size, int at, int length) {
        return room(array, shape(array, steps, batch, size), Arguments.floats(steps, batch, size), at, length);
    }

    /** Behind the array's end it is the offset that is wrong, unless the array is too short for any. */
    private static IllegalArgumentException room(String array, String shape, long floats, int at, int length) {
        return new IllegalArgumentException(
                at > length && floats <= length
                        ? array + ": expected an offset from 0 to " + (length - floats) + " for " + shape
                                + " floats, found " + at
                        : array + ": expected " + shape + " floats from offset " + at + ", found "
                                + Math.max(0, length - at));
    }

    static IllegalArgumentException length(String array, Sequence sequence, int size, int found) {
        return new IllegalArgumentException(
                array + ": expected " + shape(array, sequence, size) + " floats, found " + found);
    }

    static IllegalArgumentException room(String array, Sequence sequence, int size, int at, int length) {
        long floats = Arguments.floats(sequence.steps(), sequence.batch(), size);
        return room(array, shape(array, sequence, size), floats, at, length);
    }

    static IllegalArgumentException overlap(
            String one, int oneAt, int oneLength, String other, int otherAt, int otherLength) {
        return new IllegalArgumentException(one + " and " + other + ": expected ranges that do not overlap, found "
                + range(one, oneAt, oneLength) + " and " + range(other, otherAt, otherLength) + " of the same array");
    }

    static IllegalArgumentException tooManyExamples(int most, int stateSize, int found) {
        return new IllegalArgumentException(
                "batch: expected at most " + most + " examples of " + stateSize + " floats, found " + found);
    }

    /** {@code [steps=2][batch=4][inputs=3] = 24}, however large. */
    private static String shape(String unit, int steps, int batch, int size) {
        StringBuilder text = new StringBuilder();
        BigInteger product = BigInteger.valueOf(size);
        if (steps != ABSENT) {
            text.append("[steps=").append(steps).append(']');
            product = product.multiply(BigInteger.valueOf(steps));
        }
        if (batch != ABSENT) {
            text.append("[batch=").append(batch).append(']');
            product = product.multiply(BigInteger.valueOf(batch));
        }
        return text.append('[')
                .append(unit)
                .append('=')
                .append(size)
                .append("] = ")
                .append(product)
                .toString();
    }

    private static String shape(String unit, Sequence sequence, int size) {
        BigInteger product =
                BigInteger.valueOf((long) sequence.steps() * sequence.batch()).multiply(BigInteger.valueOf(size));
        return order(sequence) + "[" + unit + "=" + size + "] = " + product;
    }

    /** {@code [steps=20][batch=4]} or, batch-major, {@code [batch=4][steps=20]}. */
    static String order(Sequence sequence) {
        String steps = "[steps=" + sequence.steps() + "]";
        String batch = "[batch=" + sequence.batch() + "]";
        return sequence.isBatchMajor() ? batch + steps : steps + batch;
    }

    private static String range(String array, int at, int length) {
        return array + " at [" + at + ", " + ((long) at + length) + ")";
    }
}
