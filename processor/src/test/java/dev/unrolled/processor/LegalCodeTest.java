package dev.unrolled.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Interfaces that are unusual but right: all compile without a warning, and what is generated uses no type but those it should. */
class LegalCodeTest {
    private static final Pattern ANNOTATED = Pattern.compile("@(dev\\.unrolled\\.)?(Rnn|Gru|Lstm)Cell\\(");

    /** The activations of users that cells of the folder {@code own} name. */
    private static final Map<String, String> OWN_ACTIVATIONS = Map.ofEntries(
            Map.entry("own/UnrolledOwns_OfNeighbour", "own/Neighbour"),
            Map.entry("own/UnrolledOwns_OfOneWithin", "own/Owns$OfOneWithin$Within"),
            Map.entry("own/UnrolledOwns_OfHeir", "own/Owns$Heir"),
            Map.entry("own/UnrolledOwns_OfInterface", "own/Owns$Activations"),
            Map.entry("own/UnrolledOwns_OfEnum", "own/Owns$Constants"),
            Map.entry("own/UnrolledHiding_OfField", "own/W"),
            Map.entry("own/UnrolledHiding_OfFieldInRows", "own/W"),
            Map.entry("own/UnrolledHiding_OfIndex", "own/j"),
            Map.entry("own/UnrolledHiding_OfInput", "own/x0"),
            Map.entry("own/UnrolledHiding_OfGates", "own/x0"),
            Map.entry("own/UnrolledHiding_OfOutput", "own/x0"),
            Map.entry("own/UnrolledHiding_OfConstant", "own/Neighbour"),
            Map.entry("own/UnrolledHiding_OfType", "own/Neighbour"),
            Map.entry("good/deprecated/UnrolledOldActivations_OfClass", "good/deprecated/OldClass"),
            Map.entry("good/deprecated/UnrolledOldActivations_OfOneWithin", "good/deprecated/OldClass$Within"),
            Map.entry("good/deprecated/UnrolledOldActivations_OfMethod", "good/deprecated/OldMethod"));

    static Stream<String> releases() {
        return IntStream.of(11, 17, Javac.newestRelease()).distinct().mapToObj(Integer::toString);
    }

    @ParameterizedTest
    @MethodSource("releases")
    void onTheClassPath(String release) {
        List<JavaFileObject> files = files(release);
        files.addAll(Fixtures.folder("unnamed"));
        check(Javac.unrolled("--release", release), files);
    }

    @ParameterizedTest
    @MethodSource("releases")
    void inAModule(String release) {
        List<JavaFileObject> files = files(release);
        files.add(JavaFileObjects.forSourceString("module-info", "module user { requires dev.unrolled.runtime; }"));
        check(
                Javac.unrolled(
                        "--release", release, "--module-path", Javac.runtime().getPath()),
                files);
    }

    /** A module whose cells other modules see. */
    @ParameterizedTest
    @MethodSource("releases")
    void inAModuleThatExports(String release) {
        List<JavaFileObject> files = new ArrayList<>(Fixtures.folder("good/everything"));
        files.add(JavaFileObjects.forSourceString(
                "module-info", "module user { requires transitive dev.unrolled.runtime; exports good.everything; }"));
        check(
                Javac.unrolled(
                        "--release", release, "--module-path", Javac.runtime().getPath()),
                files);
    }

    /** Generated classes are documented well enough for a build that demands comments. */
    @ParameterizedTest
    @ValueSource(strings = {"TinyCell", "RowsCell", "TensorFlowLimitCell", "Outer", "RowsGruAfterCell", "FullLstmCell"})
    void inABuildThatChecksComments(String cell) {
        Compilation compilation = Cells.compile(cell, "-Xdoclint:all/protected", "-Xdoclint/package:example");
        assertEquals(
                List.of(),
                compilation.diagnostics().stream()
                        .filter(each -> String.valueOf(each.getSource()).contains("Unrolled"))
                        .toList());
    }

    private static List<JavaFileObject> files(String release) {
        List<JavaFileObject> files = new ArrayList<>(Fixtures.folder("good"));
        if (!release.equals("11")) {
            files.addAll(Fixtures.folder("good17"));
        }
        return files;
    }

    private static void check(Compiler compiler, List<JavaFileObject> files) {
        Compilation compilation = compiler.compile(files);
        assertThat(compilation).succeededWithoutWarnings();
        long cells = files.stream().mapToLong(LegalCodeTest::cells).sum();
        List<JavaFileObject> generated = compilation.generatedSourceFiles();
        assertEquals(cells, generated.size(), generated::toString);
        for (JavaFileObject file : generated) {
            checkReferences(compilation, file);
        }
    }

    private static long cells(JavaFileObject file) {
        return ANNOTATED.matcher(Told.source(file)).results().count();
    }

    /** A name that another type or constant took over would compile with the wrong type behind it. */
    private static void checkReferences(Compilation compilation, JavaFileObject source) {
        String name = source.getName().replaceFirst("^/SOURCE_OUTPUT/", "").replaceFirst("\\.java$", "");
        String cell = name.replace("Unrolled", "").replace('$', '_');
        List<String> foreign = ClassFile.of(compilation, name).referencedTypes().stream()
                .filter(type -> !type.equals(name) && !type.startsWith(name + "$"))
                .filter(type -> !type.matches("java/(lang|lang/invoke|util)/[\\w$]+|dev/unrolled/.*"))
                .filter(type -> !type.replace('$', '_').equals(cell))
                .toList();
        List<String> expected = OWN_ACTIVATIONS.containsKey(name) ? List.of(OWN_ACTIVATIONS.get(name)) : List.of();
        assertEquals(expected, foreign, name);
    }
}
