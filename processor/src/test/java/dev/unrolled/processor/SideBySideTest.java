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
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        run(small, 7);
        assertTrue(lanes(small).isEmpty());
        run(small, 8);
        assertEquals(hasWideVectors(), lanes(small).isPresent());
    }

    @ParameterizedTest
    @MethodSource("cells")
    void reservedScratchIsKept(String cell) throws ReflectiveOperationException {
        RecurrentCell reserved = create(compile(cell), cell, false);
        reserved.reserve(100, 7);
        assertTrue(lanes(reserved).isEmpty());
        reserved.reserve(0, 8);
        Optional<Object> lanes = lanes(reserved);
        assertEquals(hasWideVectors(), lanes.isPresent());
        run(reserved, BATCH);
        reserved.reserve(1, 1_000);
        assertSame(lanes.orElse(null), lanes(reserved).orElse(null));
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
                                "package p; @dev.unrolled.RnnCell(units = 3, inputs = 2) interface A { int Lanes = 1; int HasLanes = 2; }"));
        assertTrue(compilation.errors().isEmpty(), () -> Told.text(compilation));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Float", "LinkageError", "Math", "SuppressWarnings", "VirtualMachineError", "Lanes"})
    void neighboursNamedLikeTypesThatAreUsed(String name) {
        Compilation compilation = Javac.unrolled(VECTORS)
                .compile(
                        JavaFileObjects.forSourceString(
                                "p.A", "package p; @dev.unrolled.RnnCell(units = 3, inputs = 2) interface A {}"),
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

    private static Optional<Object> lanes(RecurrentCell cell) throws ReflectiveOperationException {
        var field = cell.getClass().getDeclaredField("lanes");
        field.setAccessible(true);
        return Optional.ofNullable(field.get(cell));
    }

    /** As the JVM that runs the tests has them: asked of a class that the generated one does not see. */
    private static boolean hasWideVectors() throws ReflectiveOperationException {
        Optional<Module> vectors = ModuleLayer.boot().findModule("jdk.incubator.vector");
        if (vectors.isEmpty()) {
            return false;
        }
        Object species = Class.forName(vectors.get(), "jdk.incubator.vector.FloatVector")
                .getField("SPECIES_PREFERRED")
                .get(null);
        Object lanes = Class.forName(vectors.get(), "jdk.incubator.vector.VectorSpecies")
                .getMethod("length")
                .invoke(species);
        return (int) lanes >= 8;
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
