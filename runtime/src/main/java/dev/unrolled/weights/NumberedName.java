package dev.unrolled.weights;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern as what is equal in all layers of a family, and the numbers in which these differ: {@code lstm/*}, {@code lstm_1/*} and {@code
 * lstm_10/*}, {@code rnn.*_l0} and {@code rnn.*_l1}. A name without a number comes before the numbered ones.
 */
final class NumberedName {
    private static final BigInteger NONE = BigInteger.valueOf(-1);

    private final StringBuilder family = new StringBuilder();
    private final List<BigInteger> numbers = new ArrayList<>();

    NumberedName(String pattern) {
        for (String segment : Directions.segments(pattern)) {
            String number = segment.substring(withoutDigits(segment));
            family.append(withoutNumber(segment)).append('/');
            numbers.add(number.isEmpty() ? NONE : new BigInteger(number));
        }
    }

    /** {@code lstm_cell} of {@code lstm_cell_1}. */
    static String withoutNumber(String segment) {
        int end = withoutDigits(segment);
        boolean isApart = end < segment.length() && end > 0 && segment.charAt(end - 1) == '_';
        return segment.substring(0, isApart ? end - 1 : end);
    }

    /** How long a segment is without the digits at its end. */
    private static int withoutDigits(String segment) {
        int length = segment.length();
        while (length > 0 && segment.charAt(length - 1) >= '0' && segment.charAt(length - 1) <= '9') {
            length--;
        }
        return length;
    }

    /** Whether both are numbered alike, and the other one is earlier. */
    boolean isBehind(NumberedName other) {
        if (!family.toString().contentEquals(other.family)) {
            return false;
        }
        for (int i = 0; i < numbers.size(); i++) {
            int order = numbers.get(i).compareTo(other.numbers.get(i));
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }
}
