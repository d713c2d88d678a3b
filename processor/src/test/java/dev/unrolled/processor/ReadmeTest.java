package dev.unrolled.processor;

import static com.google.testing.compile.Compiler.javac;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.unrolled.Initializer;
import dev.unrolled.RecurrentCell;
import dev.unrolled.processor.proof.MemoryClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README shows the class that is generated for the quickstart's interface, unedited, and what it says of networks and sequences works. */
class ReadmeTest {
    private static final Path INTERFACE =
            Readme.ROOT.resolve("samples/quickstart/src/main/java/dev/unrolled/samples/quickstart/TinyCell.java");
    private static final String BEGIN = "<!-- generated -->\n```java\n";

    @Test
    void showsTheGeneratedClass() throws IOException {
        Readme.assertShows(generated(), BEGIN, "```");
    }

    @Test
    void showsTheAnnotatedInterface() throws IOException {
        String source = Files.readString(INTERFACE);
        String declaration = source.substring(source.indexOf("@RnnCell"));
        String readme = Readme.text();
        assertTrue(readme.contains(declaration), "README.md does not show " + declaration);
    }

    @Test
    void networksSequencesAndStatesWork() throws Exception {
        String readme = Readme.text();
        String imports = "package p;\nimport dev.unrolled.*;\n";
        String use = imports
                + """
                public final class Use {
                    private Use() {}

                    public static float[] network(float[] input) {
                        UnrolledSpeech speech = new UnrolledSpeech();
                        speech.encoder.kernel[0][0] = 1;
                        speech.initialize(Initializer.glorotUniform(1));
                        float[] state = speech.initialState(1);
                        float[] output = new float[speech.outputSize()];
                        speech.step(input, state, output);
                        return output;
                    }

                    public static String names() {
                        return new UnrolledSpeech().variables().get(0).name();
                    }

                    public static RecurrentCell cubic() {
                        return new UnrolledCubicCell();
                    }

                    public static float[] sequence(RecurrentCell cell, float[] inputs) {
                        %s
                        return outputs;
                    }

                    public static float[] masked(boolean[] mask, float[] inputs) {
                        UnrolledClassifier classifier = new UnrolledClassifier();
                        classifier.initialize(Initializer.glorotUniform(1));
                        float[] probabilities = new float[4 * 10];
                        %s
                        return probabilities;
                    }

                    public static float[] states(RecurrentCell cell, float[] state) {
                        %s
                        return restored;
                    }
                }
                """.formatted(
                                block(readme, "### Sequences"),
                                block(readme, "### Masks of Keras", 2),
                                block(readme, "### State"));
        String own = block(readme, "### Your own activation");
        int cellAt = own.indexOf("@RnnCell");
        MemoryClasses classes = MemoryClasses.process(List.of(
                JavaFileObjects.forSourceString("p.Speech", imports + block(readme, "### Networks")),
                JavaFileObjects.forSourceString("p.Classifier", imports + block(readme, "### Masks of Keras")),
                JavaFileObjects.forSourceString("p.Cubic", imports + own.substring(0, cellAt)),
                JavaFileObjects.forSourceString("p.CubicCell", imports + own.substring(cellAt)),
                JavaFileObjects.forSourceString("p.Use", use)));
        Class<?> type = classes.loadClass("p.Use");
        float[] output = (float[]) type.getMethod("network", float[].class).invoke(null, new float[40]);
        assertEquals(10, output.length);
        float sum = 0;
        for (float each : output) {
            sum += each;
        }
        assertEquals(1, sum, 1e-6, "softmax");
        assertEquals("encoder/kernel", type.getMethod("names").invoke(null));

        RecurrentCell cell = (RecurrentCell) type.getMethod("cubic").invoke(null);
        cell.initialize(Initializer.glorotUniform(2));
        float[] inputs = new float[20 * 4 * cell.inputs()];
        Arrays.fill(inputs, 1);
        float[] outputs = (float[])
                type.getMethod("sequence", RecurrentCell.class, float[].class).invoke(null, cell, inputs);
        int[] lengths = {20, 3, 0, 11};
        for (int t = 0; t < 20; t++) {
            for (int n = 0; n < 4; n++) {
                int from = (t * 4 + n) * cell.outputSize();
                float[] given = Arrays.copyOfRange(outputs, from, from + cell.outputSize());
                boolean isPadding = Arrays.equals(new float[cell.outputSize()], given);
                assertEquals(t >= lengths[n], isPadding, "step " + t + " of example " + n);
            }
        }

        boolean[] mask = new boolean[4 * 20];
        Arrays.fill(mask, 20, 80, true);
        float[] probabilities = (float[])
                type.getMethod("masked", boolean[].class, float[].class).invoke(null, mask, new float[4 * 20 * 40]);
        assertEquals(0.1f, probabilities[0], 1e-6f, "of no step");

        float[] state = cell.zeroState(4);
        Arrays.fill(state, 3 * cell.stateSize(), 4 * cell.stateSize(), 7);
        float[] expected = cell.zeroState(4);
        Arrays.fill(expected, 0, cell.stateSize(), 7);
        float[] restored = (float[])
                type.getMethod("states", RecurrentCell.class, float[].class).invoke(null, cell, state);
        assertArrayEquals(expected, restored);
    }

    /** The first block of Java under a heading. */
    private static String block(String readme, String heading) {
        return block(readme, heading, 1);
    }

    private static String block(String readme, String heading, int number) {
        String begin = "```java\n";
        int section = readme.indexOf("\n" + heading + "\n");
        int from = section;
        for (int i = 0; i < number; i++) {
            from = readme.indexOf(begin, from) + begin.length();
        }
        assertTrue(section > 0 && from > section, "README.md: expected a block of Java under " + heading);
        return readme.substring(from, readme.indexOf("```", from));
    }

    private static String generated() throws IOException {
        Compilation compilation = javac().withProcessors(new UnrolledProcessor())
                .withOptions("-Xlint:all", "-Werror")
                .compile(JavaFileObjects.forSourceString(
                        "dev.unrolled.samples.quickstart.TinyCell", Files.readString(INTERFACE)));
        assertEquals(Compilation.Status.SUCCESS, compilation.status(), compilation.diagnostics()::toString);
        return compilation.generatedSourceFiles().get(0).getCharContent(true).toString();
    }
}
