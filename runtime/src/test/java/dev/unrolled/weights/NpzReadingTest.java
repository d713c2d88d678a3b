package dev.unrolled.weights;

import static dev.unrolled.weights.NpyFile.npy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form of {@code .npz} that is read, and what of an archive can be used when not all of it can. */
class NpzReadingTest {
    private static final float[] VALUES = {1.5f, -2, 3};

    @ParameterizedTest
    @CsvSource({
        "false, false, true, false",
        "false, false, false, false",
        "true, false, true, false",
        "true, false, false, false",
        "false, true, true, false",
        "false, true, false, false",
        "true, true, true, false",
        "true, true, false, false",
        "false, false, true, true",
        "true, true, true, true",
    })
    void layouts(boolean deflated, boolean streamed, boolean zip64Local, boolean zip64Table, @TempDir Path folder)
            throws IOException {
        ZipFileBuilder zip = new ZipFileBuilder();
        for (String name : List.of("kernel", "bias")) {
            byte[] array = npy("(3,)", VALUES);
            ZipFileBuilder.Member member =
                    deflated ? zip.deflated(name + ".npy", array) : zip.stored(name + ".npy", array);
            member.streamed = streamed;
            member.zip64Local = zip64Local;
            member.zip64Table = zip64Table;
        }
        zip.zip64End = zip64Table;
        zip.comment = "PK\u0005\u0006 is no end";
        byte[] file = zip.toByteArray();
        Path path = folder.resolve("cell.npz");
        Files.write(path, file);
        for (Weights weights : List.of(Weights.read(path), Refusal.read(file, "cell.npz"))) {
            assertEquals(List.of("kernel", "bias"), weights.names());
            for (String name : weights.names()) {
                Tensor tensor = weights.tensor(name);
                assertArrayEquals(VALUES, tensor.toFloats());
                if (deflated) {
                    assertEquals(-1, tensor.byteOffset());
                } else {
                    ByteBuffer data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
                    assertEquals(VALUES[2], data.getFloat((int) tensor.byteOffset() + 8));
                }
            }
        }
    }

