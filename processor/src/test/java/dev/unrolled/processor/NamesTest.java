package dev.unrolled.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.unrolled.processor.model.CellIdentity;
import dev.unrolled.processor.model.ShapeChoice;
import dev.unrolled.processor.report.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Type;

/**
 * Every name that some generated class uses, given another meaning by the user. The names come out of the class files, so that a new one
 * is not forgotten.
 */
class NamesTest {
    private static final String HEAD = "package p;\n@Deprecated @dev.unrolled.RnnCell(units = %d, inputs = 3)\n";

    /** Both code shapes. */
    private static final int[] UNITS = {2, 9};

    @Test
    void neighboursNamedLikeTypesOfJavaLang() {
        List<JavaFileObject> files = new ArrayList<>();
        for (String name : typeNames("java/lang/")) {
            files.add(JavaFileObjects.forSourceString("p." + name, "package p; final class " + name + " {}"));
        }
        assertTrue(files.size() > 3, files::toString);
        for (int units : UNITS) {
            check(units, "interface Cell {}", files);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"class %s {}", "int %s = 1;"})
    void membersNamedLikeTypes(String member) {
        Set<String> names = typeNames("");
        assertTrue(names.size() > 10, names::toString);
        String members = names.stream().map(member::formatted).collect(Collectors.joining(" "));
        for (int units : UNITS) {
            check(units, "interface Cell { " + members + " }", List.of());
        }
    }

    /** The checker's list of them is a pattern; what matches none of it would not compile. */
    @Test
    void defaultMethodsNamedLikePrivateOnes() {
        Set<String> methods = privateMethods(Cells.all().stream().filter(cell -> !Cells.isNetwork(cell)));
        assertTrue(methods.size() > 5, methods::toString);
        checkClashes("@dev.unrolled.RnnCell(units = 2, inputs = 3)", methods);
    }

    @Test
    void defaultMethodsNamedLikePrivateOnesOfNetworks() {
        Set<String> methods = privateMethods(Cells.all().stream().filter(Cells::isNetwork));
        assertTrue(methods.size() > 3, methods::toString);
        checkClashes(
                "@dev.unrolled.RnnNetwork(inputs = 3, layers = @dev.unrolled.Layer(rnn = @dev.unrolled.RnnCell(units = 2)))",
                methods);
    }

    @Test
    void defaultMethodsNamedLikePrivateOnesInLanes() {
        Compilation compilation = Javac.unrolled("--add-modules", "jdk.incubator.vector")
                .compile(Fixtures.file("lanes/LanesLongCell.java"));
        Set<String> methods =
                ClassFile.of(compilation, "example/UnrolledLanesLongCell").privateMethods();
        assertTrue(methods.containsAll(Set.of("hasLanes()Z", "layOutPanels()V")), methods::toString);
        checkClashes("@dev.unrolled.RnnCell(units = 2, inputs = 3)", methods);
    }

