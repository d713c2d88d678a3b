package dev.unrolled.processor.check;

import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.report.Origin;
import dev.unrolled.processor.report.Problem;
import dev.unrolled.processor.report.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The rules of the options on the compiler's command line. */
public final class OptionsChecker {
    private static final String PREFIX = "unrolled.";

    private OptionsChecker() {}

    /**
     * Checks the options.
     *
     * @param options all options of the compilation, ours and those of other processors
     * @return the code shape asked for, and what is to be told
     */
    public static Checked<ShapeChoice> check(Map<String, String> options) {
        List<Problem> problems = new ArrayList<>();
        for (String name : new TreeMap<>(options).keySet()) {
            if (name.startsWith(PREFIX) && !name.equals(ShapeChoice.OPTION)) {
                problems.add(Problem.of(ProblemCode.OPTION_NAME, Origin.COMMAND_LINE, name, ShapeChoice.OPTION));
            }
        }
        if (!options.containsKey(ShapeChoice.OPTION)) {
            return new Checked<>(Optional.of(ShapeChoice.AUTO), problems);
        }
        // javac gives null for an option without a value.
        String text = Objects.requireNonNullElse(options.get(ShapeChoice.OPTION), "");
        Optional<ShapeChoice> choice = ShapeChoice.parse(text);
        if (choice.isEmpty()) {
            problems.add(Problem.of(
                    ProblemCode.OPTION_VALUE, Origin.COMMAND_LINE, ShapeChoice.OPTION, ShapeChoice.all(), text));
        }
        return new Checked<>(choice, problems);
    }
}
