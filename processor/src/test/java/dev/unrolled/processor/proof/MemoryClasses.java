package dev.unrolled.processor.proof;

import com.google.common.io.ByteStreams;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.unrolled.processor.UnrolledProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;

/** Classes compiled in memory, without a warning, at the source level that generated code promises to keep to. */
public final class MemoryClasses extends ClassLoader {
    private static final String[] VECTORS = {"--add-modules", "jdk.incubator.vector"};

    private final Map<String, byte[]> classes = new HashMap<>();
    private final Map<String, String> sources = new HashMap<>();

    private MemoryClasses(Compilation compilation) {
        super(MemoryClasses.class.getClassLoader());
        for (JavaFileObject file : compilation.generatedFiles()) {
            String path = file.toUri().getPath();
            String name = path.substring(path.indexOf('/', 1) + 1, path.lastIndexOf('.'))
                    .replace('/', '.');
            if (file.getKind() == Kind.CLASS) {
                classes.put(name, bytes(file));
            } else if (file.getKind() == Kind.SOURCE) {
                sources.put(name, new String(bytes(file), StandardCharsets.UTF_8));
            }
        }
    }

    /** Compiles with our processor, which may be given an option. */
    public static MemoryClasses process(List<JavaFileObject> files, String... options) {
        return compile(Compiler.javac().withProcessors(new UnrolledProcessor()), files, options);
    }

    /** Compiles sources as they are. */
    static MemoryClasses compile(List<JavaFileObject> files) {
        return compile(Compiler.javac().withProcessors(), files);
    }

    /** Compiles sources that use the Vector API. */
    static MemoryClasses compileWithVectors(List<JavaFileObject> files) {
        return compile(Compiler.javac().withProcessors(), files, VECTORS);
    }

    /** Compiles with our processor, which finds the Vector API. */
    static MemoryClasses processWithVectors(List<JavaFileObject> files, String option) {
        List<String> options = new ArrayList<>(List.of(VECTORS));
        options.add(option);
        return compile(Compiler.javac().withProcessors(new UnrolledProcessor()), files, options.toArray(String[]::new));
    }

    private static MemoryClasses compile(Compiler compiler, List<JavaFileObject> files, String... options) {
        String level = List.of(options).containsAll(List.of(VECTORS)) ? "17" : "11";
        List<Object> all =
                new ArrayList<>(List.of("-source", level, "-target", level, "-Xlint:all,-options,-processing"));
        all.addAll(List.of(options));
        Compilation compilation = compiler.withOptions(all).compile(files);
        if (compilation.status() != Compilation.Status.SUCCESS
                || compilation.warnings().stream().anyMatch(warning -> !isOfIncubator(warning))) {
            throw new AssertionError("expected to compile without a warning, found " + compilation.diagnostics());
        }
        return new MemoryClasses(compilation);
    }

    /** What javac says of every module that incubates; before JDK 25 nothing silences it. */
    private static boolean isOfIncubator(Diagnostic<?> warning) {
        return warning.getMessage(Locale.ROOT).endsWith("using incubating module(s): jdk.incubator.vector");
    }

    /** The text of a class that the processor wrote. */
    String source(String name) {
        return Objects.requireNonNull(sources.get(name), name);
    }

    /** The names of all classes. */
    public List<String> names() {
        return classes.keySet().stream().sorted().toList();
    }

    /** A class file. */
    public byte[] code(String name) {
        return Objects.requireNonNull(classes.get(name), name);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] code = classes.get(name);
        if (code == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, code, 0, code.length);
    }

    private static byte[] bytes(JavaFileObject file) {
        try (InputStream in = file.openInputStream()) {
            return ByteStreams.toByteArray(in);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
