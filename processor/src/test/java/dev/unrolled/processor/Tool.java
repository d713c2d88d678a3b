package dev.unrolled.processor;

import com.palantir.javapoet.JavaFile;
import dev.unrolled.RnnCell;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** Compilers as on the command line: files, options, and the processor found on its path. */
final class Tool {
    private Tool() {}

    /** Runs javac into {@code out}; gives what it printed and its exit code. */
    static Map<String, Integer> javac(Path directory, String... options) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        int status = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(writer, writer, arguments(directory, options).toArray(String[]::new));
        return Map.of(text.toString(), status);
    }

    /** Runs Eclipse's compiler into {@code out}; gives what it printed and 0 for success. */
    static Map<String, Integer> ecj(Path directory, String... options) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        boolean success =
                BatchCompiler.compile(arguments(directory, options).toArray(String[]::new), writer, writer, null);
        writer.flush();
        return Map.of(text.toString(), success ? 0 : 1);
    }

    private static List<String> arguments(Path directory, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("-d", directory.resolve("out").toString()));
        arguments.addAll(List.of("-processorpath", processorPath()));
        arguments.addAll(List.of(options));
        return arguments;
    }

    /** The processor, the runtime and JavaPoet, as a build tool passes them. */
    private static String processorPath() {
        return Stream.of(UnrolledProcessor.class, RnnCell.class, JavaFile.class)
                .map(type -> Javac.location(type).getPath())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
