package dev.unrolled.weights;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern as what is equal in all layers of a family, and the numbers in which these differ: {@code lstm/*}, {@code lstm_1/*} and {@code
 * lstm_10/*}, {@code rnn.*_l0} and {@code rnn.*_l1}. A name without a number comes before the numbered ones.
 */
final class NumberedName {
    private static final Pattern NUMBERED = Pattern.compile("(.*?)_?([0-9]+)", Pattern.DOTALL);
    private static final BigInteger NONE = BigInteger.valueOf(-1);

    private final StringBuilder family = new StringBuilder();
    private final List<BigInteger> numbers = new ArrayList<>();

    NumberedName(String pattern) {
        for (String segment : Directions.segments(pattern)) {
            Matcher matcher = NUMBERED.matcher(segment);
            boolean isNumbered = matcher.matches();
            family.append(isNumbered ? matcher.group(1) : segment).append('/');
            numbers.add(isNumbered ? new BigInteger(matcher.group(2)) : NONE);
        }
    }

    /** {@code lstm_cell} of {@code lstm_cell_1}. */
    static String withoutNumber(String segment) {
        Matcher matcher = NUMBERED.matcher(segment);
        return matcher.matches() ? matcher.group(1) : segment;
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
