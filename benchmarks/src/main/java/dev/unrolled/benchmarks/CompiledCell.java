package dev.unrolled.benchmarks;

import dev.unrolled.RecurrentCell;
import dev.unrolled.processor.UnrolledProcessor;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a cell of a given size and code shape while a benchmark is set up. */
final class CompiledCell {
    private CompiledCell() {}

    /** A new tanh cell with fused numerics; {@code shape} is a value of the option {@code -Aunrolled.shape}. */
    static RecurrentCell tanh(int inputs, int units, String shape) {
        String source = "@dev.unrolled.RnnCell(inputs = " + inputs + ", units = " + units + ")\n"
                + "public interface Cell extends dev.unrolled.RecurrentCell {}\n";
        try {
            Path classes = Files.createTempDirectory("unrolled-benchmarks");
            compile(source, shape, classes);
            ClassLoader loader =
                    new URLClassLoader(new URL[] {classes.toUri().toURL()}, CompiledCell.class.getClassLoader());
            return (RecurrentCell)
                    loader.loadClass("UnrolledCell").getConstructor().newInstance();
        } catch (IOException | ReflectiveOperationException failure) {
            throw new IllegalStateException("cannot compile the cell to be measured", failure);
        }
    }

    private static void compile(String source, String shape, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of(
                "-d", classes.toString(), "-cp", System.getProperty("java.class.path"), "-Aunrolled.shape=" + shape);
        JavaCompiler.CompilationTask task =
                compiler.getTask(null, null, null, options, null, List.of(new Source("Cell", source)));
        task.setProcessors(List.of(new UnrolledProcessor()));
        if (!task.call()) {
            throw new IllegalStateException("the cell to be measured does not compile");
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
