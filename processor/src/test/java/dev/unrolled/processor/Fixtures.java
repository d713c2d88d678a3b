package dev.unrolled.processor;

import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/** The Java sources under {@code src/test/resources}. */
final class Fixtures {
    /** A first line of a fixture that begins so goes on with options for the compiler. */
    private static final String OPTIONS = "// javac ";

    private Fixtures() {}

    /** One file, known to the compiler by the name it would have in a source tree. */
    static JavaFileObject file(String resource) {
        return file(GoldenFiles.RESOURCES.resolve(resource));
    }

    /** All files of a folder, in alphabetical order. */
    static List<JavaFileObject> folder(String resource) {
        return paths(resource).stream().map(Fixtures::file).toList();
    }

    /** The Java files under a folder, in alphabetical order. */
    static List<Path> paths(String resource) {
        try (Stream<Path> files = Files.walk(GoldenFiles.RESOURCES.resolve(resource))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What the first line says the compiler is to be told, if it does. */
    static String[] options(String source) {
        String first = source.lines().findFirst().orElse("");
        return first.startsWith(OPTIONS)
                ? first.substring(OPTIONS.length()).strip().split(" ")
                : new String[0];
    }

    private static JavaFileObject file(Path path) {
        String source = GoldenFiles.read(path);
        String simpleName = path.getFileName().toString().replaceFirst("\\.java$", "");
        String packageName = Arrays.stream(source.split("\n"))
                .filter(line -> line.startsWith("package "))
                .map(line -> line.substring("package ".length(), line.indexOf(';')) + ".")
                .findFirst()
                .orElse("");
        return JavaFileObjects.forSourceString(packageName + simpleName, source);
    }
}
