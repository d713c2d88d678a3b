package dev.unrolled.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unrolled.Reference;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WritingTest {
    private static final Tensor KERNEL = Tensor.of("kernel", new float[][] {{1, 2}, {3, 4}, {5, 6}});
    private static final Tensor BIAS = Tensor.of("bias", new double[] {0.1, Double.NaN, -0.0});

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** The header, byte by byte, with NumPy's room for a longer first size. */
    @Test
    void anArrayAsNumpySavesIt() throws IOException {
        Path file = folder.resolve("kernel.npy");
        KERNEL.write(file);
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }";
        byte[] expected = new LittleEndian()
                .bytes((byte) 0x93)
                .text("NUMPY")
                .bytes((byte) 1, (byte) 0)
                .u16(118)
                .text(header + " ".repeat(117 - header.length()) + "\n")
                .bytes(NpyFile.floats(ByteOrder.LITTLE_ENDIAN, 1, 2, 3, 4, 5, 6))
                .toByteArray();
        assertArrayEquals(expected, Files.readAllBytes(file));
    }

    /** NumPy saves an array with up to 14 dimensions of size 1 behind 128 bytes, and one with 15 to 32 behind 192. */
    @Test
    void headersArePaddedAsNumpyPadsThem() throws IOException {
        Path file = folder.resolve("deep.npy");
        for (int dimensions = 0; dimensions <= 32; dimensions++) {
            int[] shape = new int[dimensions];
            Arrays.fill(shape, 1);
            Tensor.of("deep", shape, new float[] {7}).write(file);
            int dataAt = dimensions < 15 ? 128 : 192;
            assertEquals(dataAt + 4, Files.size(file), dimensions + " dimensions");
            assertEquals(dataAt, Weights.read(file).tensor("deep").byteOffset());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f4_c",
                "f8",
                "f2",
                "f2_specials",
                "f4_specials",
                "i8_scalar",
                "f4_0d",
                "i4",
                "u1",
                "bool",
                "empty",
                "bias_1d"
            })
    void anArrayThatNumpySavedIsWrittenByteForByte(String name) throws IOException {
        Path original = Reference.path("numpy/" + name + ".npy");
        Path copy = folder.resolve("copy.npy");
        Weights.read(original).tensor(name).write(copy);
        assertArrayEquals(Files.readAllBytes(original), Files.readAllBytes(copy));
    }

    @ParameterizedTest
    @ValueSource(strings = {"b1", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8"})
    void everyTypeComesBackBitForBit(String code) throws IOException {
        NumberType type = NumberType.valueOf(dtype(code));
        // 65536 values: every pattern of 16 bits, spread over the bytes of wider types.
        byte[] data = new byte[0x10000 * type.bytes];
        for (int i = 0; i < data.length; i++) {
            int bits = i / type.bytes * 0x9E37;
            data[i] = (byte) (code.equals("b1") ? bits & 1 : bits >> (i % type.bytes % 2 * 8));
            if (code.endsWith("8") && !code.equals("f8") && i % 8 > 5) {
                data[i] = 0;
            }
        }
        byte[] original = NpyFile.npy((type.bytes == 1 ? "|" : "<") + code, "False", "(65536,)", data);
        Tensor tensor = Refusal.read(original, "t.npy").tensor("t");
        Path file = folder.resolve("t.npz");
        Weights.of(tensor).write(file);
        Tensor copy = Weights.read(file).tensor("t");
        assertEquals(tensor.dtype(), copy.dtype());
        byte[] written = Files.readAllBytes(file);
        int at = (int) copy.byteOffset();
        assertArrayEquals(data, Arrays.copyOfRange(written, at, at + data.length));
    }

    private static String dtype(String code) throws IOException {
        byte[] empty = NpyFile.npy((code.endsWith("1") ? "|" : "<") + code, "False", "(0,)");
        return Refusal.read(empty, "t").tensor("t").dtype().toUpperCase(Locale.ROOT);
    }

    @Test
    void archivesKeepNamesOrderShapesAndBits() throws IOException {
        Weights weights = Weights.of(
                KERNEL,
                BIAS,
                Tensor.of("rnn/cell/ü:0", new int[0], new float[] {7}),
                Tensor.of("", new int[] {2, 0, 3}, new double[0]));
        Path file = folder.resolve("cell.npz");
        weights.write(file);
        Weights copy = Weights.read(file);
        assertEquals(weights.names(), copy.names());
        for (String name : weights.names()) {
            assertEquals(weights.tensor(name).toString(), copy.tensor(name).toString());
            assertArrayEquals(
                    weights.tensor(name).toDoubles(), copy.tensor(name).toDoubles());
        }
    }

    /** An independent reader; it checks the sums as it reads. */
    @Test
    void theJdkReadsTheArchive() throws IOException {
        Path file = folder.resolve("cell.npz");
        Weights.of(KERNEL, BIAS).write(file);
        Path array = folder.resolve("kernel.npy");
        KERNEL.write(array);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(
                    List.of("kernel.npy", "bias.npy"),
                    zip.stream().map(ZipEntry::getName).toList());
            assertArrayEquals(
                    Files.readAllBytes(array),
                    zip.getInputStream(zip.getEntry("kernel.npy")).readAllBytes());
        }
    }

    @Test
    void theSameTensorsGiveTheSameFile() throws IOException {
        Path one = folder.resolve("one.npz");
        Path other = folder.resolve("other.npz");
        Weights.of(KERNEL, BIAS).write(one);
        Weights.read(one).write(other);
        assertArrayEquals(Files.readAllBytes(one), Files.readAllBytes(other));
        Weights.of(BIAS, KERNEL).write(other);
        assertEquals(List.of("bias", "kernel"), Weights.read(other).names());
    }

    @Test
    void moreMembersThanTheOldFormatCounts() throws IOException {
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < 65_536; i++) {
            tensors.add(Tensor.of("t" + i, new float[] {i}));
        }
        Path file = folder.resolve("many.npz");
        Weights.of(tensors.toArray(Tensor[]::new)).write(file);
        Weights many = Weights.read(file);
        assertEquals(65_536, many.names().size());
        assertEquals(65_535f, many.tensor("t65535").toFloats()[0]);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertEquals(65_536, zip.size());
        }
    }

    @Test
    void whatCannotBeWrittenLeavesTheOldFile() throws IOException {
        Path file = folder.resolve("cell.npz");
        Weights.of(KERNEL).write(file);
        byte[] old = Files.readAllBytes(file);
        ZipFileBuilder zip = new ZipFileBuilder();
        zip.stored("kernel.npy", NpyFile.npy("(1,)", 9));
        zip.stored("tag.txt", new byte[0]);
        Weights unreadable = Refusal.read(zip.toByteArray(), "other.npz");
        assertThrows(WeightsException.class, () -> unreadable.write(file));
        String expected = "a name of at most 65531 bytes in UTF-8, without NUL";
        Map<String, String> faults = Map.of(
                "half a pair \uD800",
                "an unpaired surrogate at index 12",
                "\uDC00\uD800 turned",
                "an unpaired surrogate at index 0",
                "\uD83D\uDE00\uD83D\uD83D\uDE00",
                "an unpaired surrogate at index 2",
                "nul \0",
                "a NUL at index 4",
                "ü".repeat(32766),
                "65532 bytes");
        faults.forEach((name, found) -> {
            Weights unwritable = Weights.of(Tensor.of(name, new float[0]));
            Refusal.assertRefused(() -> unwritable.write(file), "memory", name, -1, expected, found);
        });
        IOException full = new IOException("no space left");
        assertEquals(
                full,
                assertThrows(
                        IOException.class,
                        () -> SafeFile.write(file, out -> {
                            out.write("half".getBytes(StandardCharsets.US_ASCII));
                            out.flush();
                            throw full;
                        })));
        assertArrayEquals(old, Files.readAllBytes(file));
        assertEquals(List.of("cell.npz"), files());
        for (String name : List.of("ü".repeat(32765), "\uD83D\uDE00")) {
            Weights.of(Tensor.of(name, new float[0])).write(file);
            assertEquals(List.of(name), Weights.read(file).names());
        }
    }

    @Test
    void aFolderIsNotReplaced() throws IOException {
        Path inside = Files.createDirectory(folder.resolve("cell.npz")).resolve("inside");
        Files.createFile(inside);
        assertThrows(IOException.class, () -> Weights.of(KERNEL).write(folder.resolve("cell.npz")));
        assertTrue(Files.exists(inside));
        assertEquals(List.of("cell.npz"), files());
        assertThrows(IOException.class, () -> Weights.of(KERNEL).write(folder.resolve("absent/cell.npz")));
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = folder.resolve("v1.npz");
        Weights.of(KERNEL).write(file);
        Path link = folder.resolve("latest.npz");
        try {
            Files.createSymbolicLink(link, file);
        } catch (IOException | UnsupportedOperationException e) {
            Assumptions.abort("no links on this system: " + e);
        }
        Weights.of(BIAS).write(link);
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(List.of("bias"), Weights.read(file).names());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
