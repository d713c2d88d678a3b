package dev.unrolled.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.unrolled.Activation;
import dev.unrolled.Numerics;
import dev.unrolled.processor.model.ActivationParameter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the JIT compiler needs of a class, read from the class file. */
class ClassFilesTest {
    /** HotSpot's {@code HugeMethodLimit}: a longer method is interpreted for ever. */
    private static final int HUGE_METHOD = 8000;

    /** The largest class, for straight code at its limit; the format itself allows 65 535 constants and this much in no method. */
    private static final int MAX_CLASS = 512 * 1024;

    static Stream<String> cells() {
        return Cells.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void everyMethodIsCompiledByTheJit(String cell) {
        check(ClassFile.of(Cells.compile(cell), Cells.generated(cell).replace('.', '/')));
    }

    /** Straight code as long as it may be, 8192 multiply-adds, in every proportion of inputs to units. */
    @ParameterizedTest
    @CsvSource({"64, 64", "26, 289", "1, 4096", "2, 4094", "90, 1", "32, 224", "7, 1163"})
    void straightCodeAtItsLimit(int units, int inputs) {
        for (Numerics numerics : List.of(Numerics.FUSED, Numerics.SEPARATE, Numerics.TENSORFLOW_1)) {
            String source = """
                    package p;
                    @SuppressWarnings("RnnCellTensorFlowLimit")
                    @dev.unrolled.RnnCell(units = %d, inputs = %d, numerics = dev.unrolled.Numerics.%s)
                    interface Cell {}
                    """.formatted(units, inputs, numerics);
            Compilation compilation = Javac.unrolled("-Aunrolled.shape=straight")
                    .compile(JavaFileObjects.forSourceString("p.Cell", source));
            assertThat(compilation).succeededWithoutWarnings();
            check(ClassFile.of(compilation, "p/UnrolledCell"));
        }
    }

    /** The same for gated cells, whose methods between the sums are long too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GruCell(units = 48, inputs = 8, reset = dev.unrolled.Reset.AFTER)",
                "GruCell(units = 1, inputs = 2700, reset = dev.unrolled.Reset.BEFORE, clip = 1)",
                "LstmCell(units = 44, inputs = 2, forgetBias = 1, peepholes = true, cellClip = 2, clip = 3, recurrentBias = true)",
                "LstmCell(units = 1, inputs = 1990, projection = 40, projectionClip = 1)"
            })
    void straightCodeOfGatedCellsAtItsLimit(String annotation) {
        for (Numerics numerics : List.of(Numerics.FUSED, Numerics.SEPARATE)) {
            String source = "package p;\n@dev.unrolled.%s, numerics = dev.unrolled.Numerics.%s)\ninterface Cell {}\n"
                    .formatted(annotation.substring(0, annotation.length() - 1), numerics);
            Compilation compilation = Javac.unrolled("-Aunrolled.shape=straight")
                    .compile(JavaFileObjects.forSourceString("p.Cell", source));
            assertThat(compilation).succeededWithoutWarnings();
            check(ClassFile.of(compilation, "p/UnrolledCell"));
        }
    }

    /** No shape is cut so finely that the calls cost more than the work. */
    @Test
    void methodsAreFilled() {
        Compilation compilation = Cells.compile("TiledUnitsCell");
        Map<String, Integer> sizes =
                ClassFile.of(compilation, "example/UnrolledTiledUnitsCell").codeSizes();
        int largest = sizes.values().stream().max(Integer::compare).orElseThrow();
        assertTrue(largest > HUGE_METHOD / 3, sizes::toString);
    }

    /** The smallest and the largest sizes with every activation. */
    @ParameterizedTest
    @CsvSource({"1, 1", "1, 4096", "4096, 1", "3, 1", "4, 4", "5, 4095"})
    void everyActivation(int units, int inputs) {
        StringBuilder source = new StringBuilder("package p;\nclass Cells {\n");
        for (Activation activation : Activation.values()) {
            source.append("@dev.unrolled.RnnCell(units = %d, inputs = %d, activation = dev.unrolled.Activation.%s%s)\n"
                    .formatted(units, inputs, activation, parameters(activation)));
            source.append("interface %s {}\n".formatted(activation));
        }
        Compilation compilation = Javac.unrolled()
                .compile(JavaFileObjects.forSourceString(
                        "p.Cells", source.append("}").toString()));
        assertThat(compilation).succeededWithoutWarnings();
        assertEquals(
                Activation.values().length, compilation.generatedSourceFiles().size());
        for (Activation activation : Activation.values()) {
            check(ClassFile.of(compilation, "p/UnrolledCells_" + activation));
        }
    }

    private static String parameters(Activation activation) {
        return ActivationParameter.of(activation).stream()
                .map(parameter -> ", " + parameter.name() + " = 0.7f")
                .collect(Collectors.joining());
    }

    private static void check(ClassFile file) {
        file.codeSizes().forEach((method, size) -> assertTrue(size < HUGE_METHOD, () -> method + ": " + size));
        assertTrue(file.size() < MAX_CLASS, () -> file.size() + " bytes");
    }
}
