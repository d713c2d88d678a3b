package dev.unrolled.processor;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.unrolled.processor.report.ProblemCode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/errors.md} is made from the problem codes and their fixtures, and from nothing else. */
class ErrorsPageTest {
    private static final Path PAGE = GoldenFiles.REPOSITORY.resolve("docs/errors.md");

    private static final String HEAD = """
            # What the processor tells

            <!-- Made by ErrorsPageTest from ProblemCode and its fixtures: change those, then see CONTRIBUTING.md. -->

            Every message begins with a tag that stays the same from release to release, says what was expected and what was found, and
            how to mend it. It points at the annotation's member, the method or the interface that it is about. All that is wrong with an
            interface is told at once. An error stops the build; a warning does not, unless you ask for it with `-Werror`. A warning about an
            interface is accepted by `@SuppressWarnings` with its tag on the interface, or on a type around it.

            Below each tag stand an example and what javac then prints. What a cell tells while it runs, about arrays and weights,
            stands in its exception.

            %s
            Local interfaces are not in this list: compilers show annotation processors nothing that is declared inside a method, so
            `@RnnCell` on a local interface generates nothing and nothing is told. An annotation that does not compile by itself
            (`units = UNKNOWN`) is left to the compiler's own message.

            javac's lint `auxiliaryclass` warns of a generated class whose interface is not the one its file is named after: give each
            annotated interface its own file, or nest it.
            """;

    @Test
    void page() {
        StringBuilder page = new StringBuilder();
        StringBuilder contents = new StringBuilder("| Tag | Severity | Message |\n|---|---|---|\n");
        for (ProblemCode code : ProblemCode.values()) {
            contents.append("| [%s](#%s) | %s | %s |\n"
                    .formatted(code.tag(), code.tag().toLowerCase(Locale.ROOT), kind(code), message(code)));
        }
        page.append(HEAD.formatted(contents));
        for (ProblemCode code : ProblemCode.values()) {
            page.append(section(code));
        }
        GoldenFiles.check(PAGE, page.toString());
    }

    private static String section(ProblemCode code) {
        return """

                ## %s

                %s

                ```java
                %s
                ```

                ```text
                %s
                ```
                """.formatted(code.tag(), code.hint(), source(code), told(code));
    }

    private static String kind(ProblemCode code) {
        return code.kind().name().toLowerCase(Locale.ROOT);
    }

    /** The message with an ellipsis for what depends on the case. */
    private static String message(ProblemCode code) {
        String message = code.template().replaceAll("%(\\d+\\$)?[ds]", "…");
        assertFalse(message.contains("%"), message);
        return "`" + message + "`";
    }

    /** The fixture without its package and imports. */
    private static String source(ProblemCode code) {
        return GoldenFiles.read(GoldenFiles.RESOURCES.resolve("bad/" + code.tag() + ".java"))
                .lines()
                .filter(line -> !line.startsWith("package ") && !line.startsWith("import "))
                .collect(Collectors.joining("\n"))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /** What is told, without the place in a file whose head is not shown. */
    private static String told(ProblemCode code) {
        return GoldenFiles.read(GoldenFiles.RESOURCES.resolve("bad/" + code.tag() + ".txt"))
                .replaceAll("(?m)^\\w+\\.java:\\d+:\\d+: ", "")
                .strip();
    }
}
