package dev.unrolled.processor.report;

import java.util.List;
import java.util.Locale;

/**
 * Something wrong in the user's source.
 *
 * @param code what is wrong
 * @param origin where
 * @param arguments what the code's template leaves open
 */
public record Problem(ProblemCode code, Origin origin, List<Object> arguments) {
    /** Copies the arguments. */
    public Problem {
        arguments = List.copyOf(arguments);
    }

    /**
     * A problem.
     *
     * @param code what is wrong
     * @param origin where
     * @param arguments what the code's template leaves open
     * @return the problem
     */
    public static Problem of(ProblemCode code, Origin origin, Object... arguments) {
        return new Problem(code, origin, List.of(arguments));
    }

    /**
     * What the user reads.
     *
     * @return tag, expected, found, and how to mend it
     */
    public String message() {
        return "[" + code.tag() + "] " + String.format(Locale.ROOT, code.template(), arguments.toArray()) + ". "
                + code.hint();
    }
}
