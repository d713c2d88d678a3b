package dev.unrolled.benchmarks;

import dev.unrolled.RecurrentCell;
import dev.unrolled.processor.UnrolledProcessor;
import dev.unrolled.processor.report.ProblemCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles cells of any kind, size and code shape while a benchmark is set up. */
final class CompiledCell {
    /** The module that the code shape lanes needs, at compile time and at run time. */
    static final String VECTOR_MODULE = "jdk.incubator.vector";

    /** Classes by work and shape; empty where there is no such cell. */
    private static final Map<String, Optional<Class<?>>> CLASSES = new HashMap<>();

    private CompiledCell() {}

    /** A new cell with fused numerics; {@code shape} is a value of the option {@code -Aunrolled.shape}. */
    static RecurrentCell of(Work work, String shape) {
        return make(type(work, shape)
                .orElseThrow(() -> new IllegalStateException("no cell " + work.name() + " is written as " + shape)));
    }

    /** Whether there is such a cell: large ones are not written straight, and lanes need the Vector API. */
    static boolean isPossible(Work work, String shape) {
        return type(work, shape).isPresent();
    }

    private static Optional<Class<?>> type(Work work, String shape) {
        return CLASSES.computeIfAbsent(work.cellName() + " " + shape, name -> {
            try {
                Path classes = Files.createTempDirectory("unrolled-benchmarks");
                boolean isPossible = compile(work, shape, classes);
                delete(classes);
                return isPossible ? Optional.of(type(classes)) : Optional.empty();
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot compile the cell to be measured", failure);
            }
        });
    }

    /**
     * Compiles the cell's source and class files into a directory.
     *
     * @return false if there is no such cell
     * @throws IllegalStateException if the compiler has something else against it
     */
    static boolean compile(Work work, String shape, Path directory) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = new ArrayList<>(List.of(
                "-d", directory.toString(), "-cp", System.getProperty("java.class.path"), "-Aunrolled.shape=" + shape));
        if (ModuleFinder.ofSystem().find(VECTOR_MODULE).isPresent()) {
            options.addAll(List.of("--add-modules", VECTOR_MODULE));
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Source source = new Source("Cell", work.kind().source(work.inputs(), work.units()));
        JavaCompiler.CompilationTask task = compiler.getTask(null, null, diagnostics, options, null, List.of(source));
        task.setProcessors(List.of(new UnrolledProcessor()));
        if (task.call()) {
            return true;
        }
        List<String> errors = diagnostics.getDiagnostics().stream()
                .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .map(one -> one.getMessage(null))
                .toList();
        if (errors.isEmpty() || !errors.stream().allMatch(CompiledCell::isRefusal)) {
            throw new IllegalStateException("cannot compile " + work.name() + " as " + shape + ": " + errors);
        }
        return false;
    }

    /** Whether the processor says that a cell cannot be written in the shape that is asked for. */
    private static boolean isRefusal(String error) {
        return Stream.of(ProblemCode.STRAIGHT_TOO_LARGE, ProblemCode.LANES_ABSENT)
                .anyMatch(code -> error.startsWith("[" + code.tag() + "]"));
    }

    /** A new cell of what was compiled into a directory. */
    static RecurrentCell load(Path directory) {
        return make(type(directory));
    }

    private static Class<?> type(Path directory) {
        try {
            // Stays open for as long as the cell may load a nested class.
            ClassLoader loader =
                    new URLClassLoader(new URL[] {directory.toUri().toURL()}, CompiledCell.class.getClassLoader());
            return loader.loadClass("UnrolledCell");
        } catch (IOException | ClassNotFoundException failure) {
            throw new IllegalStateException("cannot load the cell to be measured", failure);
        }
    }

    private static RecurrentCell make(Class<?> type) {
        try {
            return (RecurrentCell) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException failure) {
            throw new IllegalStateException("cannot make the cell to be measured", failure);
        }
    }

    /** Deletes at the end of the process, since nested classes are loaded when they are needed. */
    private static void delete(Path directory) throws IOException {
        directory.toFile().deleteOnExit();
        try (var files = Files.list(directory)) {
            files.forEach(file -> file.toFile().deleteOnExit());
        }
    }

    /** A source file in memory. */
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
