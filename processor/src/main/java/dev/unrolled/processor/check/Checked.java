package dev.unrolled.processor.check;

import dev.unrolled.processor.report.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a check found.
 *
 * @param value what is true, or empty if an error stands against it
 * @param problems what is to be told, errors and warnings
 * @param <T> what was checked
 */
public record Checked<T>(Optional<T> value, List<Problem> problems) {
    /** Copies the problems. */
    public Checked {
        problems = List.copyOf(problems);
    }
}
