package dev.unrolled.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.RecurrentCell;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eclipse's compiler runs the processor in batch mode, as javac does, and finds nothing to warn of in what it writes. */
class EcjTest {
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private final Path folder;

    EcjTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "units = 2, inputs = 3",
                "units = 40, inputs = 7, activation = Activation.SIGMOID, numerics = Numerics.SEPARATE",
                "units = 16, inputs = 8, activation = Activation.RELU, bias = false",
                "units = 5, inputs = 5, numerics = Numerics.TENSORFLOW_2",
                "units = 2, inputs = 5, numerics = Numerics.TENSORFLOW_1",
                "units = 40, inputs = 100, numerics = Numerics.TENSORFLOW_1"
            })
    void basicCellsCompileWithoutAWarningAndStep(String members) throws Exception {
        compileAndStep("@RnnCell(" + members + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@GruCell(units = 2, inputs = 3, reset = Reset.AFTER)",
                "@GruCell(units = 40, inputs = 7, reset = Reset.BEFORE, numerics = Numerics.SEPARATE)",
                "@LstmCell(units = 2, inputs = 3, forgetBias = 1)",
                "@LstmCell(units = 16, inputs = 8, peepholes = true, projection = 5, cellClip = 2, projectionClip = 1, clip = 3)",
                "@LstmCell(units = 16, inputs = 8, coupled = true, bias = false, gateActivation = Activation.HARD_SIGMOID)"
            })
    void gatedCellsCompileWithoutAWarningAndStep(String annotation) throws Exception {
        compileAndStep(annotation);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Layer(lstm = @LstmCell(units = 6)), @Layer(dense = @Dense(units = 2))",
                "@Layer(name = \"a\", gru = @GruCell(units = 40, reset = Reset.AFTER), learnedState = true, residual = \"\"), "
                        + "@Layer(name = \"b\", dense = @Dense(units = 40, activation = Activation.RELU), residual = \"b\"), "
                        + "@Layer(name = \"c\", rnn = @RnnCell(units = 40), residual = \"b\")"
            })
    void networksThatStepCompileWithoutAWarning(String layers) throws Exception {
        compileAndStep("@RnnNetwork(inputs = 3, head = Head.SOFTMAX, layers = {" + layers + "})");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Layer(lstm = @LstmCell(units = 6), direction = Direction.BIDIRECTIONAL), @Layer(dense = @Dense(units = 2))",
                "@Layer(gru = @GruCell(units = 9, reset = Reset.BEFORE), direction = Direction.BACKWARD_REVERSED), "
                        + "@Layer(lstm = @LstmCell(units = 5), direction = Direction.BIDIRECTIONAL, merge = Merge.AVERAGE, "
                        + "steps = Steps.LAST, learnedState = true)",
                "@Layer(rnn = @RnnCell(units = 4), direction = Direction.BIDIRECTIONAL, merge = Merge.APART)",
                "@Layer(direction = Direction.BIDIRECTIONAL, learnedState = true, lstm = {@LstmCell(units = 4), "
                        + "@LstmCell(units = 4, activation = Activation.RELU)})"
            })
    void networksOfWholeSequencesCompileWithoutAWarning(String layers) throws Exception {
        String annotation = "@RnnNetwork(inputs = 3, head = Head.LOG_SOFTMAX, layers = {" + layers + "})";
        assertEquals("", compile(annotation + " public interface Ecj extends RecurrentNetwork {}"));
    }

    @Test
    void mistakesInLayersAreToldInTheFile() throws IOException {
        String told = compile("@RnnNetwork(inputs = 3, layers = @Layer(lstm = @LstmCell(units = 0))) interface Ecj {}");
        assertTrue(told.contains("[RnnCellUnits] units: expected 1 to 4096, found 0"), told);
        assertTrue(told.lines().anyMatch(line -> line.contains("ERROR in") && line.contains("Ecj.java")), told);
    }

    private void compileAndStep(String annotation) throws Exception {
        assertEquals("", compile(annotation + " public interface Ecj extends RecurrentCell {}"));
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.resolve("classes").toUri().toURL()},
                getClass().getClassLoader())) {
            RecurrentCell cell = (RecurrentCell)
                    loader.loadClass("p.UnrolledEcj").getConstructor().newInstance();
            cell.step(new float[cell.inputs()], cell.zeroState(1));
        }
    }

    @Test
    void mistakesAreToldAtTheMember() throws IOException {
        String told = compile("@RnnCell(units = 0, inputs = 3) public interface Ecj extends RecurrentCell {}");
        assertTrue(told.contains("[RnnCellUnits] units: expected 1 to 4096, found 0"), told);
        assertTrue(
                told.lines().anyMatch(line -> line.contains("ERROR in") && line.contains("Ecj.java (at line 3)")),
                told);
    }

    /** What the compiler prints, warnings being switched on as Eclipse's defaults have them, and unused code besides. */
    private String compile(String declaration) throws IOException {
        Path source = folder.resolve("src/p/Ecj.java");
        Files.createDirectories(source.getParent());
        Files.createDirectories(folder.resolve("generated"));
        Files.writeString(source, "package p;\nimport dev.unrolled.*;\n" + declaration + "\n");
        List<String> arguments = List.of(
                "-17",
                "-warn:+unused,unusedParam,null,allDeprecation",
                "-classpath",
                CLASS_PATH,
                "-processorpath",
                CLASS_PATH,
                "-processor",
                UnrolledProcessor.class.getName(),
                "-s",
                folder.resolve("generated").toString(),
                "-d",
                folder.resolve("classes").toString(),
                source.toString());
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed, true);
        BatchCompiler.compile(arguments.toArray(String[]::new), writer, writer, null);
        return printed.toString();
    }
}
