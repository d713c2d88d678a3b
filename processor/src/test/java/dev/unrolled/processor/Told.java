package dev.unrolled.processor;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/**
 * What a compiler told, written like javac's own output with the column added: {@code File.java:6:18: error: ...}, the line, and a caret below
 * it.
 */
final class Told {
    private static final Comparator<Diagnostic<?>> BY_PLACE = Comparator.comparingLong(
                    (Diagnostic<?> each) -> each.getLineNumber())
            .thenComparingLong(each -> each.getColumnNumber());

    private Told() {}

    /** All errors, warnings and notes of ours; the order is that of the places, since compilers differ in theirs. */
    static String text(Compilation compilation) {
        return all(compilation).stream().map(Told::text).collect(Collectors.joining("\n", "", "\n"));
    }

    static List<Diagnostic<? extends JavaFileObject>> all(Compilation compilation) {
        return compilation.diagnostics().stream()
                .filter(each -> each.getKind() != Diagnostic.Kind.NOTE
                        || each.getMessage(Locale.ROOT).startsWith("["))
                .sorted(BY_PLACE)
                .toList();
    }

    private static String text(Diagnostic<? extends JavaFileObject> diagnostic) {
        String kind =
                switch (diagnostic.getKind()) {
                    case ERROR -> "error";
                    case NOTE -> "Note";
                    default -> "warning";
                };
        String message = kind + ": " + diagnostic.getMessage(Locale.ROOT);
        JavaFileObject source = diagnostic.getSource();
        if (source == null) {
            return message;
        }
        String name = source.getName();
        int column = Math.toIntExact(diagnostic.getColumnNumber());
        return "%s:%d:%d: %s\n%s\n%s^"
                .formatted(
                        name.substring(name.lastIndexOf('/') + 1),
                        diagnostic.getLineNumber(),
                        column,
                        message,
                        line(source, diagnostic.getLineNumber()),
                        " ".repeat(column - 1));
    }

    private static String line(JavaFileObject file, long number) {
        return source(file).lines().toList().get(Math.toIntExact(number) - 1);
    }

    /** The text of a file. */
    static String source(JavaFileObject file) {
        try {
            return file.getCharContent(true).toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
