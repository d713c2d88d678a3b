package dev.unrolled.processor.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.testing.compile.JavaFileObjects;
import dev.unrolled.RecurrentNetwork;
import dev.unrolled.weights.NetworkLayout;
import dev.unrolled.weights.Tensor;
import dev.unrolled.weights.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What it takes to compile a network of a real model, to read what was recorded of it, and to compare the two. */
final class RealNetwork {
    private RealNetwork() {}

    /** Runs a sequence at once, and again step by step, which changes no bit. */
    static float[] run(RecurrentNetwork network, int steps, int batch, float[] inputs, float[] state) {
        float[] stepped = state.clone();
        float[] outputs = new float[steps * batch * network.outputSize()];
        network.run(steps, batch, inputs, state, outputs);
        int size = batch * network.outputSize();
        float[] one = new float[size];
        for (int t = 0; t < steps; t++) {
            int width = inputs.length / steps;
            network.run(1, batch, Arrays.copyOfRange(inputs, t * width, (t + 1) * width), stepped, one);
            Bits.assertEqual("step " + t, Arrays.copyOfRange(outputs, t * size, (t + 1) * size), one);
        }
        Bits.assertEqual("state", state, stepped);
        return outputs;
    }

    static void compare(String what, double[] expected, float[] found, double tolerance, Tally tally) {
        if (expected.length != found.length) {
            throw new AssertionError("%s: expected %d values, found %d".formatted(what, expected.length, found.length));
        }
        for (int i = 0; i < expected.length; i++) {
            tally.compare(what + "[" + i + "]", expected[i], found[i], tolerance);
        }
    }

    /** Compiles an annotated interface. */
    static RecurrentNetwork generated(int inputs, String layers) {
        String source = """
            package real;
            import static dev.unrolled.Activation.*;
            import dev.unrolled.*;
            @RnnNetwork(inputs = %d, layers = {%s})
            public interface Model extends RecurrentCell {}
            """.formatted(inputs, layers);
        MemoryClasses classes = MemoryClasses.process(List.of(JavaFileObjects.forSourceString("real.Model", source)));
        try {
            return (RecurrentNetwork)
                    classes.loadClass("real.UnrolledModel").getConstructor().newInstance();
        } catch (ReflectiveOperationException failure) {
            throw new LinkageError(failure.getMessage(), failure);
        }
    }

    static NetworkLayout layout(RecurrentNetwork network) {
        return (NetworkLayout) network.layout();
    }

    static float[][] columns(float[][] matrix, int from, int to) {
        return Stream.of(matrix).map(row -> Arrays.copyOfRange(row, from, to)).toArray(float[][]::new);
    }

    static Tensor tensor(String name, JsonNode values) {
        if (!values.get(0).isArray()) {
            return Tensor.of(name, new Numbered(values).matrix(1, values.size())[0]);
        }
        float[][] rows = new float[values.size()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new Numbered(values.get(row)).matrix(1, values.get(row).size())[0];
        }
        return Tensor.of(name, rows);
    }

    /** A flat list of numbers, read from its beginning to its end. */
    static final class Numbered {
        private final JsonNode numbers;
        private int at;

        Numbered(JsonNode numbers) {
            this.numbers = numbers;
        }

        float[][] matrix(int rows, int columns) {
            float[][] matrix = new float[rows][columns];
            for (int i = 0; i < rows * columns; i++) {
                matrix[i / columns][i % columns] = numbers.get(at++).floatValue();
            }
            return matrix;
        }

        void checkEnd() {
            if (at != numbers.size()) {
                throw new AssertionError("expected %d numbers, found %d".formatted(at, numbers.size()));
            }
        }
    }

    static JsonNode json(String path) {
        try {
            return new ObjectMapper().readTree(Reference.path(path).toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static double[] csv(String path) {
        try (Stream<String> lines = Files.lines(Reference.path(path))) {
            return lines.mapToDouble(Double::parseDouble).toArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Weights npz(String path) {
        Path file = Reference.path(path);
        try {
            return Weights.read(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
