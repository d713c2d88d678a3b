package dev.unrolled.processor;

import com.google.testing.compile.Compilation;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/** The cells under {@code src/test/resources/cells}, one interface a file, for each of which {@code golden} has the generated class. */
final class Cells {
    private Cells() {}

    /** The names of the files, without the extension. */
    static List<String> all() {
        return Fixtures.paths("cells").stream()
                .map(path -> path.getFileName().toString().replaceFirst("\\.java$", ""))
                .toList();
    }

    /** Those that need no option of their own and can therefore be compiled together. */
    static List<String> withoutOptions() {
        return all().stream().filter(cell -> options(cell).length == 0).toList();
    }

    /** Whether it is a network, whose layers have classes of their own. */
    static boolean isNetwork(String cell) {
        return cell.endsWith("Network");
    }

    static JavaFileObject file(String cell) {
        return Fixtures.file("cells/" + cell + ".java");
    }

    static Compilation compile(String cell, String... options) {
        String[] all = Stream.of(options(cell), options).flatMap(Stream::of).toArray(String[]::new);
        return Javac.unrolled(all).compile(file(cell));
    }

    /** The qualified name of the class that a cell's file gives. */
    static String generated(String cell) {
        String name = cell.equals("Outer") ? "UnrolledOuter_Inner" : "Unrolled" + cell;
        return cell.equals("UnnamedCell") ? name : "example." + name;
    }

    static String golden(String cell) {
        String generated = generated(cell);
        return "golden/" + generated.substring(generated.lastIndexOf('.') + 1) + ".java";
    }

    private static String[] options(String cell) {
        return Fixtures.options(GoldenFiles.read(GoldenFiles.RESOURCES.resolve("cells/" + cell + ".java")));
    }
}
