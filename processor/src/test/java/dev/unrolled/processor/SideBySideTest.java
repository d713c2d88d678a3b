package dev.unrolled.processor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.processor.model.ShapeChoice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Examples of a batch side by side: the text, when it is written, and when the Vector API is loaded. */
class SideBySideTest {
    private static final String[] VECTORS = {"--add-modules", "jdk.incubator.vector"};
    private static final int BATCH = 21;

    static Stream<String> cells() {
        return Fixtures.paths("sidebyside").stream()
                .map(path -> path.getFileName().toString().replaceFirst("\\.java$", ""));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void text(String cell) {
        GoldenFiles.check(
                GoldenFiles.RESOURCES.resolve("golden17/Unrolled" + cell + ".java"),
                GoldenFiles.text(compile(cell), "example.Unrolled" + cell));
    }

    /** A loader to which the Vector API is unknown stands for a JVM without it. */
    @ParameterizedTest
    @MethodSource("cells")
    void withoutTheVectorApiOneByOneGivesTheSameBits(String cell) throws ReflectiveOperationException {
        Compilation compilation = compile(cell);
        RecurrentCell here = create(compilation, cell, false);
        RecurrentCell without = create(compilation, cell, true);
        float[] outputs = run(here, BATCH);
        assertArrayEquals(outputs, run(without, BATCH));
        assertArrayEquals(outputs, run(here.frozen(), BATCH));
        assertTrue(lanes(without).isEmpty());
    }

    /** A service that steps single examples starts without it. */
    @ParameterizedTest
    @MethodSource("cells")
    void smallBatchesDoNotAskForTheVectorApi(String cell) throws ReflectiveOperationException {
        RecurrentCell small = create(compile(cell), cell, false);
        int least = isPacked(cell) ? 4 : 8;
        run(small, least - 1);
        assertTrue(lanes(small).isEmpty());
        run(small, least);
        assertEquals(hasWideVectors(), lanes(small).isPresent());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void reservedScratchIsKept(String cell) throws ReflectiveOperationException {
        RecurrentCell reserved = create(compile(cell), cell, false);
        int least = isPacked(cell) ? 4 : 8;
        reserved.reserve(100, least - 1);
        assertTrue(lanes(reserved).isEmpty());
        reserved.reserve(0, least);
        Optional<Object> lanes = lanes(reserved);
        assertEquals(hasWideVectors(), lanes.isPresent());
        run(reserved, BATCH);
        reserved.reserve(1, 1_000);
        assertSame(lanes.orElse(null), lanes(reserved).orElse(null));
    }

    /** Of two units, where a JDK of today has vectors of 256 bits and no wider ones. */
    private static boolean isPacked(String cell) throws ReflectiveOperationException {
        return cell.startsWith("Packed") && Runtime.version().feature() >= 25 && lanesHere() == 8;
    }

    @ParameterizedTest
    @EnumSource(
            value = ShapeChoice.class,
            names = {"ROWS", "STRAIGHT"})
    void notWhereAnotherShapeIsAskedFor(ShapeChoice shape) {
        assertFalse(isWritten("@dev.unrolled.RnnCell(units = 3, inputs = 2)", "-Aunrolled.shape=" + shape.text()));
    }

    @Test
    void notWhereVectorsAreMissingOrUnitsFillThem() {
        assertTrue(isWritten("@dev.unrolled.RnnCell(units = 15, inputs = 2)", VECTORS));
        assertTrue(isWritten("@dev.unrolled.RnnCell(units = 2, inputs = 256)", VECTORS));
        assertFalse(isWritten("@dev.unrolled.RnnCell(units = 2, inputs = 257)", VECTORS));
        assertFalse(isWritten("@dev.unrolled.RnnCell(units = 16, inputs = 2)", VECTORS));
        assertFalse(isWritten("@dev.unrolled.RnnCell(units = 15, inputs = 2)", "-Aunrolled.shape=auto"));
    }

    /** Of two units a vector holds four examples, unless an output has another length. */
    @ParameterizedTest
    @CsvSource({
        "'RnnCell(units = 2, inputs = 1)', true",
        "'RnnCell(units = 2, inputs = 256, numerics = dev.unrolled.Numerics.TENSORFLOW_2)', true",
        "'LstmCell(units = 2, inputs = 3, coupled = true)', true",
        "'GruCell(units = 2, inputs = 3, reset = dev.unrolled.Reset.AFTER)', true",
        "'LstmCell(units = 2, inputs = 3, projection = 1)', false",
        "'LstmCell(units = 2, inputs = 3, projection = 2)', false",
        "'RnnCell(units = 1, inputs = 3)', false",
        "'RnnCell(units = 4, inputs = 3)', false"
    })
    void fourExamplesInOneVector(String annotation, boolean isPacked) {
        Compilation compilation = Javac.unrolled(VECTORS)
                .compile(JavaFileObjects.forSourceString(
                        "p.A", "package p; @dev.unrolled." + annotation + " interface A {}"));
        String text = GoldenFiles.text(compilation, "p.UnrolledA").replaceAll("[\\s*]+", " ");
        assertEquals(isPacked, text.contains("PACKED"));
        assertEquals(isPacked, text.contains("on JDK 25 and later batches of 4 and more go 4 at a time instead"));
    }

    /** Sums in blocks, and functions that are computed in double. */
    @ParameterizedTest
    @ValueSource(
            strings = {"numerics = dev.unrolled.Numerics.TENSORFLOW_1", "activation = dev.unrolled.Activation.SOFTPLUS"
            })
    void notWhereVectorsCannot(String member) {
        assertFalse(isWritten("@dev.unrolled.RnnCell(units = 3, inputs = 2, " + member + ")", VECTORS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TANH", "RELU", "SOFTSIGN"})
    void withTheBitsOfTensorFlow2(String activation) {
        assertTrue(isWritten(
                "@dev.unrolled.RnnCell(units = 3, inputs = 2, activation = dev.unrolled.Activation." + activation
                        + ", numerics = dev.unrolled.Numerics.TENSORFLOW_2)",
                VECTORS));
    }

    /** A constant that a class inherits is meant before a nested class of its name. */
    @Test
    void constantsNamedLikeNestedClasses() {
        Compilation compilation = Javac.unrolled(VECTORS)
                .compile(
                        JavaFileObjects.forSourceString(
                                "p.A",
                                "package p; @dev.unrolled.RnnCell(units = 2, inputs = 2) interface A { int Lanes = 1; int HasLanes = 2; int Packed = 3; }"));
        assertTrue(compilation.errors().isEmpty(), () -> Told.text(compilation));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Float",
                "LinkageError",
                "Math",
                "SuppressWarnings",
                "VirtualMachineError",
                "Lanes",
                "Packed",
                "VectorMask"
            })
    void neighboursNamedLikeTypesThatAreUsed(String name) {
        Compilation compilation = Javac.unrolled(VECTORS)
                .compile(
                        JavaFileObjects.forSourceString(
                                "p.A", "package p; @dev.unrolled.RnnCell(units = 2, inputs = 2) interface A {}"),
                        JavaFileObjects.forSourceString("p." + name, "package p; final class " + name + " {}"));
        assertTrue(compilation.errors().isEmpty(), () -> Told.text(compilation));
    }

    private static boolean isWritten(String annotation, String... options) {
        Compilation compilation = Javac.unrolled(options)
                .compile(JavaFileObjects.forSourceString("p.A", "package p; " + annotation + " interface A {}"));
        return GoldenFiles.text(compilation, "p.UnrolledA").contains("SIDE_BY_SIDE");
    }

    private static Compilation compile(String cell) {
        return Javac.unrolled(VECTORS).compile(Fixtures.file("sidebyside/" + cell + ".java"));
    }

    private static RecurrentCell create(Compilation compilation, String cell, boolean hidesVectors)
            throws ReflectiveOperationException {
        RecurrentCell created = (RecurrentCell) new CompiledLoader(compilation, hidesVectors)
                .loadClass("example.Unrolled" + cell)
                .getConstructor()
                .newInstance();
        created.initialize(Initializer.glorotUniform(1));
        return created;
    }

    /** What advances several examples, of which a cell never has both kinds. */
    private static Optional<Object> lanes(RecurrentCell cell) throws ReflectiveOperationException {
        List<String> names = new ArrayList<>();
        Optional<Object> found = Optional.empty();
        for (var field : cell.getClass().getDeclaredFields()) {
            if (field.getName().matches("lanes|packed")) {
                field.setAccessible(true);
                if (field.get(cell) != null) {
                    names.add(field.getName());
                    found = Optional.of(field.get(cell));
                }
            }
        }
        String name = cell.getClass().getSimpleName().substring("Unrolled".length());
        assertTrue(List.of(isPacked(name) ? "packed" : "lanes").containsAll(names), names::toString);
        return found;
    }

    /** As the JVM that runs the tests has them: asked of a class that the generated one does not see. */
    private static boolean hasWideVectors() throws ReflectiveOperationException {
        return lanesHere() >= 8;
    }

    /** 0 without the Vector API. */
    private static int lanesHere() throws ReflectiveOperationException {
        Optional<Module> vectors = ModuleLayer.boot().findModule("jdk.incubator.vector");
        if (vectors.isEmpty()) {
            return 0;
        }
        Object species = Class.forName(vectors.get(), "jdk.incubator.vector.FloatVector")
                .getField("SPECIES_PREFERRED")
                .get(null);
        Object lanes = Class.forName(vectors.get(), "jdk.incubator.vector.VectorSpecies")
                .getMethod("length")
                .invoke(species);
        return (int) lanes;
    }

    private static float[] run(RecurrentCell cell, int batch) {
        float[] inputs = new float[5 * batch * cell.inputs()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (i * 37 % 101 - 50) / 25f;
        }
        float[] outputs = new float[5 * batch * cell.outputSize()];
        cell.run(5, batch, inputs, cell.zeroState(batch), outputs);
        return outputs;
    }
}
