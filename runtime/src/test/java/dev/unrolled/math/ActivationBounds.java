package dev.unrolled.math;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures every activation over all floats and writes docs/activations.md. From the root:
 *
 * <pre>mvn -q -pl runtime test-compile exec:java@activation-bounds</pre>
 *
 * <p>With names of activations behind the file it only measures these and prints their rows.
 */
final class ActivationBounds {
    private static final String PAGE = """
        # Activations: measured bounds

        Every row was measured over every float from −∞ to +∞, by `ActivationBounds`, which wrote this page:

            mvn -q -pl runtime test-compile exec:java@activation-bounds

        *ulp* is the largest error in units in the last place of the exact value, which double arithmetic gives; *absolute* the
        largest absolute error. *Backward* is the largest step from one float to the next against the direction of the exact
        function, in the same two measures: no approximation here is monotone unless it says 0. Behind @ stands the argument. *Special values* are those at
        −∞, −0, +0 and +∞; NaN always gives NaN. Where the exact value overflows a float, infinity counts as 2¹²⁸. Where a function has a scalar form
        (`tanhScalar` for `tanh`), the two gave the same bits for every float measured.

        """;
    private static final String HEAD = """
        | function | ulp | absolute | backward, ulp | backward, absolute | range | odd | special values | scalar form |
        |---|--:|--:|--:|--:|---|---|---|---|
        """;

    private ActivationBounds() {}

    /**
     * Runs the measurement.
     *
     * @param args the file to write, then names of activations if only these are wanted
     */
    public static void main(String[] args) throws IOException {
        List<String> names = Arrays.asList(args).subList(1, args.length);
        List<String> rows = new ArrayList<>();
        for (Definition definition : Definitions.ALL) {
            if (names.isEmpty() || names.contains(definition.name())) {
                List<String> added = rows(definition, Sweep.overAll(definition));
                added.forEach(System.out::println);
                rows.addAll(added);
            }
        }
        if (names.isEmpty()) {
            Files.writeString(Path.of(args[0]), PAGE + HEAD + String.join("\n", rows) + "\n");
        }
    }

    private static List<String> rows(Definition definition, List<Measurement> measurements) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < measurements.size(); i++) {
            Implementation implementation = definition.implementations().get(i);
            rows.add(row(definition, implementation, measurements.get(i)));
        }
        return rows;
    }

    private static String row(Definition definition, Implementation implementation, Measurement measured) {
        Promise promise = definition.promise();
        List<String> problems = Keeping.problems(definition, implementation, measured);
        if (!problems.isEmpty()) {
            throw new IllegalStateException(definition.title(implementation) + ": " + problems);
        }
        String from = from(promise);
        boolean bounded = promise.absolute() < Double.POSITIVE_INFINITY;
        StringBuilder special = new StringBuilder();
        for (float x : Promise.SPECIAL_ARGUMENTS) {
            special.append(special.length() == 0 ? "" : ", ")
                    .append(number(implementation.function().apply(x)));
        }
        return String.join(
                " | ",
                "| `" + definition.title(implementation) + "`",
                worst("%.3f", measured.ulps) + from,
                bounded ? worst("%.3g", measured.absolute) : "–",
                worst("%.3f", measured.backwardUlps) + from,
                bounded ? worst("%.3g", measured.backward) : "–",
                "[" + number(measured.smallest) + ", " + number(measured.largest) + "]",
                promise.isOdd() ? "yes" : "–",
                special,
                implementation.scalar().isPresent() ? "same bits |" : "– |");
    }

    /** From where on the units in the last place were measured; below zero an odd function is what it is above. */
    private static String from(Promise promise) {
        if (promise.ulpsFrom() == Double.NEGATIVE_INFINITY) {
            return "";
        }
        String x = promise.isOdd() ? "\\|x\\|" : "x";
        return " (" + x + " ≥ " + number((float) promise.ulpsFrom()) + ")";
    }

    private static String worst(String format, Measurement.Worst worst) {
        return worst.value == 0 ? "0" : String.format(Locale.ROOT, format, worst.value) + " @ " + number(worst.at);
    }

    private static String number(float x) {
        return Float.toString(x).replace("Infinity", "∞").replace("-", "−").replaceFirst("\\.0$", "");
    }
}
