package dev.unrolled.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processor among others: more rounds, earlier output, and code that does not compile. */
class CompilationsTest {
    private static final String CELL = "@dev.unrolled.RnnCell(units = 2, inputs = 3)";

    @Test
    void superinterfaceThatAnotherProcessorWrites() {
        assertThat(compileWithWriter(
                        "p.Base",
                        "package p; interface Base { float[] bias(); }",
                        CELL + " interface Cell extends Base {}"))
                .succeededWithoutWarnings();
    }

    /** The superinterface's superinterface is missing in the first round. */
    @Test
    void superinterfaceFurtherUp() {
        assertThat(compileWithWriter(
                        "p.Base",
                        "package p; interface Base extends dev.unrolled.RecurrentCell {}",
                        "interface Between extends Base {} " + CELL
                                + " interface Cell extends Between { int gates(); }"))
                .hadErrorContaining("[RnnCellMethod] gates()");
    }

    @Test
    void constantThatAnotherProcessorWrites() {
        assertThat(compileWithWriter(
                        "p.Sizes",
                        "package p; interface Sizes { int UNITS = 5; }",
                        "@dev.unrolled.RnnCell(units = Sizes.UNITS, inputs = 3) interface Cell {}"))
                .succeededWithoutWarnings();
    }

    /** What javac gives for a text that does not compile yet is a text. */
    @Test
    void textsThatAnotherProcessorWrites() {
        String names = "package p; interface Names { String LOW = \"low\"; String ALL = \"all\"; }";
        assertThat(compileWithWriter(
                        "p.Names",
                        names,
                        "@dev.unrolled.RnnNetwork(inputs = 3, layers = @dev.unrolled.Layer(name = Names.LOW, rnn = @dev.unrolled.RnnCell(units = 2)))"
                                + " interface Cell {}"))
                .succeededWithoutWarnings();
        assertThat(compileWithWriter("p.Names", names, "@SuppressWarnings(Names.ALL) " + CELL + " interface Cell {}"))
                .succeededWithoutWarnings();
    }

    @Test
    void superclassOfAnActivationThatAnotherProcessorWrites() {
        assertThat(compileWithWriter(
                        "p.Written",
                        "package p; class Written { public static float apply(float x) { return x; } }",
                        "@dev.unrolled.RnnCell(units = 2, inputs = 3, activationClass = Cell.Own.class)"
                                + " interface Cell { final class Own extends Written {} }"))
                .succeededWithoutWarnings();
    }

    @Test
    void interfaceThatAnotherProcessorWrites() {
        Compilation compilation = compileWithWriter(
                "p.Written", "package p; " + CELL + " interface Written {}", "class Cell { UnrolledWritten cell; }");
        assertThat(compilation).succeededWithoutWarnings();
    }

    @Test
    void signatureWithATypeThatAnotherProcessorWrites() {
        assertThat(compileWithWriter(
                        "p.Gates",
                        "package p; interface Gates {}",
                        CELL + " interface Cell { default Gates kernel(Gates gates) { return gates; } }"))
                .succeededWithoutWarnings();
    }

    /** The compiler says what is missing; we neither repeat it nor hide it, and write nothing in the last round. */
    @Test
    void annotationsThatDoNotCompileAreTheCompilersToTell() {
        String source = GoldenFiles.read(GoldenFiles.RESOURCES.resolve("uncompilable/Uncompilable.java"));
        Compilation compilation = Javac.unrolled().compile(Fixtures.folder("uncompilable"));
        assertEquals(List.of(), compilation.warnings());
        assertTrue(
                compilation.errors().stream()
                        .noneMatch(error -> error.getMessage(null).startsWith("[")),
                () -> Told.text(compilation));
        long annotations =
                source.lines().filter(line -> line.contains("@RnnCell")).count();
        assertEquals(annotations, compilation.errors().size(), () -> Told.text(compilation));
    }

    @Test
    void incompleteInterfacesDoNotKeepOthersWaiting() {
        String source = "class Cells { %s interface A extends Missing {} %s interface B {} UnrolledCells_B b; }";
        Compilation compilation = compile(source.formatted(CELL, CELL), "Cells");
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("class Missing");
    }

    /** Only a layer of a network may leave them out. */
    @Test
    void inputsThatAreMissing() {
        Compilation compilation = compile("@dev.unrolled.RnnCell(units = 2) interface Cell {}", "Cell");
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("[RnnCellInputs] inputs: expected 1 to 4096, found 0");
    }

    /** Compilers show processors nothing that is declared in a method: {@code docs/errors.md} says so. */
    @Test
    void localInterfacesAreNotSeen() {
        Compilation compilation = compile(
                "class Cell { void method() { @dev.unrolled.RnnCell(units = -1, inputs = 3) interface Local {} } }",
                "Cell");
        assertThat(compilation).succeededWithoutWarnings();
        assertEquals(List.of(), compilation.generatedSourceFiles());
    }

    @Test
    void noCellNoWord() {
        assertThat(Javac.unrolled("-Aunrolled.shape=rows")
                        .compile(JavaFileObjects.forSourceString("p.Plain", "package p; class Plain {}")))
                .succeeded();
    }

