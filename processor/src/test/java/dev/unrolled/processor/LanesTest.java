package dev.unrolled.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.processor.report.ProblemCode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cells in lanes: their text, when they are written, and what they do in a JVM without the Vector API. */
class LanesTest {
    private static final String[] VECTORS = {"--add-modules", "jdk.incubator.vector"};
    private static final String INCUBATOR = "using incubating module(s): jdk.incubator.vector";

    static Stream<String> cells() {
        return Fixtures.paths("lanes").stream()
                .map(path -> path.getFileName().toString().replaceFirst("\\.java$", ""));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void text(String cell) {
        Compilation compilation = Javac.unrolled(VECTORS).compile(Fixtures.file("lanes/" + cell + ".java"));
        assertTrue(told(compilation).stream().allMatch(each -> each.endsWith(INCUBATOR)), () -> Told.text(compilation));
        GoldenFiles.check(
                GoldenFiles.RESOURCES.resolve("golden17/Unrolled" + cell + ".java"),
                GoldenFiles.text(compilation, "example.Unrolled" + cell));
    }

    /** A loader to which the Vector API is unknown stands for a JVM without it. */
    @ParameterizedTest
    @MethodSource("cells")
    void withoutTheVectorApiRowsGiveTheSameBits(String cell) throws ReflectiveOperationException {
        Compilation compilation = Javac.unrolled(VECTORS).compile(Fixtures.file("lanes/" + cell + ".java"));
        String name = "example.Unrolled" + cell;
        RecurrentNetwork lanes = create(new CompiledLoader(compilation, false), name);
        RecurrentNetwork rows = create(new CompiledLoader(compilation, true), name);
        assertArrayEquals(outputs(lanes), outputs(rows));
        assertFalse(hasLanes(rows));
        assertTrue(rows.describe().endsWith("; rows here"), rows::describe);
        assertTrue(lanes.describe().endsWith(hasLanes(lanes) ? "; lanes here" : "; rows here"), lanes::describe);
    }

    /** A layer may be called like what the nested class of lanes is made of, and like that class. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "lanes",
                "inLanes",
                "panels",
                "inPanels",
                "packing",
                "floatVector",
                "vectorSpecies",
                "species",
                "sums"
            })
    void layersNamedLikeLanes(String name) throws ReflectiveOperationException {
        JavaFileObject network = JavaFileObjects.forSourceLines(
                "p.N",
                "package p;",
                "import dev.unrolled.*;",
                "@RnnNetwork(inputs = 3, layers = {",
                "    @Layer(name = \"" + name
                        + "\", lstm = @LstmCell(units = 20), direction = Direction.BIDIRECTIONAL),",
                "    @Layer(name = \"top9\", gru = @GruCell(units = 16, reset = Reset.AFTER)),",
                "    @Layer(name = \"end9\", dense = @Dense(units = 17))})",
                "public interface N extends RecurrentNetwork {}");
        Compilation compilation = Javac.unrolled(VECTORS).compile(network);
        assertTrue(told(compilation).stream().allMatch(each -> each.endsWith(INCUBATOR)), () -> Told.text(compilation));
        String source = text(compilation, "N");
        assertEquals(3, source.split("HAS_LANES = hasLanes\\(\\)", -1).length - 1, source);
        assertArrayEquals(
                outputs(create(new CompiledLoader(compilation, false), "p.UnrolledN")),
                outputs(create(new CompiledLoader(compilation, true), "p.UnrolledN")));
    }

    /** The names that nested classes fall back on are those of layers, too. */
    @Test
    void layersNamedLikeLanesAndWhatIsTakenInstead() {
        String layer = "    @Layer(name = \"%s\", lstm = @LstmCell(units = 20)),";
        JavaFileObject network = JavaFileObjects.forSourceLines(
                "p.N",
                "package p;",
                "import dev.unrolled.*;",
                "@RnnNetwork(inputs = 3, layers = {",
                layer.formatted("lanes"),
                layer.formatted("inLanes"),
                layer.formatted("panels"),
                layer.formatted("inPanels"),
                "    @Layer(name = \"end\", dense = @Dense(units = 2))})",
                "public interface N extends RecurrentCell {}");
        Compilation compilation = Javac.unrolled(VECTORS).compile(network);
        assertTrue(told(compilation).stream().allMatch(each -> each.endsWith(INCUBATOR)), () -> Told.text(compilation));
    }

    /** An inherited constant hides the class of a direction. */
    @Test
    void constantsNamedLikeDirections() {
        Compilation compilation = Javac.unrolled(VECTORS).compile(JavaFileObjects.forSourceString("p.N", """
                        package p;
                        import dev.unrolled.*;
                        @RnnNetwork(inputs = 3, layers = @Layer(
                            name = "both", lstm = @LstmCell(units = 16), direction = Direction.BIDIRECTIONAL))
                        public interface N extends RecurrentNetwork { int Cell = 1; }
                        """));
        assertTrue(told(compilation).stream().allMatch(each -> each.endsWith(INCUBATOR)), () -> Told.text(compilation));
    }

    /** A class without a package cannot be had where a nested class has its name. */
    @Test
    void activationsNamedLikeNestedClasses() {
        String text = """
                %sfinal class Lanes { public static float apply(float x) { return x; } }
                @dev.unrolled.RnnCell(units = 16, inputs = 3, activationClass = Lanes.class) interface C {}
                """;
        String[] options = {VECTORS[0], VECTORS[1], "-Aunrolled.shape=lanes"};
        Compilation unnamed = Javac.unrolled(options).compile(JavaFileObjects.forSourceString("C", text.formatted("")));
        assertEquals(1, count(unnamed, ProblemCode.ACTIVATION_CLASS), () -> Told.text(unnamed));
        Compilation named = Javac.unrolled(options)
                .compile(JavaFileObjects.forSourceString("example.C", text.formatted("package example; ")));
        assertTrue(named.errors().isEmpty(), () -> Told.text(named));
    }

    /** Whatever keeps the Vector API from loading leaves the loops. */
    @Test
    void vectorsThatMayNotBeRead() throws ReflectiveOperationException {
        Compilation compilation = Javac.unrolled(VECTORS).compile(Fixtures.file("lanes/LanesCell.java"));
        String name = "example.UnrolledLanesCell";
        RecurrentNetwork refused = create(new CompiledLoader(compilation, CompiledLoader.Vectors.REFUSED), name);
        assertFalse(hasLanes(refused));
        assertArrayEquals(outputs(create(new CompiledLoader(compilation, true), name)), outputs(refused));
    }

    /** Types of the user's package that are named like those of {@code java.lang} that cells in lanes name. */
    @ParameterizedTest
    @ValueSource(strings = {"Float", "LinkageError", "Math", "System", "SuppressWarnings", "VirtualMachineError"})
    void neighboursNamedLikeTypesOfJavaLang(String name) {
        Compilation compilation = Javac.unrolled(VECTORS)
                .compile(
                        cell("A", 20),
                        cell("B", 160),
                        JavaFileObjects.forSourceString("p." + name, "package p; final class " + name + " {}"));
        assertTrue(told(compilation).stream().allMatch(each -> each.endsWith(INCUBATOR)), () -> Told.text(compilation));
    }

    private static boolean hasLanes(RecurrentNetwork cell) throws ReflectiveOperationException {
        var field = cell.getClass().getDeclaredField("HAS_LANES");
        field.setAccessible(true);
        return field.getBoolean(null);
    }

    private static RecurrentNetwork create(ClassLoader loader, String name) throws ReflectiveOperationException {
        return (RecurrentNetwork) loader.loadClass(name).getConstructor().newInstance();
    }

    private static float[] outputs(RecurrentNetwork cell) {
        cell.initialize(Initializer.glorotUniform(1));
        float[] outputs = run(cell);
        assertArrayEquals(outputs, run(cell.frozen()));
        assertArrayEquals(outputs, run(cell.frozen().fork()));
        return outputs;
    }

    private static float[] run(RecurrentNetwork cell) {
        float[] inputs = new float[7 * 5 * cell.inputs()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (i * 37 % 101 - 50) / 25f;
        }
        float[] outputs = new float[7 * 5 * cell.outputSize()];
        cell.run(7, 5, inputs, cell.zeroState(5), outputs);
        return outputs;
    }

    @Test
    void autoTellsOnceWhichFlagWouldHelp() {
        Compilation compilation = Javac.unrolled().compile(cell("A", 64), cell("B", 64), cell("C", 8));
        assertEquals(1, count(compilation, ProblemCode.LANES_GAIN));
        assertFalse(text(compilation, "A").contains("FloatVector"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows", "straight"})
    void whoAsksForAnotherShapeIsNotTold(String shape) {
        Compilation compilation = Javac.unrolled("-Aunrolled.shape=" + shape).compile(cell("A", 32));
        assertEquals(0, count(compilation, ProblemCode.LANES_GAIN));
    }

    @Test
    void autoTakesThemFrom16UnitsOn() {
        Compilation compilation = Javac.unrolled(VECTORS).compile(cell("A", 15), cell("B", 16));
        assertFalse(text(compilation, "A").contains("HAS_LANES"));
        assertTrue(text(compilation, "B").contains("HAS_LANES"));
        assertEquals(0, count(compilation, ProblemCode.LANES_GAIN));
    }

    /** Gates in two products, as a GRU's, of more weights than an L2 cache holds; but vectors of 8 outputs have no panels. */
    @Test
    void aFewOutputsOfALargeCellDoNotGoByRows() {
        Compilation compilation = Javac.unrolled("--add-modules", "jdk.incubator.vector", "-Aunrolled.shape=lanes")
                .compile(JavaFileObjects.forSourceString("p.A", """
                        package p;
                        @dev.unrolled.LstmCell(units = 256, inputs = 512, projection = 8, coupled = true) interface A {}
                        """));
        String text = text(compilation, "A");
        assertTrue(text.contains("class Lanes"), text);
        assertFalse(text.contains("class Panels"), text);
        assertFalse(text.replaceAll("\\s+(\\+ \"|\\* )?\\s*", " ").contains("a step of one example in rows"), text);
    }

    /** Sums of two outputs do not fill the narrowest vector. */
    @Test
    void whoAsksForThemLearnsWhyThereAreNone() {
        Compilation compilation = Javac.unrolled("--add-modules", "jdk.incubator.vector", "-Aunrolled.shape=lanes")
                .compile(JavaFileObjects.forSourceString(
                        "p.A",
                        "package p; @dev.unrolled.LstmCell(units = 16, inputs = 3, projection = 2) interface A {}"));
        String described = text(compilation, "A").replaceAll("\\s+(\\+ \"|\\* )?\\s*", " ");
        assertTrue(described.contains("cannot be had for fewer than 4 units or outputs"), described);
    }

    @Test
    void asManyVectorsAsRegistersHoldAreOnePanel() {
        assertTrue(generated("units = 256, inputs = 3").contains("new Packing(FIRST, LANES, 16, "));
        assertTrue(generated("units = 257, inputs = 3").contains("new Packing(FIRST, LANES, 9, "));
    }

    /** 768 KiB of weights, and a row more. */
    @Test
    void panelsOfLargeKernelsAreNarrow() {
        assertTrue(generated("units = 384, inputs = 128").contains("new Packing(FIRST, LANES, 12, "));
        assertTrue(generated("units = 384, inputs = 129").contains("new Packing(FIRST, LANES, 4, "));
        assertTrue(generated("units = 400, inputs = 129").contains("new Packing(FIRST, LANES, 5, "));
    }

    @Test
    void upTo256SumsTakeOnePassOfWideVectors() {
        String all = generated("units = 128, inputs = 3");
        assertTrue(all.contains(" sumBy8(") && !hasLongSums(all), all);
        for (int units : new int[] {129, 256}) {
            String wide = generated("units = " + units + ", inputs = 3");
            assertTrue(wide.contains(" sumBy" + (units + 15) / 16 + "(") && hasLongSums(wide), wide);
        }
        String none = generated("units = 257, inputs = 3");
        assertTrue(!none.contains(" sumBy") && hasLongSums(none), none);
    }

    private static boolean hasLongSums(String source) {
        return source.contains(" add6Rows(") || source.contains(" addRowsBy6(");
    }

    /** Of 257 sums one method adds 252 of as many rows, with the last vector in a register; another adds the five that are left. */
    @Test
    void ofLongSumsAVectorThatOverlapsAnotherStaysInARegister() {
        String overlapping = generated("units = 257, inputs = 3");
        assertTrue(overlapping.contains(" addRowsBy6(U, 0, 252, state, stateAt, sums, at)"), overlapping);
        assertTrue(overlapping.contains(" add5Rows(U, 252, state, stateAt + 252, sums, at)"), overlapping);
        String exact = generated("units = 512, inputs = 3");
        assertTrue(exact.contains(" add6Rows(U, k, state, stateAt + k, sums, at)"), exact);
        assertFalse(exact.contains(" addRowsBy6("), exact);
    }

    /** 136 sums are long where a vector has 8 lanes or 4, which they fill. */
    @Test
    void longSumsOverlapOnlyWhereTheyAreLong() {
        String exact = generated("units = 136, inputs = 3");
        assertTrue(exact.contains(" add6Rows(U, k, ") && !exact.contains(" addRowsBy6("), exact);
        assertTrue(generated("units = 140, inputs = 3").contains(" addRowsBy6(U, 0, 138, "));
    }

    /** Those of a GRU of 64 units are 16 vectors of 512 bits. */
    @Test
    void asManySumsOfAGroupAsRegistersHoldTakeOnePass() {
        assertTrue(generatedGru(64).contains(" sumsBy16("));
        assertFalse(generatedGru(65).contains(" sumsBy"));
    }

    private static String generatedGru(int units) {
        Compilation compilation =
                Javac.unrolled(VECTORS).compile(JavaFileObjects.forSourceString("p.A", """
                        package p;
                        @dev.unrolled.GruCell(units = %s, inputs = 3, reset = dev.unrolled.Reset.AFTER) interface A {}
                        """.formatted(units)));
        return text(compilation, "A");
    }

    private static String generated(String members) {
        Compilation compilation = Javac.unrolled(VECTORS)
                .compile(JavaFileObjects.forSourceString(
                        "p.A", "package p; @dev.unrolled.RnnCell(" + members + ") interface A {}"));
        return text(compilation, "A");
    }

    /** Each direction says it behind its own lines. */
    @Test
    void oneOfTwoCellsOfALayerIsInLanes() {
        Compilation compilation = Javac.unrolled(VECTORS).compile(JavaFileObjects.forSourceString("p.A", """
                        package p;
                        import dev.unrolled.*;
                        @RnnNetwork(inputs = 3, layers = @Layer(direction = Direction.BIDIRECTIONAL, rnn = {
                            @RnnCell(units = 32), @RnnCell(units = 32, activation = Activation.GELU)}))
                        interface A extends RecurrentNetwork {}
                        """));
        String source = text(compilation, "A");
        assertTrue(source.contains("lanes here"), source);
        assertTrue(source.indexOf("lanes here") < source.indexOf("its backward direction"), source);
        assertEquals(source.indexOf("lanes here"), source.lastIndexOf("lanes here"), source);
    }

    /** A frozen copy reads panels. */
    @Test
    void oneExampleOfALargeGruGoesByRows() {
        Compilation compilation = Javac.unrolled(VECTORS)
                .compile(
                        JavaFileObjects.forSourceString(
                                "p.A",
                                "package p; @dev.unrolled.GruCell(units = 256, inputs = 86, reset = dev.unrolled.Reset.AFTER) interface A {}"));
        String source = text(compilation, "A");
        assertTrue(source.contains("if (lanes instanceof Panels) {\n      lanes.advance("), source);
        assertTrue(source.contains("if (lanes != null && batch > 1) {\n      lanes.advanceBatch("), source);
        assertTrue(source.contains("if (lanes != null && (steps > 1 || batch > 1)) {\n"), source);
    }

    @Test
    void anOldSourceLevelIsTold() {
        Compilation compilation =
                Javac.unrolled("--release", "11", "-Aunrolled.shape=lanes").compile(cell("A", 64));
        assertEquals(1, count(compilation, ProblemCode.LANES_ABSENT));
        assertTrue(Told.text(compilation).contains("found source level 11, below 17"), () -> Told.text(compilation));
    }

    private static JavaFileObject cell(String name, int units) {
        return JavaFileObjects.forSourceString(
                "p." + name,
                "package p; @dev.unrolled.RnnCell(units = " + units + ", inputs = 40) interface " + name + " {}");
    }

    private static String text(Compilation compilation, String name) {
        return GoldenFiles.text(compilation, "p.Unrolled" + name);
    }

    private static long count(Compilation compilation, ProblemCode code) {
        return told(compilation).stream()
                .filter(message -> message.startsWith("[" + code.tag() + "]"))
                .count();
    }

    private static List<String> told(Compilation compilation) {
        return Told.all(compilation).stream()
                .map((Diagnostic<?> each) -> each.getMessage(Locale.ROOT))
                .toList();
    }
}