    private static Set<String> privateMethods(Stream<String> cells) {
        return cells.flatMap(cell -> classOf(cell).privateMethods().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void checkClashes(String annotation, Set<String> methods) {
        String members = methods.stream().map(NamesTest::defaultMethod).collect(Collectors.joining("\n"));
        Compilation compilation =
                Javac.unrolled().compile(JavaFileObjects.forSourceString("p.Cell", """
                package p;
                %s
                interface Cell {
                %s
                }
                """.formatted(annotation, members)));
        assertEquals(methods.size(), compilation.errors().size(), () -> Told.text(compilation));
        assertTrue(
                compilation.errors().stream().allMatch(error -> error.getMessage(null)
                        .startsWith("[" + ProblemCode.METHOD_CLASH.tag() + "]")),
                () -> Told.text(compilation));
    }

    /** {@code Cell} is the class of a direction where a layer has two, and the user's own where none has. */
    @Test
    void anInterfaceNamedCellInTheUnnamedPackage() {
        String source = """
                import dev.unrolled.*;
                @RnnNetwork(inputs = 3, layers = @Layer(%srnn = @RnnCell(units = 2, activationClass = Cell.Cubic.class)))
                interface Cell extends RecurrentNetwork {
                    final class Cubic { public static float apply(float x) { return x * x * x; } }
                }
                """;
        Compilation one = Javac.unrolled().compile(JavaFileObjects.forSourceString("Cell", source.formatted("")));
        assertTrue(one.errors().isEmpty(), () -> Told.text(one));
        Compilation two = Javac.unrolled()
                .compile(JavaFileObjects.forSourceString(
                        "Cell", source.formatted("direction = Direction.BIDIRECTIONAL, ")));
        assertTrue(Told.text(two).contains(ProblemCode.ACTIVATION_CLASS.tag()), () -> Told.text(two));
    }

    /** The processor's list of them is a pattern; an activation named like what matches none of it would not compile. */
    @Test
    void activationsNamedLikeVariables() {
        Set<String> variables = Cells.all().stream()
                .map(cell -> ClassFile.of(
                        Cells.compile(cell, "-g"), Cells.generated(cell).replace('.', '/')))
                .flatMap(each -> each.variables().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(variables.size() > 50, variables::toString);
        variables.remove("this");
        // Those of layers are the user's own: a network's identity knows them.
        variables.removeIf(name ->
                name.matches("(encoder|decoder|head|lower|upper|dense3|first|wide|narrow|both)(Outputs|Backward)?"));
        CellIdentity identity = new CellIdentity("p", List.of("Cell"), true, true, false, Set.of(), Set.of());
        assertEquals(
                List.of(),
                variables.stream().filter(name -> !identity.hides(name)).toList());
    }

    @Test
    void activationsNamedLikeVariablesOfLanes() {
        Set<String> variables = new TreeSet<>();
        List<JavaFileObject> cells = new ArrayList<>(Fixtures.folder("lanes"));
        cells.addAll(Fixtures.folder("sidebyside"));
        for (JavaFileObject cell : cells) {
            Compilation compilation = Javac.unrolled("-g", "--add-modules", "jdk.incubator.vector")
                    .compile(cell);
            compilation.generatedFiles().stream()
                    .filter(file -> file.getKind() == JavaFileObject.Kind.CLASS)
                    .map(file -> file.getName().replaceFirst(".*(example/.*)\\.class", "$1"))
                    .forEach(name ->
                            variables.addAll(ClassFile.of(compilation, name).variables()));
        }
        assertTrue(variables.containsAll(Set.of("sums", "panels", "strip", "xs", "zSums")), variables::toString);
        CellIdentity identity = new CellIdentity("p", List.of("Cell"), true, true, false, Set.of(), Set.of());
        assertEquals(
                List.of(),
                variables.stream()
                        .filter(name -> !name.equals("this") && !name.contains("$") && !identity.hides(name))
                        .toList());
    }

    /** In the nested class there is a field of that name. */
    @Test
    void anActivationNamedSumsInLanes() {
        Compilation compilation = Javac.unrolled(
                        "--add-modules", "jdk.incubator.vector", "-A" + ShapeChoice.OPTION + "=lanes")
                .compile(
                        JavaFileObjects.forSourceString(
                                "example.sums",
                                "package example; public final class sums { public static float apply(float x) { return x; } }"),
                        JavaFileObjects.forSourceString("example.Cell", """
                        package example;
                        @dev.unrolled.RnnCell(units = 16, inputs = 3, activationClass = sums.class)
                        interface Cell {}
                        """));
        assertThat(compilation).succeeded();
        assertTrue(GoldenFiles.text(compilation, "example.UnrolledCell").contains("class Lanes"));
    }

    private static String defaultMethod(String method) {
        int at = method.indexOf('(');
        StringBuilder parameters = new StringBuilder();
        for (Type type : Type.getArgumentTypes(method.substring(at))) {
            parameters.append(parameters.isEmpty() ? "" : ", ").append(type.getClassName());
            parameters.append(" p").append(parameters.length());
        }
        return "default void " + method.substring(0, at) + "(" + parameters + ") {}";
    }

    private static void check(int units, String cell, List<JavaFileObject> neighbours) {
        List<JavaFileObject> files = new ArrayList<>(neighbours);
        files.add(JavaFileObjects.forSourceString("p.Cell", HEAD.formatted(units) + cell));
        Compilation compilation = Javac.unrolled().compile(files);
        assertThat(compilation).succeededWithoutWarnings();
        assertTrue(
                ClassFile.of(compilation, "p/UnrolledCell").referencedTypes().stream()
                        .allMatch(type -> type.matches("java/(lang|util)/\\w+|dev/unrolled/.*|p/(Unrolled)?Cell")),
                () -> GoldenFiles.text(compilation, "p.UnrolledCell"));
    }

    /** The simple names of types in a package that generated classes use; annotations that are not in class files are named here. */
    private static Set<String> typeNames(String packagePath) {
        Set<String> names = classes()
                .flatMap(each -> each.referencedTypes().stream())
                .filter(type -> !type.startsWith("example/") && type.contains("/") && type.startsWith(packagePath))
                .map(type -> type.substring(type.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        names.add("Override");
        names.add("SuppressWarnings");
        return names;
    }

    private static Stream<ClassFile> classes() {
        return Cells.all().stream().map(NamesTest::classOf);
    }

    private static ClassFile classOf(String cell) {
        return ClassFile.of(Cells.compile(cell), Cells.generated(cell).replace('.', '/'));
    }
}