    /** An earlier class on the class path is ours to replace; javac's lint alone mentions that there is one. */
    @Test
    void earlierOutputOnTheClassPath(@TempDir Path classes) throws IOException {
        String source = CELL + " interface Cell { UnrolledCell fork(); }";
        save(compile(source, "Cell"), classes);
        Compilation again = Javac.unrolled("-Xlint:-processing")
                .withClasspath(List.of(Javac.runtime(), classes.toFile()))
                .compile(cell(source, "Cell"));
        assertThat(again).succeededWithoutWarnings();
        assertThat(again).generatedSourceFile("p.UnrolledCell");
    }

    /** An interface on the class path whose annotation was removed leaves its class behind; only types of this compilation are read. */
    @Test
    void interfacesOnTheClassPathAreNotGeneratedAgain(@TempDir Path classes) throws IOException {
        save(compile(CELL + " interface Cell {}", "Cell"), classes);
        Compilation user = Javac.unrolled()
                .withClasspath(List.of(Javac.runtime(), classes.toFile()))
                .compile(cell("class User { UnrolledCell cell = new UnrolledCell(); }", "User"));
        assertThat(user).succeededWithoutWarnings();
        assertEquals(List.of(), user.generatedSourceFiles());
    }

    /** A generated source that was checked in cannot be written once more. */
    @Test
    void earlierOutputAmongTheSources() {
        JavaFileObject cell = cell(CELL + " interface Cell {}", "Cell");
        JavaFileObject output = Javac.unrolled()
                .compile(cell)
                .generatedSourceFile("p.UnrolledCell")
                .orElseThrow();
        Compilation again =
                Javac.unrolled().compile(cell, JavaFileObjects.forSourceString("p.UnrolledCell", Told.source(output)));
        assertThat(again).hadErrorCount(1);
        assertThat(again)
                .hadErrorContaining("[UnrolledWrite] UnrolledCell: ")
                .inFile(cell)
                .onLine(1);
    }

    @Test
    void handWrittenClassOnTheClassPath(@TempDir Path classes) throws IOException {
        save(compile("class UnrolledCell {}", "UnrolledCell"), classes);
        Compilation compilation = Javac.unrolled()
                .withClasspath(List.of(Javac.runtime(), classes.toFile()))
                .compile(cell(CELL + " interface Cell {}", "Cell"));
        assertThat(compilation).hadErrorContaining("[RnnCellNameTaken] Cell: ").inFile(cell("", "Cell"));
    }

    /** A superinterface whose own superinterface is not on the class path. */
    @Test
    void incompleteClassPath(@TempDir Path classes) throws IOException {
        save(compile("interface Base {} interface Cell extends Base {}", "Cell"), classes);
        Files.delete(classes.resolve("p/Base.class"));
        Compilation compilation = Javac.unrolled()
                .withClasspath(List.of(Javac.runtime(), classes.toFile()))
                .compile(cell(CELL + " interface Leaf extends Cell {}", "Leaf"));
        assertThat(compilation).failed();
        assertTrue(
                compilation.errors().stream()
                        .noneMatch(error -> error.getMessage(null).contains("Unrolled")),
                () -> Told.text(compilation));
    }

    /** Several modules in one compilation: each class goes where its interface is. */
    @Test
    void severalModulesAtOnce(@TempDir Path directory) throws IOException {
        for (String module : List.of("one", "two")) {
            write(
                    directory,
                    "src/" + module + "/module-info.java",
                    "module " + module + " { requires dev.unrolled.runtime; }");
            write(
                    directory,
                    "src/" + module + "/" + module + "/Cell.java",
                    "package " + module + "; " + CELL + " public interface Cell {}");
        }
        Map<String, Integer> status = Tool.javac(
                directory,
                "-Xlint:all",
                "-Werror",
                "--module-path",
                Javac.runtime().getPath(),
                "--module-source-path",
                directory.resolve("src").toString(),
                "-m",
                "one,two");
        assertEquals(Map.of("", 0), status);
        assertTrue(Files.exists(directory.resolve("out/one/one/UnrolledCell.class")));
        assertTrue(Files.exists(directory.resolve("out/two/two/UnrolledCell.class")));
    }

    private static Compilation compile(String source, String name) {
        return Javac.unrolled().compile(cell(source, name));
    }

    private static JavaFileObject cell(String source, String name) {
        return JavaFileObjects.forSourceString("p." + name, "package p; " + source);
    }

    private static Compilation compileWithWriter(String written, String text, String source) {
        return Javac.with(List.of(new WritingProcessor(written, text), new UnrolledProcessor()))
                .compile(cell(source, "Cell"));
    }

    private static void save(Compilation compilation, Path classes) throws IOException {
        assertThat(compilation).succeeded();
        for (JavaFileObject file : compilation.generatedFiles()) {
            String prefix = "/" + StandardLocation.CLASS_OUTPUT + "/";
            if (file.getName().startsWith(prefix)) {
                Path target = classes.resolve(file.getName().substring(prefix.length()));
                Files.createDirectories(target.getParent());
                try (InputStream input = file.openInputStream()) {
                    Files.write(target, input.readAllBytes());
                }
            }
        }
    }

    private static void write(Path directory, String file, String text) throws IOException {
        Path path = directory.resolve(file.replace('/', File.separatorChar));
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