    @Test
    void archivesThatTheJdkWrites() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("ünit.npy"));
            zip.write(npy("(3,)", VALUES));
        }
        assertArrayEquals(
                VALUES,
                Refusal.read(bytes.toByteArray(), "jdk.npz").tensor("ünit").toFloats());
    }

    @Test
    void anArchiveMayBeEmpty() throws IOException {
        ZipFileBuilder zip = new ZipFileBuilder();
        assertEquals(List.of(), Refusal.read(zip.toByteArray(), "none.npz").names());
    }

    @Test
    void names() throws IOException {
        ZipFileBuilder zip = new ZipFileBuilder();
        byte[] array = npy("(3,)", VALUES);
        zip.stored("rnn/basic_rnn_cell/kernel:0.npy", array);
        zip.stored("ünit €.npy", array);
        zip.stored(".npy", array);
        zip.stored("a.npy.npy", array);
        ZipFileBuilder.Member old = zip.stored("?", array);
        old.tableName = old.localName = "\u0081nit.npy".getBytes(StandardCharsets.ISO_8859_1);
        old.flags = 0;
        assertEquals(
                List.of("rnn/basic_rnn_cell/kernel:0", "ünit €", "", "a.npy", "ünit"),
                Refusal.read(zip.toByteArray(), "cell.npz").names());
    }

    /** 400 KB that deflate to nearly nothing, with more values than the chunks that they are read in. */
    @Test
    void manyValuesInFewBytes() throws IOException {
        ZipFileBuilder zip = new ZipFileBuilder();
        float[] values = new float[100_000];
        values[99_999] = 7;
        zip.deflated("kernel.npy", npy("(100000,)", values));
        byte[] file = zip.toByteArray();
        assertTrue(file.length < 2000, file.length + " bytes");
        assertArrayEquals(
                values, Refusal.read(file, "cell.npz").tensor("kernel").toFloats());
    }

    /** What is whole and no tensor is told when it is asked for, and keeps nothing else from being used. */
    @Test
    void membersThatAreNoTensors() throws IOException {
        ZipFileBuilder zip = new ZipFileBuilder();
        zip.stored("tag.npy", npy("<U3", "False", "()", new byte[12]));
        zip.deflated("objects.npy", npy("|O", "False", "(9,)", "a pickle".getBytes(StandardCharsets.US_ASCII)));
        zip.stored("step.npy", npy(">i8", "False", "()", NpyFile.longs(ByteOrder.BIG_ENDIAN, Long.MAX_VALUE)));
        zip.stored("README.txt", "Weights of a cell.".getBytes(StandardCharsets.US_ASCII));
        zip.stored("folder/", new byte[0]);
        zip.stored("secret.npy", npy("(3,)", VALUES)).flags = 1;
        ZipFileBuilder.Member packed = zip.stored("packed.npy", npy("(3,)", VALUES));
        packed.tableMethod = packed.localMethod = 12;
        zip.stored("kernel.npy", npy("(3,)", VALUES));

        Weights weights = Refusal.read(zip.toByteArray(), "cell.npz");
        assertEquals(
                List.of("tag", "objects", "step", "README.txt", "folder/", "secret", "packed", "kernel"),
                weights.names());
        assertArrayEquals(VALUES, weights.tensor("kernel").toFloats());
        String real = "real numbers (float16, float32, float64, integers or booleans)";
        assertUnreadable(weights, "tag", 57 + 20, real, "strings ('<U3')");
        int objects = zip.members.get(0).data.length + 57;
        assertUnreadable(weights, "objects", objects + 61, real, "pickled Python objects ('|O')");
        int step = objects + 61 + zip.members.get(1).data.length;
        String exact = "integers up to 2^53, which a double holds exactly";
        assertUnreadable(weights, "step", step + 58 + 128, exact, "9223372036854775807");
        int readme = step + 58 + 136;
        String array = "an array in NumPy's format";
        assertUnreadable(weights, "README.txt", readme, array, "a member that is no .npy file");
        int folder = readme + 60 + 18;
        assertUnreadable(weights, "folder/", folder, array, "a member that is no .npy file");
        int secret = folder + 57;
        assertUnreadable(weights, "secret", secret, array, "an encrypted member");
        int packedAt = secret + 60 + 140;
        assertUnreadable(weights, "packed", packedAt, array, "compression method 12");
    }

    /** As torch.save and Keras' model.save write them: whole models, none of whose members is an array. */
    @Test
    void archivesOfModels() throws IOException {
        byte[] bytes = {1, 2, 3, 4};
        String expected = "a .npy or .npz file";
        for (String name : List.of("data.pkl", "encoder/data.pkl")) {
            ZipFileBuilder checkpoint = new ZipFileBuilder();
            checkpoint.stored(name, bytes);
            checkpoint.stored("encoder/data/0", bytes);
            Refusal.assertRefused(checkpoint.toByteArray(), "m.pt", null, 0, expected, "a file of torch.save");
            checkpoint.stored("kernel.npy", npy("(3,)", VALUES));
            assertArrayEquals(
                    VALUES,
                    Refusal.read(checkpoint.toByteArray(), "m.npz")
                            .tensor("kernel")
                            .toFloats());
        }
        ZipFileBuilder model = new ZipFileBuilder();
        model.stored("metadata.json", bytes);
        model.stored("model.weights.h5", bytes);
        Refusal.assertRefused(model.toByteArray(), "m.keras", null, 0, expected, "a model that Keras saved");
        ZipFileBuilder other = new ZipFileBuilder();
        other.stored("notes/mydata.pkl", bytes);
        assertEquals(
                List.of("notes/mydata.pkl"),
                Refusal.read(other.toByteArray(), "other.zip").names());
    }

    private static void assertUnreadable(Weights weights, String name, long at, String expected, String found) {
        Refusal.assertRefused(() -> weights.tensor(name), "cell.npz", name, at, expected, found);
        Weights scoped = weights.scope("");
        Refusal.assertRefused(() -> scoped.tensor(name), "cell.npz", name, at, expected, found);
    }
}
