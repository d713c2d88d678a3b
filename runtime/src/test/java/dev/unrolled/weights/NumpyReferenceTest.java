package dev.unrolled.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.unrolled.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Files that NumPy wrote, and damaged ones, against what their manifest says of them. */
class NumpyReferenceTest {
    private static final Map<String, String> DTYPES = Map.ofEntries(
            Map.entry("f2", "float16"),
            Map.entry("f4", "float32"),
            Map.entry("f8", "float64"),
            Map.entry("i4", "int32"),
            Map.entry("i8", "int64"),
            Map.entry("u1", "uint8"),
            Map.entry("b1", "bool"));

    @TestFactory
    Stream<DynamicTest> everyFileIsAsItsManifestSays() throws IOException {
        JsonNode manifest = new ObjectMapper()
                .readTree(Reference.path("numpy/manifest.json").toFile());
        assertEquals(39, manifest.size(), "files in the manifest");
        return StreamSupport.stream(manifest.spliterator(), false)
                .map(sample -> DynamicTest.dynamicTest(sample.get("file").asText(), () -> check(sample)));
    }

    private static void check(JsonNode sample) throws IOException {
        Path file = Reference.path("numpy").resolve(sample.get("file").asText());
        if (sample.get("expect").asText().startsWith("reject")) {
            WeightsException refused = assertThrows(WeightsException.class, () -> Weights.read(file));
            assertEquals(file.toString(), refused.problems().get(0).source());
            WeightsException fromStream = assertThrows(WeightsException.class, () -> readStream(file));
            assertEquals(refused.getMessage(), fromStream.getMessage());
            return;
        }
        for (Weights weights : List.of(Weights.read(file), readStream(file))) {
            if (sample.has("arrays")) {
                checkArrays(sample.get("arrays"), weights);
            } else {
                checkValues(sample, weights);
            }
        }
    }

    private static Weights readStream(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return Weights.read(in, file.toString());
        }
    }

    private static void checkValues(JsonNode sample, Weights weights) {
        String name = sample.get("file").asText().replace(".npy", "");
        assertEquals(List.of(name), weights.names());
        Tensor tensor = weights.tensor(name);
        assertArrayEquals(ints(sample.get("shape")), tensor.shape());
        String descr = sample.path("descr").asText("<f4");
        assertEquals(DTYPES.get(descr.substring(1)), tensor.dtype());
        double[] values = tensor.toDoubles();
        float[] floats = tensor.toFloats();
        assertEquals(sample.get("values").size(), values.length);
        for (int i = 0; i < values.length; i++) {
            double expected = value(sample.get("values").get(i));
            assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(values[i]), "value " + i);
            assertEquals(Float.floatToIntBits((float) expected), Float.floatToIntBits(floats[i]), "float " + i);
        }
    }

    private static void checkArrays(JsonNode arrays, Weights weights) {
        List<String> names = new ArrayList<>();
        arrays.fieldNames().forEachRemaining(names::add);
        assertEquals(names, weights.names());
        for (String name : names) {
            JsonNode shapeAndType = arrays.get(name);
            if (shapeAndType.get(1).asText().startsWith("<U")) {
                WeightsException refused = assertThrows(WeightsException.class, () -> weights.tensor(name));
                assertEquals("strings ('<U3')", refused.problems().get(0).found());
                continue;
            }
            Tensor tensor = weights.tensor(name);
            assertArrayEquals(ints(shapeAndType.get(0)), tensor.shape(), name);
            String dtype = shapeAndType.get(1).asText();
            assertEquals(dtype.equals(">f8") ? "float64" : dtype, tensor.dtype(), name);
        }
    }

    /** The manifest gives no values of archives; they are those of the single files. */
    @Test
    void archivesHoldTheValuesOfTheSingleFiles() throws IOException {
        float[] kernel = tensor("f4_c.npy", "f4_c");
        float[] bias = tensor("bias_1d.npy", "bias_1d");
        for (String archive : List.of("cell_stored.npz", "cell_deflated.npz", "cell_mixed.npz")) {
            assertArrayEquals(kernel, tensor(archive, "kernel"), archive);
            assertArrayEquals(bias, tensor(archive, "bias"), archive);
        }
        assertArrayEquals(kernel, tensor("cell_positional.npz", "arr_0"));
        assertArrayEquals(bias, tensor("cell_positional.npz", "arr_1"));
        assertArrayEquals(kernel, tensor("cell_slash_names.npz", "rnn/basic_rnn_cell/kernel:0"));
        assertArrayEquals(bias, tensor("cell_slash_names.npz", "rnn/basic_rnn_cell/bias:0"));
        assertArrayEquals(bias, tensor("cell_slash_names.npz", "ünit"));
        assertArrayEquals(new float[] {7}, tensor("cell_mixed.npz", "step"));
    }

    private static float[] tensor(String file, String name) throws IOException {
        return Weights.read(Reference.path("numpy").resolve(file)).tensor(name).toFloats();
    }

    /** Hundreds of archives of all the frameworks' results: nothing that NumPy wrote may be refused. */
    @Test
    void everyOtherArchiveOfTheReferenceDataIsRead() throws IOException {
        Path ours = Reference.path("numpy");
        List<Path> files;
        try (Stream<Path> all = Files.walk(Reference.path(""))) {
            files = all.filter(file -> file.toString().endsWith(".npz"))
                    .filter(file -> !file.startsWith(ours))
                    .toList();
        }
        assertFalse(files.isEmpty());
        for (Path file : files) {
            Weights weights = Weights.read(file);
            assertFalse(weights.names().isEmpty(), file.toString());
            weights.names().forEach(weights::tensor);
        }
    }

    private static int[] ints(JsonNode shape) {
        return StreamSupport.stream(shape.spliterator(), false)
                .mapToInt(JsonNode::intValue)
                .toArray();
    }

    private static double value(JsonNode token) {
        return switch (token.asText()) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> token.doubleValue();
        };
    }
}
