package dev.unrolled.weights;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern as what is equal in all layers of a family, and the numbers in which these differ: {@code lstm/*}, {@code lstm_1/*} and {@code
 * lstm_10/*}, {@code rnn.*_l0} and {@code rnn.*_l1}. A name without a number comes before the numbered ones.
 */
final class NumberedName {
    private final String family;

    /** Digits without leading zeros, of no number none. Not as numbers: a file's names may have tens of thousands of digits. */
    private final List<String> numbers = new ArrayList<>();

    NumberedName(String pattern) {
        StringBuilder names = new StringBuilder();
        for (String segment : Directions.segments(pattern)) {
            names.append(withoutNumber(segment)).append('/');
            numbers.add(withoutZeros(segment.substring(withoutDigits(segment))));
        }
        family = names.toString();
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

    /** The last digit stays: {@code 00} is {@code 0}. */
    private static String withoutZeros(String number) {
        int from = 0;
        while (from < number.length() - 1 && number.charAt(from) == '0') {
            from++;
        }
        return number.substring(from);
    }

    /** Whether both are numbered alike, and the other one is earlier. */
    boolean isBehind(NumberedName other) {
        if (!family.equals(other.family)) {
            return false;
        }
        for (int i = 0; i < numbers.size(); i++) {
            int order = compare(numbers.get(i), other.numbers.get(i));
            if (order != 0) {
                return order > 0;
            }
        }
        return false;
    }

    private static int compare(String number, String other) {
        int order = Integer.compare(number.length(), other.length());
        return order == 0 ? number.compareTo(other) : order;
    }
}
